namespace Plimsoll.Core.Trading;

/// <summary>What a venue said when it was asked about an order whose fate is not known.</summary>
public abstract record OrderSearch
{
    private OrderSearch()
    {
    }

    /// <summary>The venue has it, or had it: what became of it, oldest first.</summary>
    public sealed record Found(IReadOnlyList<OrderReport> Reports) : OrderSearch;

    /// <summary>
    /// Asked by its id, and for open orders, ended orders and fills since the intent, at every endpoint that keeps
    /// orders: each question was answered, and no answer has it.
    /// </summary>
    public sealed record Missing : OrderSearch;

    /// <summary>At least one question was not answered, which proves nothing.</summary>
    public sealed record NoAnswer(string Text) : OrderSearch;
}
