using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Benchmarks;

/// <summary>A year of one-minute bars that every machine has.</summary>
internal static class SyntheticYear
{
    public static Bar[] Bars()
    {
        var options = new SyntheticMarketOptions();
        var range = new SyntheticRange(options.Start, options.Start + TimeSpan.FromDays(365));
        return [.. SyntheticBars.Generate(options, options.Instruments[0].Instrument.Id, Timeframe.OneMinute, range)];
    }
}
