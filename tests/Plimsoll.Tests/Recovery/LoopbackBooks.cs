using System.Globalization;
using System.Text.Json;
using Plimsoll.Checker;

namespace Plimsoll.Tests.Recovery;

/// <summary>The loop-back venue's own book as the independent checker takes it.</summary>
internal static class LoopbackBooks
{
    private const string OurPrefix = "PL";

    public static async Task<IReadOnlyList<VenueFact>> ReadAsync(
        Uri venue, string venueCode, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = venue };
        var text = await client.GetStringAsync("/loopback/book", cancellationToken);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        var fills = lines.Where(line => Text(line, "kind") == "fill")
            .ToLookup(line => Text(line, "clientOrderId"), line => new VenueExecution(
                line.GetProperty("tradeId").ToString(), Number(line, "quantity"), Number(line, "price")));
        return
        [
            .. lines.Where(line => Text(line, "kind") == "order")
                .Where(line => Text(line, "clientOrderId").StartsWith(OurPrefix, StringComparison.Ordinal))
                .Select(line => new VenueFact(
                    Text(line, "clientOrderId"), $"{venueCode}:{Text(line, "symbol")}", Text(line, "side") == "BUY",
                    Text(line, "status") is "NEW" or "PARTIALLY_FILLED", [.. fills[Text(line, "clientOrderId")]])),
        ];
    }

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString()!;

    private static decimal Number(JsonElement line, string name) =>
        decimal.Parse(Text(line, name), NumberStyles.Number, CultureInfo.InvariantCulture);
}
