using System.Globalization;

namespace Plimsoll.Loopback.Wire;

/// <summary>
/// Allowances of one side of the venue: weight by address, new orders by account. Who goes on after 429 is banned:
/// two minutes, and twice as long each further time, up to three days.
/// </summary>
internal sealed class RateGuard(bool isFutures)
{
    private const long Minute = 60_000;
    private const long Day = 86_400_000;
    private const int PatienceAfterRefusal = 10;

    private readonly RateMeter _weight =
        new(isFutures ? RateLimits.FuturesWeight : RateLimits.SpotWeight, Minute);

    private readonly (string Header, RateMeter Meter)[] _orders = isFutures
        ?
        [
            ("X-MBX-ORDER-COUNT-10S", new RateMeter(RateLimits.FuturesOrders, 10_000)),
            ("X-MBX-ORDER-COUNT-1M", new RateMeter(RateLimits.FuturesMinuteOrders, Minute)),
        ]
        :
        [
            ("X-MBX-ORDER-COUNT-10S", new RateMeter(RateLimits.SpotOrders, 10_000)),
            ("X-MBX-ORDER-COUNT-1D", new RateMeter(RateLimits.SpotDayOrders, Day)),
        ];

    private readonly Dictionary<string, Ban> _bans = new(StringComparer.Ordinal);

    /// <exception cref="VenueErrorException">The address has used up its minute, or is banned.</exception>
    public void Charge(string address, int weight, long now)
    {
        var ban = _bans.GetValueOrDefault(address) ?? new Ban(0, 0, 0);
        if (ban.Until > now)
            throw VenueErrors.Banned(ban.Until, (int)((ban.Until - now + 999) / 1_000));
        if (_weight.Add(address, weight, now) <= _weight.Limit)
            return;
        ban = ban with { Refused = ban.Refused + 1 };
        if (ban.Refused > PatienceAfterRefusal)
        {
            var length = Math.Min(3 * Day, 2 * Minute << Math.Min(ban.Times, 12));
            ban = new Ban(now + length, 0, ban.Times + 1);
        }
        _bans[address] = ban;
        throw VenueErrors.TooMuchWeight(_weight.Limit, _weight.SecondsLeft(now));
    }

    /// <summary>What a request cost beyond what was known of it before.</summary>
    public void ChargeMore(string address, int weight, long now) => _weight.Add(address, weight, now);

    /// <exception cref="VenueErrorException">The account sends orders too fast.</exception>
    public void CountOrders(string account, int count, long now)
    {
        foreach (var (header, meter) in _orders)
            if (meter.Used(account, now) + count > meter.Limit)
                throw VenueErrors.TooManyOrders(meter.Limit, header[(header.LastIndexOf('-') + 1)..]);
        foreach (var (_, meter) in _orders)
            meter.Add(account, count, now);
    }

    public void AddHeaders(Dictionary<string, string> headers, string address, string? account, long now)
    {
        headers["X-MBX-USED-WEIGHT-1M"] = Text(_weight.Used(address, now));
        if (!isFutures)
            headers["X-MBX-USED-WEIGHT"] = Text(_weight.Used(address, now));
        if (account is null)
            return;
        foreach (var (header, meter) in _orders)
            headers[header] = Text(meter.Used(account, now));
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed record Ban(long Until, int Refused, int Times);
}
