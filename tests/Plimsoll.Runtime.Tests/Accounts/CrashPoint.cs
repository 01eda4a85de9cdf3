using System.Text;
using System.Text.Json;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Runtime.Tests.Trading;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Runtime.Tests.Accounts;

/// <summary>What is durable right after a write.</summary>
internal sealed record CrashPoint(int Number, string Kind, MemoryDatabase.Image Image)
{
    public static IReadOnlyList<string> FactsOf(MemoryDatabase.Image image) =>
        [.. image.Accounts.Values.Single().Facts.Select(fact => Encoding.UTF8.GetString(fact))];

    /// <summary>The same log, byte for byte; the first difference is shown.</summary>
    public static void ExpectFacts(MemoryDatabase.Image image, IReadOnlyList<string> expected, string when)
    {
        var facts = FactsOf(image);
        for (var index = 0; index < Math.Min(facts.Count, expected.Count); index++)
            facts[index].ShouldBe(expected[index], $"{when}, fact {index + 1}");
        facts.Count.ShouldBe(expected.Count, when);
    }

    /// <summary>Orders that were proven never to have reached the venue.</summary>
    public static IReadOnlyList<long> RuledOut(MemoryDatabase.Image image) =>
    [
        .. image.Accounts.Values.Single().Facts.Select(fact => FactJson.Read(fact)).OfType<AccountFact.OrderStepped>()
            .Where(step => step.Happened == OrderEvent.AbsenceProven).Select(step => step.IntentNumber),
    ];

    /// <summary>Orders that were going to be sent, and that the venue never had.</summary>
    public IReadOnlyList<long> Lost()
    {
        var told = new HashSet<long>();
        if (Image.Venues.Values.SingleOrDefault() is { } bytes)
            told.UnionWith(JsonSerializer.Deserialize<SimulatedVenueRecord>(bytes, FactJson.Options)!
                .LastReports.Select(report => report.Report.IntentNumber));
        return
        [
            .. Fold().Orders.Open.Where(order => order.Status == OrderStatus.Submitted)
                .Select(order => order.Ticket.IntentNumber).Where(intent => !told.Contains(intent)),
        ];
    }

    public override string ToString() => $"crash point {Number} ({Kind})";

    /// <summary>What the facts alone say.</summary>
    public AccountState Fold()
    {
        var account = Image.Accounts.Values.Single();
        var state = AccountStory.NewState(account.Record.Id);
        foreach (var fact in account.Facts)
            state.Apply(FactJson.Read(fact));
        return state;
    }
}
