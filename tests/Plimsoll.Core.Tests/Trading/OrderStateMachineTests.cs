using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Trading;

/// <summary>
/// Every pair of status and event against a table that was written from the specification, not from the code. A dash
/// is illegal; rows are statuses, columns events.
/// </summary>
public sealed class OrderStateMachineTests
{
    private const string Table = """
        status           released send_began refused_here accepted  refused  partly   fully  silence  absent     cancel_sent not_cancelled cancelled expired vanished
        held             pending  -          rejected     -         -        -        -      -        -          -           -             cancelled expired -
        pending          -        submitted  rejected     -         -        -        -      -        -          -           -             cancelled -       -
        submitted        -        -          -            accepted  rejected partial  filled unknown  -          -           submitted     cancelled expired -
        accepted         -        -          -            accepted  rejected partial  filled unknown  -          requested   accepted      cancelled expired unknown
        partial          -        -          -            partial   -        partial  filled unknown  -          requested   partial       cancelled expired unknown
        requested        -        -          -            requested -        requested filled unknown -          requested   accepted      cancelled expired unknown
        unknown          -        -          -            accepted  rejected partial  filled unknown  not_placed -           unknown       cancelled expired unknown
        not_placed       -        -          -            accepted  not_placed partial filled not_placed not_placed -        not_placed    cancelled expired -
        filled           -        -          -            filled    -        filled   filled filled   -          -           filled        filled    filled  -
        cancelled        -        -          -            cancelled -        cancelled filled cancelled -        -           cancelled     cancelled cancelled -
        expired          -        -          -            expired   -        expired  filled expired  -          -           expired       expired   expired -
        rejected         -        -          -            rejected  rejected rejected filled rejected -          -           rejected      -         -       -
        """;

    private static readonly Dictionary<string, OrderStatus> Statuses = new()
    {
        ["held"] = OrderStatus.Held,
        ["pending"] = OrderStatus.Pending,
        ["submitted"] = OrderStatus.Submitted,
        ["accepted"] = OrderStatus.Accepted,
        ["partial"] = OrderStatus.PartiallyFilled,
        ["requested"] = OrderStatus.CancelRequested,
        ["unknown"] = OrderStatus.Unknown,
        ["not_placed"] = OrderStatus.NotPlaced,
        ["filled"] = OrderStatus.Filled,
        ["cancelled"] = OrderStatus.Cancelled,
        ["expired"] = OrderStatus.Expired,
        ["rejected"] = OrderStatus.Rejected,
    };

    private static readonly Dictionary<string, OrderEvent> Events = new()
    {
        ["released"] = OrderEvent.Released,
        ["send_began"] = OrderEvent.SendBegan,
        ["refused_here"] = OrderEvent.RefusedLocally,
        ["accepted"] = OrderEvent.Accepted,
        ["refused"] = OrderEvent.Refused,
        ["partly"] = OrderEvent.PartlyFilled,
        ["fully"] = OrderEvent.FullyFilled,
        ["silence"] = OrderEvent.SilenceFell,
        ["absent"] = OrderEvent.AbsenceProven,
        ["cancel_sent"] = OrderEvent.CancelSent,
        ["not_cancelled"] = OrderEvent.CancelRefused,
        ["cancelled"] = OrderEvent.Cancelled,
        ["expired"] = OrderEvent.Expired,
        ["vanished"] = OrderEvent.Vanished,
    };

    private static readonly string[][] Cells =
        [.. Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    public static TheoryData<OrderStatus, OrderEvent, OrderStatus?> Pairs()
    {
        var pairs = new TheoryData<OrderStatus, OrderEvent, OrderStatus?>();
        foreach (var row in Cells.Skip(1))
            for (var column = 1; column < row.Length; column++)
                pairs.Add(Statuses[row[0]], Events[Cells[0][column]], row[column] == "-" ? null : Statuses[row[column]]);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_pair_is_as_the_table_says(OrderStatus status, OrderEvent happened, OrderStatus? next) =>
        OrderStateMachine.Next(status, happened).ShouldBe(next);

    [Fact]
    public void The_table_knows_every_status_and_every_event()
    {
        Pairs().Count.ShouldBe(Enum.GetValues<OrderStatus>().Length * Enum.GetValues<OrderEvent>().Length);
        Statuses.Values.ShouldBe(Enum.GetValues<OrderStatus>(), ignoreOrder: true);
        Events.Values.ShouldBe(Enum.GetValues<OrderEvent>(), ignoreOrder: true);
    }

    [Fact]
    public void An_ended_order_stays_ended_unless_absence_was_wrong()
    {
        foreach (var status in Statuses.Values.Where(OrderStateMachine.IsTerminal))
            foreach (var happened in Events.Values)
                if (OrderStateMachine.Next(status, happened) is { } next && status != OrderStatus.NotPlaced)
                    OrderStateMachine.IsTerminal(next).ShouldBeTrue($"{status} {happened}");
    }

    [Fact]
    public void What_may_be_at_the_venue_counts_as_exposure() =>
        Statuses.Values.Where(OrderStateMachine.MayWork).ShouldBe(
        [
            OrderStatus.Pending, OrderStatus.Submitted, OrderStatus.Accepted, OrderStatus.PartiallyFilled,
            OrderStatus.CancelRequested, OrderStatus.Unknown,
        ], ignoreOrder: true);
}
