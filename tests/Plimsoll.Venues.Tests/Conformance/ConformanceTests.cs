using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Loopback.Faults;
using Plimsoll.Runtime.Venues;
using Plimsoll.Venues.Binance;

namespace Plimsoll.Venues.Tests.Conformance;

/// <summary>
/// What every adapter owes, whatever the line and the venue do: it never says yes of an order that is not there nor no of
/// one that is, and whoever asks later is told the truth. Every type of order, every fault of a request, both markets.
/// </summary>
public sealed class ConformanceTests(WireVenue wire) : IClassFixture<WireVenue>
{
    private static readonly BinanceProduct[] Products = [BinanceProduct.Spot, BinanceProduct.UsdMargined];
    private static readonly OrderType[] Types = [OrderType.Market, OrderType.Limit, OrderType.Stop];

    // Of those that befall a request; a maintenance or a ban would befall the next case too.
    internal static readonly FaultKind?[] Faults =
    [
        null, FaultKind.RequestLost, FaultKind.AckLost, FaultKind.OkWithError, FaultKind.ErrorAfterEffect,
        FaultKind.TooMany, FaultKind.UnknownCode, FaultKind.TruncatedJson, FaultKind.NumberAsString,
        FaultKind.NumberAsExponent, FaultKind.FillBeforeAck,
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, OrderType, FaultKind?> Cases { get; } =
    [
        .. from product in Products
           from type in Types
           from fault in Faults
           select new TheoryDataRow<string, OrderType, FaultKind?>(product.ToString(), type, fault),
    ];

    [Theory]
    [InlineData("Spot")]
    [InlineData("UsdMargined")]
    public async Task The_account_is_told_what_it_is_charged(string market)
    {
        var (venue, instrument, _) = await wire.ConnectAsync(Enum.Parse<BinanceProduct>(market));
        await using var connection = venue;

        var told = (FeeSchedule.OfValue)(await venue.ReadFeesAsync(Cancel))[instrument.Id];

        told.Taker.ShouldBeInRange(0.0001m, 0.002m);
        told.Maker.ShouldBeInRange(0m, told.Taker);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_said_of_an_order_is_what_the_venue_did(string market, OrderType type, FaultKind? fault)
    {
        var product = Enum.Parse<BinanceProduct>(market);
        var (venue, instrument, price) = await wire.ConnectAsync(product);
        await using var sender = venue;
        var order = ApprovedEntry.Of(instrument, type, price, wire.NextIntent());
        var before = fault is { } kind ? Fired(kind) : 0;
        if (fault is { } next)
            wire.Server.Faults.Next(next, $"POST {PathOf(product, type)}");

        var outcome = await SendAsync(
            () => sender.SubmitAsync(order, Cancel), text => new SubmitOutcome.Unknown(text));
        if (fault is { } asked)
            Fired(asked).ShouldBe(before + 1);
        var truth = await wire.TruthOfAsync(order.Ticket.IntentNumber);
        if (outcome is SubmitOutcome.Accepted)
            truth.ShouldNotBeNull("it was said to be there");
        if (outcome is SubmitOutcome.Refused refused)
            truth.ShouldBeNull($"it was said to be refused: {refused.Code}");
        if (fault is null or FaultKind.NumberAsString or FaultKind.NumberAsExponent or FaultKind.FillBeforeAck)
            outcome.ShouldBeOfType<SubmitOutcome.Accepted>();

        await AskAndEndAsync(product, order.Ticket, truth is not null);
    }

    [Theory]
    [InlineData("Spot")]
    [InlineData("UsdMargined")]
    public async Task An_order_that_never_was_is_in_no_list_and_its_cancel_harms_nothing(string market)
    {
        var (venue, instrument, price) = await wire.ConnectAsync(Enum.Parse<BinanceProduct>(market));
        await using var asker = venue;
        foreach (var type in Types)
        {
            var never = ApprovedEntry.Of(instrument, type, price, wire.NextIntent()).Ticket;
            (await asker.SearchAsync(never, Cancel)).ShouldBeOfType<OrderSearch.Missing>();
            await asker.CancelAsync(never, Cancel);
            (await wire.TruthOfAsync(never.IntentNumber)).ShouldBeNull();
        }
    }

    // Another adapter, as after a restart: it knows the name of the order and nothing else.
    private async Task AskAndEndAsync(BinanceProduct product, OrderTicket ticket, bool isThere)
    {
        var (venue, _, _) = await wire.ConnectAsync(product);
        await using var asker = venue;
        var found = await asker.SearchAsync(ticket, Cancel);
        if (!isThere)
        {
            found.ShouldBeOfType<OrderSearch.Missing>();
            return;
        }

        var reports = found.ShouldBeOfType<OrderSearch.Found>().Reports;
        var truth = (await wire.TruthOfAsync(ticket.IntentNumber)).ShouldNotBeNull();
        reports.OfType<OrderReport.Filled>().Sum(report => report.Fill.Quantity.Value).ShouldBe(truth.Filled);
        var books = await asker.ReadBooksAsync(Cancel);
        var isWorking = ticket.Type != OrderType.Market;
        books.Working.Any(one => one.IntentNumber == ticket.IntentNumber).ShouldBe(isWorking);
        if (!isWorking)
        {
            truth.Filled.ShouldBe(ticket.Quantity.Value);
            return;
        }

        await asker.CancelAsync(ticket, Cancel);
        await asker.CancelAsync(ticket, Cancel); // May be repeated.
        (await asker.SearchAsync(ticket, Cancel)).ShouldBeOfType<OrderSearch.Found>()
            .Reports.OfType<OrderReport.Cancelled>().ShouldNotBeEmpty();
        (await asker.ReadBooksAsync(Cancel)).Working.ShouldNotContain(one => one.IntentNumber == ticket.IntentNumber);
    }

    // What is thrown is silence: the runtime has one place for that.
    internal static async Task<T> SendAsync<T>(Func<Task<T>> submit, Func<string, T> unknown)
    {
        try
        {
            return await submit();
        }
        catch (Exception error) when (BinanceClient.IsLineFailure(error, Cancel) || error is BinanceException)
        {
            return unknown(error.Message);
        }
    }

    private long Fired(FaultKind kind) => wire.Server.Faults.Counts.GetValueOrDefault(kind);

    private static string PathOf(BinanceProduct product, OrderType type) => product == BinanceProduct.Spot
        ? "/api/v3/order"
        : type == OrderType.Stop ? "/fapi/v1/algoOrder" : "/fapi/v1/order";
}
