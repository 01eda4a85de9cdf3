using Plimsoll.Core.Trading;
using Plimsoll.Loopback.Faults;
using Plimsoll.Runtime.Venues;
using Plimsoll.Venues.Binance;

namespace Plimsoll.Venues.Tests.Conformance;

/// <summary>
/// What an adapter owes where its venue takes a stop and a target as one list: each of them is told of by itself, and what
/// is said of both is true of both.
/// </summary>
public sealed class ListConformanceTests(WireVenue wire) : IClassFixture<WireVenue>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<FaultKind?> Cases { get; } = [.. ConformanceTests.Faults];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_said_of_a_list_is_what_the_venue_did_with_both(FaultKind? fault)
    {
        var (venue, instrument, price) = await wire.ConnectAsync(BinanceProduct.Spot);
        await using var sender = venue;
        var (stop, target) = ApprovedPair.Of(instrument, price, wire.NextIntent(), wire.NextIntent());
        var before = fault is { } kind ? Fired(kind) : 0;
        if (fault is { } next)
            wire.Server.Faults.Next(next, "POST /api/v3/orderList/oco");

        var outcome = await ConformanceTests.SendAsync(
            () => sender.SubmitPairAsync(stop, target, Cancel),
            text => PairOutcome.OfBoth(new SubmitOutcome.Unknown(text)));
        if (fault is { } asked)
            Fired(asked).ShouldBe(before + 1);
        if (fault is null or FaultKind.NumberAsString or FaultKind.NumberAsExponent or FaultKind.FillBeforeAck)
            outcome.Stop.ShouldBeOfType<SubmitOutcome.Accepted>();
        var isThere = await wire.TruthOfAsync(stop.Ticket.IntentNumber) is not null;
        (await wire.TruthOfAsync(target.Ticket.IntentNumber) is not null).ShouldBe(isThere, "both or neither");
        foreach (var said in new[] { outcome.Stop, outcome.Target })
            (said is SubmitOutcome.Accepted).ShouldBe(isThere && said is not SubmitOutcome.Unknown);
        await AskAndEndListAsync(stop.Ticket, target.Ticket, isThere);
    }

    [Theory]
    [InlineData(1.02, 1.04)]
    [InlineData(0.96, 0.98)]
    public async Task A_list_that_the_price_does_not_stand_between_is_refused_as_a_whole(double stopAt, double targetAt)
    {
        var (venue, instrument, price) = await wire.ConnectAsync(BinanceProduct.Spot);
        await using var sender = venue;
        var (stop, target) = ApprovedPair.Of(
            instrument, price, wire.NextIntent(), wire.NextIntent(), ((decimal)stopAt, (decimal)targetAt));
        var outcome = await sender.SubmitPairAsync(stop, target, Cancel);
        foreach (var said in new[] { outcome.Stop, outcome.Target })
            said.ShouldBeOfType<SubmitOutcome.Refused>().Code.ShouldBe("order.price_passed");
        (await wire.TruthOfAsync(stop.Ticket.IntentNumber)).ShouldBeNull();
        (await wire.TruthOfAsync(target.Ticket.IntentNumber)).ShouldBeNull();
    }

    // Each by its own name; the end of one is the end of both.
    private async Task AskAndEndListAsync(OrderTicket stop, OrderTicket target, bool isThere)
    {
        var (venue, _, _) = await wire.ConnectAsync(BinanceProduct.Spot);
        await using var asker = venue;
        OrderTicket[] both = [stop, target];
        foreach (var ticket in both)
            (await asker.SearchAsync(ticket, Cancel) is OrderSearch.Found).ShouldBe(isThere);
        if (!isThere)
            return;
        var working = (await asker.ReadBooksAsync(Cancel)).Working.Select(one => one.IntentNumber).ToArray();
        both.ShouldAllBe(ticket => working.Contains(ticket.IntentNumber));
        await asker.CancelAsync(stop, Cancel);
        await asker.CancelAsync(target, Cancel); // It has ended with the other.
        foreach (var ticket in both)
            (await asker.SearchAsync(ticket, Cancel)).ShouldBeOfType<OrderSearch.Found>()
                .Reports.OfType<OrderReport.Cancelled>().ShouldNotBeEmpty();
        (await asker.ReadBooksAsync(Cancel)).Working
            .ShouldNotContain(one => both.Any(ticket => ticket.IntentNumber == one.IntentNumber));
    }

    private long Fired(FaultKind kind) => wire.Server.Faults.Counts.GetValueOrDefault(kind);
}
