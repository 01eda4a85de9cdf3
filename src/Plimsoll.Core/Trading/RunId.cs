namespace Plimsoll.Core.Trading;

/// <summary>Identity of one strategy run (a bot's life from start to stop) on an account, made outside the core.</summary>
public readonly record struct RunId(Guid Value)
{
    /// <summary>Orders that no strategy asked for: a person's, the kill switch's.</summary>
    public static RunId None => default;

    public override string ToString() => Value.ToString();
}
