using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Accounts.Tape;

/// <summary>Everything that an account is told, in the order in which it hears it. Names are part of what is stored.</summary>
public abstract record AccountInput
{
    private AccountInput()
    {
    }

    /// <summary>It was put back together from its facts; what follows is one life of its runner.</summary>
    public sealed record Began(LifeBeginning Life) : AccountInput;

    public sealed record Told(MarketEvent Event) : AccountInput;

    /// <summary>A run was taken on.</summary>
    /// <param name="Run">What it is.</param>
    /// <param name="Own">One-minute bars that warm it up, ascending.</param>
    /// <param name="References">The same of the instruments that it looks at.</param>
    public sealed record RunJoined(
        RunConfiguration Run, IReadOnlyList<Bar> Own, IReadOnlyList<ReferenceBars> References) : AccountInput;

    public sealed record Called(EngineCall Call) : AccountInput;

    /// <param name="Instrument">Whose.</param>
    /// <param name="Bars">One-minute bars, ascending.</param>
    public sealed record ReferenceBars(InstrumentId Instrument, IReadOnlyList<Bar> Bars);
}
