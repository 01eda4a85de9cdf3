using Plimsoll.Core.Engine;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies.Rules;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies.Rules;

/// <summary>What holds for every document on every market: one entry and one close a signal, pauses, and a way out.</summary>
public sealed class RuleCycleTests
{
    private const int Bars = 400;

    [Fact]
    public void A_cycle_has_one_entry_and_one_close_and_keeps_its_pauses()
    {
        var seen = new Dictionary<string, int>();
        for (var seed = 1UL; seed <= 160; seed++)
        {
            var json = seed % 2 == 0
                ? RuleText.Random(new SeededRandom(seed / 2))
                : RuleText.Wide(new SeededRandom(seed));
            var recorder = new RuleRecorder(json, RuleRecorder.Walk(seed, Bars));
            var document = RuleText.Document(json);
            CheckEntries(recorder, seen);
            CheckExits(recorder, seen);
            CheckPauses(recorder, document);
        }

        seen.Keys.ShouldBe(["long", "short", "Stop", "Target", "RuleClose", "Emergency", "limit exit", "unfilled"],
            ignoreOrder: true, customMessage: "else something was not shown");
        seen.Values.Min().ShouldBeGreaterThan(10, "else nothing was shown");
    }

    private static void CheckEntries(RuleRecorder recorder, Dictionary<string, int> seen)
    {
        var entries = Tickets(recorder).Where(ticket => ticket.IsEntry).ToArray();
        entries.Select(ticket => ticket.SignalNumber).ShouldBeUnique("one order a signal");
        var filled = Fills(recorder).Select(fill => fill.IntentNumber).ToHashSet();
        foreach (var entry in entries)
            Count(seen, !filled.Contains(entry.IntentNumber) ? "unfilled"
                : entry.Side == OrderSide.Buy ? "long" : "short");
        // Between two entries that were filled the position was flat.
        var quantity = 0m;
        var isEntry = entries.Select(ticket => ticket.IntentNumber).ToHashSet();
        foreach (var fill in Fills(recorder))
        {
            if (isEntry.Contains(fill.IntentNumber))
                quantity.ShouldBe(0m, "one entry a cycle");
            quantity += fill.Side == OrderSide.Buy ? fill.Quantity.Value : -fill.Quantity.Value;
        }
    }

    private static void CheckExits(RuleRecorder recorder, Dictionary<string, int> seen)
    {
        var exits = Tickets(recorder).Where(ticket => ticket.Purpose == OrderPurpose.Exit).ToArray();
        foreach (var signal in exits.GroupBy(ticket => ticket.SignalNumber))
        {
            signal.Count(ticket => ticket.Type == OrderType.Market).ShouldBeLessThanOrEqualTo(1);
            signal.Count(ticket => ticket.Type == OrderType.Limit).ShouldBeLessThanOrEqualTo(1);
        }

        var filled = Fills(recorder).Select(fill => fill.IntentNumber).ToHashSet();
        foreach (var limit in exits.Where(one => one.Type == OrderType.Limit && filled.Contains(one.IntentNumber)))
            Count(seen, "limit exit");
        foreach (var trip in recorder.Trips)
            Count(seen, trip.ExitReason.ToString());
        var closes = Signals(recorder).Count(signal => signal.Action == SignalAction.Close);
        var emergencies = recorder.Trips.Count(trip => trip.ExitReason == ExitReason.Emergency);
        // An exit at a limit that an emergency overtook is the one case of two.
        closes.ShouldBeLessThanOrEqualTo(recorder.Trips.Count() + emergencies + 1);
    }

    private static void CheckPauses(RuleRecorder recorder, RuleDocument document)
    {
        foreach (var trip in recorder.Trips)
        {
            var pause = trip.ExitReason == ExitReason.Emergency
                ? document.Emergency.Cooldown
                : document.Limits.CooldownAfterClose;
            Signals(recorder).ShouldNotContain(signal =>
                signal.Action == SignalAction.Open && signal.Time >= trip.ExitTime && signal.Time < trip.ExitTime + pause);
        }
    }

    private static Signal[] Signals(RuleRecorder recorder) =>
        [.. recorder.Facts.OfType<AccountFact.SignalCreated>().Select(fact => fact.Signal)];

    private static IEnumerable<OrderTicket> Tickets(RuleRecorder recorder) =>
        recorder.Facts.OfType<AccountFact.OrderIntended>().Select(fact => fact.Ticket);

    private static IEnumerable<Fill> Fills(RuleRecorder recorder) =>
        recorder.Facts.OfType<AccountFact.FillBooked>().Select(fact => fact.Fill);

    private static void Count(Dictionary<string, int> seen, string what) => seen[what] = seen.GetValueOrDefault(what) + 1;
}
