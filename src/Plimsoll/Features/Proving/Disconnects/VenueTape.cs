using System.Globalization;
using System.Net;
using System.Text.Json;
using Plimsoll.Core.Market;

namespace Plimsoll.Features.Proving.Disconnects;

/// <summary>The venue's own list of trades, read page by page by nothing that collects.</summary>
internal sealed class VenueTape(Uri venue, TimeProvider clock) : IDisposable
{
    private const int Page = 1_000;
    private static readonly TimeSpan Refused = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http = new() { BaseAddress = venue };

    /// <summary>From one number to another, both of them with it.</summary>
    public async Task<IReadOnlyList<Trade>> ReadAsync(
        InstrumentId instrument, (long First, long Last) range, CancellationToken stop)
    {
        var trades = new List<Trade>();
        for (var from = range.First; from <= range.Last; from = trades[^1].Sequence + 1)
        {
            var page = await AskAsync(instrument, from, stop);
            if (page.Count == 0)
                break;
            trades.AddRange(page);
        }

        return [.. trades.TakeWhile(trade => trade.Sequence <= range.Last)];
    }

    /// <summary>Number of the newest.</summary>
    public async Task<long> LastAsync(InstrumentId instrument, CancellationToken stop) =>
        (await AskAsync(instrument, null, stop))[^1].Sequence;

    public void Dispose() => _http.Dispose();

    private async Task<List<Trade>> AskAsync(InstrumentId instrument, long? from, CancellationToken stop)
    {
        var area = instrument.Venue.EndsWith("usdm", StringComparison.Ordinal) ? "fapi/v1" : "api/v3";
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"/{area}/aggTrades?symbol={instrument.Symbol}&limit={Page}{(from is null ? "" : $"&fromId={from}")}");
        while (true)
        {
            using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), stop);
            if (answer.StatusCode is HttpStatusCode.OK)
                return Read(await answer.Content.ReadAsStringAsync(stop));
            await Task.Delay(Refused, clock, stop);
        }
    }

    private static List<Trade> Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        return [.. document.RootElement.EnumerateArray().Select(row => new Trade(
            Timestamp.FromMilliseconds(row.GetProperty("T").GetInt64()), Number(row, "p"), Number(row, "q"),
            row.GetProperty("m").GetBoolean(), row.GetProperty("a").GetInt64()))];
    }

    private static double Number(JsonElement row, string name) =>
        double.Parse(row.GetProperty(name).GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);
}
