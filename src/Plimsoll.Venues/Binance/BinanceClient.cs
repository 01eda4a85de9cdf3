using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Venues;
using Plimsoll.Venues.Binance.Wire;
using Plimsoll.Venues.Calls;

namespace Plimsoll.Venues.Binance;

/// <summary>
/// Signs requests, counts what they cost and reads the replies. Writes are sent once, whatever comes of it; questions
/// are asked again a few times where the line or the venue failed.
/// </summary>
internal sealed class BinanceClient : IDisposable
{
    /// <summary>The least that a working line needs: what is older than this when it arrives is not accepted.</summary>
    public static readonly TimeSpan ReceiveWindow = TimeSpan.FromSeconds(5);

    // Far more than the longest list that is asked for (1,000 orders make half a mebibyte).
    private const int MostBytes = 8 * 1024 * 1024;

    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)];

    private static readonly TimeSpan DefaultSilence = TimeSpan.FromSeconds(60);

    private readonly BinanceAccess _access;
    private readonly HttpClient _http;
    private readonly VenueKey? _key;
    private readonly TimeProvider _time;
    private TimeSpan _lead;

    public BinanceClient(BinanceAccess access, VenueKey? key)
    {
        (_access, _key, _time) = (access, key, access.Time);
        _http = new HttpClient(access.Handler, disposeHandler: false)
        {
            BaseAddress = access.Site.Rest,
            MaxResponseContentBufferSize = MostBytes,
            Timeout = TimeSpan.FromSeconds(10),
        };
    }

    public BinanceSite Site => _access.Site;

    public RateBudget Budget => _access.Budget;

    public CircuitBreaker Breaker => _access.Breaker;

    public VenueKey? Key => _key;

    /// <summary>By our clock, as the account's is.</summary>
    public Timestamp Now => Timestamp.From(_time.GetUtcNow());

    /// <summary>Sends a request once.</summary>
    /// <exception cref="HttpRequestException">The line failed; bytes may have left.</exception>
    /// <exception cref="JsonException">What came back is no JSON.</exception>
    public async Task<BinanceReply> SendAsync(BinanceCall call, CancellationToken cancellationToken)
    {
        if (call.Priority == CallPriority.Entry && !Breaker.TryPass())
            return new BinanceReply.NotSent("venue.circuit_open", "The venue fails; no entries are sent for a moment.");
        if (!Budget.TryTake(call.Weight, call.Priority))
            return new BinanceReply.NotSent("venue.rate_limit", "The venue takes no more requests for a moment.");
        try
        {
            using var request = Request(call);
            using var response = await _http.SendAsync(request, cancellationToken);
            Learn(response);
            var reply = await ReadAsync(response, cancellationToken);
            if ((int)response.StatusCode >= 500)
                Breaker.Fail();
            else
                Breaker.Succeed();
            return reply;
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or TaskCanceledException)
        {
            Breaker.Fail();
            throw;
        }
    }

    /// <summary>Asks until there is an answer, a few times.</summary>
    /// <exception cref="BinanceException">There was none, or it was a no.</exception>
    public async Task<JsonElement> AskAsync(BinanceCall call, CancellationToken cancellationToken) =>
        await AskAnyAsync(call, cancellationToken) switch
        {
            BinanceReply.Ok ok => ok.Body,
            BinanceReply.Failed failed => throw new BinanceException(failed.Meaning.Code, failed.ToString()),
            BinanceReply.NotSent unsent => throw new BinanceException(unsent.Code, unsent.Text),
            _ => throw new InvalidOperationException("a reply is ok, failed or not sent"),
        };

    /// <summary>As <see cref="AskAsync"/>, where a no is an answer too.</summary>
    public async Task<BinanceReply> AskAnyAsync(BinanceCall call, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var isLast = attempt == Pauses.Length;
            try
            {
                var reply = await SendAsync(call, cancellationToken);
                if (isLast || reply is not BinanceReply.Failed { Meaning.Verdict: BinanceVerdict.Unknown })
                    return reply;
            }
            catch (Exception error) when (!isLast && IsLineFailure(error, cancellationToken))
            {
                // The next attempt, or the last one's exception, tells.
            }

            await Task.Delay(Pauses[attempt] + Jitter(), _time, cancellationToken);
        }
    }

    /// <summary>How far our clock is ahead of the venue's; what is signed from now on carries the venue's time.</summary>
    public async Task<TimeSpan> MeasureClockLeadAsync(CancellationToken cancellationToken)
    {
        var path = Site.Product == BinanceProduct.Spot ? "/api/v3/time" : "/fapi/v1/time";
        var call = new BinanceCall(HttpMethod.Get, path, 1, CallPriority.Query) { IsSigned = false };
        var began = _time.GetTimestamp();
        var asked = _time.GetUtcNow();

        // Asked once: pauses between attempts would count as the way of the answer.
        if (await SendAsync(call, cancellationToken) is not BinanceReply.Ok { Body: var answer })
            throw new BinanceException("venue.clock", "The venue did not tell its time.");
        var middle = asked + _time.GetElapsedTime(began) / 2;
        _lead = middle - answer.Time("serverTime").ToDateTimeOffset();
        return _lead;
    }

    /// <summary>A signed query string, for the request interface and for the one over a socket.</summary>
    public string Sign(IEnumerable<(string Name, string Value)> parameters)
    {
        var key = _key ?? throw new BinanceException("venue.key_missing", "There is no key for this venue.");
        var milliseconds = (_time.GetUtcNow() - _lead).ToUnixTimeMilliseconds();
        var query = Query([
            .. parameters,
            ("recvWindow", ReceiveWindow.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)),
            ("timestamp", milliseconds.ToString(CultureInfo.InvariantCulture)),
        ]);
        return $"{query}&signature={Seal(key, query)}";
    }

    /// <summary>Parameters of a request over a socket: with key, time and a signature over all in their order.</summary>
    public IReadOnlyDictionary<string, object> SignForSocket()
    {
        var key = _key ?? throw new BinanceException("venue.key_missing", "There is no key for this venue.");
        var milliseconds = (_time.GetUtcNow() - _lead).ToUnixTimeMilliseconds();
        var text = string.Create(CultureInfo.InvariantCulture, $"apiKey={key.Name}&timestamp={milliseconds}");
        return new Dictionary<string, object>
        {
            ["apiKey"] = key.Name,
            ["timestamp"] = milliseconds,
            ["signature"] = Seal(key, text),
        };
    }

    /// <summary>Whether the line or what came over it failed, as opposed to a bug or the end of the caller.</summary>
    public static bool IsLineFailure(Exception error, CancellationToken cancellationToken) =>
        error is HttpRequestException or JsonException or WebSocketException
        || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    public void Dispose() => _http.Dispose();

    private static string Seal(VenueKey key, string text) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.Secret), Encoding.UTF8.GetBytes(text)));

    private static string Query(IReadOnlyList<(string Name, string Value)> parameters) =>
        string.Join('&', parameters.Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value)}"));

    // Callers that failed together must not come back together.
    private static TimeSpan Jitter() => TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(250));

    private static async Task<BinanceReply> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (!response.IsSuccessStatusCode)
            return Failure(response.StatusCode, bytes);
        using var document = JsonDocument.Parse(bytes);
        var body = document.RootElement.Clone();

        // Some errors come as a success; a code above zero is none ("code": 200).
        return body.LongOrNull("code") is < 0
            ? Failure(response.StatusCode, bytes)
            : new BinanceReply.Ok(body);
    }

    private static BinanceReply.Failed Failure(HttpStatusCode status, byte[] bytes)
    {
        var (code, text) = ErrorIn(bytes);
        return new BinanceReply.Failed(BinanceErrors.Of(status, code, text), code, text);
    }

    private static (int Code, string Text) ErrorIn(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var code = document.RootElement.LongOrNull("code") ?? 0;
            return ((int)Math.Clamp(code, int.MinValue, int.MaxValue),
                document.RootElement.TextOrNull("msg") ?? "");
        }
        catch (JsonException)
        {
            // A page of some proxy: it has no code, and that is what is known of it.
            return (0, "");
        }
    }

    private HttpRequestMessage Request(BinanceCall call)
    {
        var query = call.IsSigned ? Sign(call.Parameters) : Query(call.Parameters);
        var request = new HttpRequestMessage(call.Method, query.Length == 0 ? call.Path : $"{call.Path}?{query}");
        if ((call.IsSigned || call.NeedsKey) && _key is not null)
            request.Headers.Add("X-MBX-APIKEY", _key.Name);
        return request;
    }

    private void Learn(HttpResponseMessage response)
    {
        if (response.Headers.TryGetValues("X-MBX-USED-WEIGHT-1M", out var values)
            && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var used))
            Budget.Learn(used);
        if ((int)response.StatusCode is 429 or 418)
            Budget.Close(response.Headers.RetryAfter?.Delta ?? DefaultSilence);
    }
}
