using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Markets;

/// <summary>One-minute bars before a run's start, ascending.</summary>
/// <param name="Own">Of its instrument.</param>
public sealed record RunHistory(IReadOnlyList<Bar> Own)
{
    /// <summary>Of the instruments that it looks at.</summary>
    public IReadOnlyDictionary<InstrumentId, IReadOnlyList<Bar>> References { get; init; } =
        new Dictionary<InstrumentId, IReadOnlyList<Bar>>();
}
