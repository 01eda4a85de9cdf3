using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Replays;
using Plimsoll.Runtime.Tests.Trading;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Runtime.Tests.Replays;

/// <summary>What a market told for some hours, as it is stored, and who trades on it.</summary>
internal sealed record Recording(
    IReadOnlyList<Instrument> Instruments, IReadOnlyList<TickRun> Runs, IReadOnlyList<MarketEvent> Told)
{
    /// <summary>Of the simulated market, all its instruments, from its beginning.</summary>
    public static Recording Of(TimeSpan length)
    {
        var tape = new MarketTape(seed: 7);
        var (runs, told) = (new List<TickRun>(), new List<MarketEvent>());
        var end = tape.Time + length;
        while (tape.NextTime < end)
        {
            if (tape.MinuteEndsBeforeNext)
                told.AddRange(tape.EndMinute());
            var traded = tape.TakeTrade();
            told.Add(traded);
            var slot = tape.Instruments.Index().First(one => one.Item.Id == traded.InstrumentId).Index;
            if (traded.Quote is { } quote)
                runs.Add(new TickRun(slot, TickKind.Quote, default, new QuoteTick[] { new(runs.Count + 1, quote) }));
            runs.Add(new TickRun(slot, TickKind.Trade, new TradeTick[] { new(traded.Trade, null) }, default));
        }

        return new Recording(tape.Instruments, runs, told);
    }

    public ReplaySource Source => ReplayTicks.Of(
        Instruments, (Told[0].Time, Told[^1].Time), _ => Runs.ToAsyncEnumerable());

    /// <summary>Trades every few minutes.</summary>
    public static ReplayBot Trader
    {
        get
        {
            var plan = BotPlan.Busy;
            return new ReplayBot
            {
                Strategy = StrategyCatalog.Find("sma-cross")!,
                Parameters = plan.Parameters,
                InstrumentId = plan.InstrumentId,
                Timeframe = Timeframe.Of(plan.Timeframe),
                Sizing = plan.Sizing,
            };
        }
    }

    /// <summary>Trades of one instrument at these seconds, and nothing else.</summary>
    public static ReplaySource At(params double[] seconds)
    {
        var instrument = new MarketTape(seed: 7).Instruments[0];
        var times = seconds.Select(second => new Timestamp((long)(second * Timestamp.MicrosPerSecond))).ToArray();
        var runs = times.Select((time, index) => new TickRun(
            0, TickKind.Trade, new TradeTick[] { new(new Trade(time, 100, 1, false, index + 1), null) }, default));
        return ReplayTicks.Of([instrument], (times[0], times[^1]), _ => runs.ToAsyncEnumerable());
    }
}
