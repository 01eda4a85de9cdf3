namespace Plimsoll.Core.Strategies.SmaCross;

/// <summary>Validated values of the parameters of <see cref="SmaCrossDefinition"/>.</summary>
public sealed record SmaCrossOptions(
    int Fast, int Slow, int AtrPeriod, double StopAtr, bool AllowsShort, TimeSpan SignalLife)
{
    public static SmaCrossOptions From(StrategyParameters parameters) => new(
        parameters.Integer("fast"),
        parameters.Integer("slow"),
        parameters.Integer("atrPeriod"),
        (double)parameters.Number("stopAtr"),
        parameters.Choice("direction") == "both",
        TimeSpan.FromHours(parameters.Integer("expiryHours")));
}
