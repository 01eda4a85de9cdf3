using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Fabio;

/// <summary>A value area seen in the direction of a trade.</summary>
/// <param name="Side">Up: long; down: short.</param>
/// <param name="Control">Point of control.</param>
/// <param name="Broken">The side that price leaves by: high for a long, low for a short.</param>
/// <param name="Far">The other side.</param>
internal readonly record struct ValueArea(PositionSide Side, double Control, double Broken, double Far)
{
    public int Sign => Side == PositionSide.Long ? 1 : -1;

    /// <summary>What a close must pass.</summary>
    public double BreakLevel(FabioOptions options) => Broken * (1 + Sign * options.BreakoutBuffer);

    /// <summary>Whether a bar has come back to the control.</summary>
    public bool IsBack(in Bar bar) => Sign > 0 ? bar.Low <= Control : bar.High >= Control;

    public double Stop(FabioOptions options) => Far * (1 - Sign * options.StopBuffer);

    /// <summary>Whichever is farther: beyond the broken side, or so many times the risk.</summary>
    public double Target(FabioOptions options, double entry)
    {
        var beyond = Broken * (1 + Sign * options.TargetBuffer);
        var reward = entry + options.TargetR * (entry - Stop(options));
        return Sign * beyond > Sign * reward ? beyond : reward;
    }
}
