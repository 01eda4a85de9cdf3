using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Backtesting.LookAhead;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Tests.Strategies;

namespace Plimsoll.Core.Tests.Backtesting.LookAhead;

/// <summary>All instruments of a run, and all of its length, in bounded memory.</summary>
public sealed class LookAheadSurveyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(100)]
    public void What_fits_is_kept_as_one_piece(int length)
    {
        var bars = StrategyDriver.Walk(1, length);

        var pieces = Kept(bars, 100);

        pieces.SelectMany(piece => piece.ToArray()).ShouldBe(bars);
        pieces.Count.ShouldBe(Math.Min(1, length));
    }

    [Theory]
    [InlineData(101)]
    [InlineData(150)]
    [InlineData(201)]
    [InlineData(399)]
    [InlineData(1_000)]
    [InlineData(12_345)]
    public void A_longer_run_is_kept_in_pieces_that_lie_evenly_over_it(int length)
    {
        var bars = StrategyDriver.Walk(1, length);

        var pieces = Kept(bars, 100);

        var starts = pieces.Select(piece => Array.IndexOf(bars, piece.Span[0])).ToArray();
        var steps = starts.Zip(starts.Skip(1), (one, next) => next - one).Distinct().ToArray();
        steps.ShouldHaveSingleItem();
        starts[0].ShouldBe(0);
        starts[^1].ShouldBeGreaterThan(length - 1 - steps[0]);
        for (var i = 0; i < pieces.Count; i++)
            pieces[i].ToArray().ShouldBe(bars.Skip(starts[i]).Take(10));
        pieces.Sum(piece => piece.Length).ShouldBeInRange(41, 100);
    }

    [Fact]
    public void Every_instrument_is_cut_and_the_answer_says_what_was_looked_at()
    {
        var survey = Survey(RiskCase.Spot, RiskCase.Spot with { Id = InstrumentId.Of("sim:OTHER-USD") });
        Feed(survey, 0, 3_000);
        Feed(survey, 1, 2_000);

        var result = survey.Run(1, _ => false);

        (result.Bars, result.Cuts, result.IsClean).ShouldBe((5_000, 40, true));
        result.Signals.ShouldBeGreaterThan(0);
        result.Verdict().ShouldEndWith("in 80 runs with the future cut off or replaced: "
            + "all 5,000 bars of 2 instruments, each by itself.");
    }

    [Fact]
    public void A_run_that_does_not_fit_is_cut_in_every_piece()
    {
        var survey = Survey(RiskCase.Spot);
        Feed(survey, 0, LookAheadCheck.MostBars + 1);

        var result = survey.Run(1, _ => false);

        // Two cuts in each of five whole pieces, none in the one that has begun with a single bar.
        (result.Bars, result.Cuts).ShouldBe((250_001, 20));
        result.Coverage.ShouldBe("250,001 of 500,001 bars of one instrument, in 6 pieces");
    }

    [Fact]
    public void A_survey_that_is_stopped_tells_what_it_has_seen()
    {
        var survey = Survey(RiskCase.Spot, RiskCase.Spot with { Id = InstrumentId.Of("sim:OTHER-USD") });
        Feed(survey, 0, 500);
        Feed(survey, 1, 500);
        var told = new List<double>();

        var result = survey.Run(1, done =>
        {
            told.Add(done);
            return done >= 0.4;
        });

        told.ShouldBeInOrder();
        (result.Bars, result.Cuts).ShouldBe((500, 16));
        result.Coverage.ShouldBe("500 of 1,000 bars of 2 instruments, each by itself, in 2 pieces");
    }

    private static IReadOnlyList<ReadOnlyMemory<Bar>> Kept(Bar[] bars, int most)
    {
        var pieces = new LookAheadPieces(most);
        foreach (ref readonly var bar in bars.AsSpan())
            pieces.Add(in bar);
        pieces.Seen.ShouldBe(bars.Length);
        return pieces.ToArrays();
    }

    private static LookAheadSurvey Survey(params Instrument[] instruments) => new(new BacktestSetup
    {
        Instruments = instruments,
        Timeframe = Timeframe.Of("1h"),
        Strategy = StrategyCatalog.Find("sma-cross")!,
        Parameters = new Dictionary<string, string>(),
    });

    private static void Feed(LookAheadSurvey survey, int slot, int length)
    {
        foreach (ref readonly var bar in StrategyDriver.Walk((ulong)slot + 1, length).AsSpan())
            survey.Keep(slot, in bar);
    }
}
