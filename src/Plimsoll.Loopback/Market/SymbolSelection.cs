using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Market;

/// <summary>
/// Requests for one symbol (<c>symbol</c>), for several (<c>symbols</c>, a JSON list) or for all: one row as an object,
/// several as an array.
/// </summary>
internal static class SymbolSelection
{
    public static JsonNode Answer(
        Parameters parameters, IReadOnlyList<SymbolMarket> markets, Func<SymbolMarket, JsonObject> row)
    {
        if (parameters.OptionalSymbol() is { } one)
            return row(Find(markets, one));
        return new JsonArray([.. Chosen(parameters, markets).Select(JsonNode (market) => row(market))]);
    }

    public static IReadOnlyList<SymbolMarket> Chosen(Parameters parameters, IReadOnlyList<SymbolMarket> markets)
    {
        if (parameters.OptionalSymbol() is { } one)
            return [Find(markets, one)];
        if (parameters.Optional("symbols") is not { } text)
            return markets;
        try
        {
            var names = JsonSerializer.Deserialize<string[]>(text) ?? throw VenueErrors.BadValue("symbols");
            return [.. names.Select(name => Find(markets, name))];
        }
        catch (JsonException)
        {
            throw new VenueErrorException(400, -1135, "JSON sent for parameter 'symbols' is not valid");
        }
    }

    private static SymbolMarket Find(IReadOnlyList<SymbolMarket> markets, string name) =>
        markets.FirstOrDefault(market => market.Symbol.Name == name) ?? throw VenueErrors.Symbol;
}
