using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>A price range that three bars left untraded. Middle bar and side are its identity.</summary>
internal struct FairValueGap
{
    /// <summary>Open time of the middle bar of the three.</summary>
    public Timestamp MiddleTime { get; init; }

    /// <summary>+1 bullish: price left it upwards; −1 bearish.</summary>
    public int Side { get; init; }

    public double Top { get; init; }

    public double Bottom { get; init; }

    public double Score { get; init; }

    public GapState State { get; set; }

    /// <summary>Bars since the third.</summary>
    public int Age { get; set; }

    /// <summary>Age at which a bar first came to its middle; −1 while none has.</summary>
    public int MiddleAge { get; set; }

    public readonly double Middle => (Top + Bottom) / 2;

    /// <summary>The edge that price meets first when it comes back.</summary>
    public readonly double Near => Side > 0 ? Top : Bottom;

    public readonly double Far => Side > 0 ? Bottom : Top;

    public readonly bool IsLive => State is GapState.Fresh or GapState.Mitigated;

    /// <summary>No bar has come to its middle yet: that price lies on the better side of every close since.</summary>
    public readonly bool IsWaiting => IsLive && MiddleAge < 0;

    /// <summary>A bar later.</summary>
    public void Meet(in Bar bar, int life)
    {
        Age++;
        if (!IsLive)
            return;
        var reached = Side > 0 ? bar.Low : -bar.High;
        if (MiddleAge < 0 && reached <= Side * Middle)
            MiddleAge = Age;
        if (reached <= Side * Far)
            State = GapState.Filled;
        else if (Age >= life)
            State = GapState.Expired;
        else if (reached <= Side * Near)
            State = GapState.Mitigated;
    }
}
