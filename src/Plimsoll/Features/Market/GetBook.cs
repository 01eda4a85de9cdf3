using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Features.Market;

/// <summary>The best levels of an instrument's order book as they stand now.</summary>
internal static class GetBook
{
    internal sealed record Query(string Instrument);

    public static Results<Ok<OrderBookView>, ApiProblem> Handle([AsParameters] Query query, IMarketDirectory markets)
    {
        var found = markets.Open
            .SelectMany(market => market.Instruments.Select(instrument => (Market: market, instrument.Id)))
            .FirstOrDefault(one => one.Id.Value == query.Instrument);
        if (found.Market is null)
            return ApiProblem.NotFound("data.unknown_instrument", $"'{query.Instrument}' is not in any open market.");
        return found.Market.BookOf(found.Id) is { } book
            ? TypedResults.Ok(OrderBookView.Of(found.Id, book))
            : ApiProblem.NotFound(
                "data.no_book",
                "There is no order book of it now: its market tells none, or it is being put together.");
    }
}
