using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Backtesting.LookAhead;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies.Rules;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Tests.Strategies;

namespace Plimsoll.Core.Tests.Backtesting.LookAhead;

/// <summary>A strategy that looks at a second instrument can cheat there too, and is caught there.</summary>
public sealed class LookAheadReferenceTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly Instrument Second = RiskCase.Spot with { Id = InstrumentId.Of("sim:OTHER-USD") };
    private static readonly Bar[] Own = StrategyDriver.Walk(5, 1_500);

    // Some bars are missing, so that the places of a time differ.
    private static readonly Bar[] Other = [.. StrategyDriver.Walk(9, 1_500).Where((_, i) => i % 7 != 3)];
    private static readonly LookAheadSeries Both = new(Own, [Other]);

    [Fact]
    public void Who_reads_the_next_bar_of_the_other_is_caught_before_every_cut()
    {
        var result = Check(Behind);

        result.Findings.ShouldContain(finding => finding.Test == LookAheadTest.Cut);
        result.Findings.Count(finding => finding.Test == LookAheadTest.Perturbed).ShouldBe(LookAheadCheck.MostCuts);
        foreach (var finding in result.Findings)
        {
            (finding.What, finding.Instrument).ShouldBe(("the other's next close", RiskCase.Spot.Id.Value));
            (finding.CutAt - finding.BarTime).ShouldBeInRange(Hour, 2 * Hour);
        }
    }

    [Fact]
    public void Who_reads_the_last_bar_of_the_other_is_left_alone()
    {
        var result = Check(Before);

        result.Findings.ShouldBeEmpty();
        (result.Cuts, result.Signals).ShouldSatisfyAllConditions(
            one => one.Cuts.ShouldBe(LookAheadCheck.MostCuts), one => one.Signals.ShouldBeGreaterThan(10));
    }

    [Fact]
    public void A_document_that_compares_two_instruments_cannot_cheat()
    {
        var survey = Survey([RiskCase.Spot], [Second]);
        Feed(survey, 3_000);

        var result = survey.Run(1, _ => false);

        result.Findings.ShouldBeEmpty();
        result.StartFindings.ShouldBeEmpty();
        result.Starts.ShouldBe(5);
        result.Signals.ShouldBeGreaterThan(10);
        result.Coverage.ShouldBe("all 3,000 bars of one instrument with those it looks at");
    }

    [Fact]
    public void Two_that_are_traded_and_look_at_each_other_are_cut_together()
    {
        var survey = Survey([RiskCase.Spot, Second], []);
        Feed(survey, 2_000);

        var result = survey.Run(1, _ => false);

        (result.Bars, result.Cuts, result.IsClean).ShouldBe((4_000, 40, true));
        result.Coverage.ShouldBe("all 4,000 bars of 2 instruments, each by itself with those it looks at");
    }

    [Fact]
    public void Pieces_of_both_are_of_the_same_times()
    {
        var (own, other) = (new LookAheadPieces(100), new LookAheadPieces(100));
        for (var place = 0; place < 12_345; place++)
        {
            own.Add(BarAt(place), place);
            // It begins later and has every third bar only.
            if (place >= 2_000 && place % 3 == 0)
                other.Add(BarAt(place), place);
        }

        own.Stride.ShouldBe(other.Stride);
        var beside = other.ToPieces(own.Stride).ToDictionary(piece => piece.Number, piece => piece.Bars);
        var pieces = own.ToPieces(own.Stride);
        pieces.Sum(piece => piece.Bars.Length).ShouldBeInRange(41, 100);
        foreach (var (number, bars) in pieces)
            beside.GetValueOrDefault(number).ToArray().ShouldBe(
                bars.ToArray().Where(bar => bar.Close >= 2_001 && (int)(bar.Close - 1) % 3 == 0));
    }

    [Fact]
    public void Perturbed_others_keep_what_opened_before_the_cut()
    {
        var cut = Own[700].OpenTime;

        var changed = Both.OtherwiseFrom(700, new SeededRandom(3)).Others[0].ToArray();
        var before = Both.Before(700).Others[0].ToArray();

        before.ShouldBe(Other.Where(bar => bar.OpenTime < cut));
        changed[..before.Length].ShouldBe(before);
        for (var i = before.Length; i < changed.Length; i++)
            changed[i].Close.ShouldNotBe(Other[i].Close);
    }

    private static double Behind(ReadOnlySpan<Bar> others, Timestamp now)
    {
        foreach (var bar in others)
            if (bar.OpenTime > now)
                return bar.Close;
        return double.NaN;
    }

    private static double Before(ReadOnlySpan<Bar> others, Timestamp now)
    {
        var last = double.NaN;
        foreach (var bar in others)
            if (bar.OpenTime < now)
                last = bar.Close;
        return last;
    }

    private delegate double Reads(ReadOnlySpan<Bar> others, Timestamp now);

    // The strategy is handed what the check allows of both series, and looks in the other's at the time of its own bar.
    private static LookAheadResult Check(Reads reads)
    {
        CheatingDefinition Over(LookAheadSeries series) => new(
            series.Own, "the other's next close",
            (own, index) => reads(series.Others[0].Span, own.Span[index].OpenTime));
        var setup = new BacktestSetup
        {
            Instruments = [RiskCase.Spot],
            References = [Second],
            Timeframe = Timeframe.Of("1h"),
            Strategy = Over(Both),
            Parameters = new Dictionary<string, string>(),
        };
        return new LookAheadCheck(setup, Over).Run(Both, 1, _ => false);
    }

    private static LookAheadSurvey Survey(Instrument[] traded, Instrument[] references) => new(new BacktestSetup
    {
        Instruments = traded,
        References = references,
        Timeframe = Timeframe.Of("1h"),
        Strategy = new RuleDefinition(
            RuleReader.Read(
                $$"""
                { "schemaVersion": 1, "strategyName": "Together",
                  "s1_signal": { "conditions": [
                    { "indicator": "correlation({{Second.Id}},100)", "operator": ">=", "value": 0.05 } ] },
                  "z1_entry": { "conditions": [ { "indicator": "close", "operator": ">", "value": 0 } ],
                    "stopLoss": { "offsetPercent": 1 }, "takeProfit": { "offsetPercent": 2 } } }
                """), 1),
        Parameters = new Dictionary<string, string>(),
    });

    private static void Feed(LookAheadSurvey survey, int length)
    {
        var (own, other) = (StrategyDriver.Walk(1, length), StrategyDriver.Walk(2, length));
        for (var i = 0; i < length; i++)
        {
            survey.Keep(0, in own[i]);
            survey.Keep(1, in other[i]);
        }
    }

    private static Bar BarAt(int place) =>
        new(Own[0].OpenTime + Hour * place, place + 1, place + 1, place + 1, place + 1, 1);
}
