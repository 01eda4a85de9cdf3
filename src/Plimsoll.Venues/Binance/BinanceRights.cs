using Plimsoll.Runtime.Venues;
using Plimsoll.Venues.Binance.Wire;
using Plimsoll.Venues.Calls;

namespace Plimsoll.Venues.Binance;

/// <summary>Asks what a key may do. Test nets do not tell; there the account itself says whether it may trade.</summary>
internal static class BinanceRights
{
    /// <exception cref="VenueKeyException">The key is not accepted, or nobody answered.</exception>
    public static async Task<KeyRights> AskAsync(
        BinanceAccess access, VenueKey key, CancellationToken cancellationToken)
    {
        using var client = new BinanceClient(access, key);
        return await GuardAsync(
            async () =>
            {
                await client.MeasureClockLeadAsync(cancellationToken);
                return client.Site.Rights is { } address
                    ? await AskRightsAsync(access, address, key, cancellationToken)
                    : await AskAccountAsync(client, cancellationToken);
            },
            cancellationToken);
    }

    // The first one builds the line; of the others the quickest says most about the clock.
    private const int Measures = 5;

    /// <exception cref="VenueKeyException">Nobody answered.</exception>
    public static async Task<VenueMeasure> MeasureAsync(BinanceAccess access, CancellationToken cancellationToken)
    {
        using var client = new BinanceClient(access, null);
        return await GuardAsync(
            async () =>
            {
                await client.MeasureClockLeadAsync(cancellationToken);
                var (best, lead) = (TimeSpan.MaxValue, TimeSpan.Zero);
                for (var measure = 0; measure < Measures; measure++)
                {
                    var began = access.Time.GetTimestamp();
                    var told = await client.MeasureClockLeadAsync(cancellationToken);
                    var way = access.Time.GetElapsedTime(began);
                    (best, lead) = way < best ? (way, told) : (best, lead);
                }

                return new VenueMeasure(lead, best, access.Budget.Used, access.Budget.Limit);
            },
            cancellationToken);
    }

    /// <exception cref="VenueKeyException">The key is not accepted, or nobody answered.</exception>
    public static async Task<VenueStanding> AskStandingAsync(
        BinanceAccess access, VenueKey key, string currency, CancellationToken cancellationToken)
    {
        using var client = new BinanceClient(access, key);
        return await GuardAsync(
            async () =>
            {
                var lead = await client.MeasureClockLeadAsync(cancellationToken);
                return new VenueStanding(lead, await AskFreeAsync(client, currency, cancellationToken));
            },
            cancellationToken);
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask();
        }
        catch (BinanceException refused)
        {
            throw new VenueKeyException(
                refused.Code is "venue.key" or "venue.signature" ? "key.invalid" : refused.Code, refused.Message);
        }
        catch (Exception error) when (BinanceClient.IsLineFailure(error, cancellationToken))
        {
            throw new VenueKeyException("venue.unreachable", $"The venue did not answer: {error.Message}");
        }
    }

    private static async Task<decimal> AskFreeAsync(
        BinanceClient client, string currency, CancellationToken cancellationToken)
    {
        var isSpot = client.Site.Product == BinanceProduct.Spot;
        var call = new BinanceCall(
            HttpMethod.Get, isSpot ? "/api/v3/account" : "/fapi/v3/balance", isSpot ? 20 : 5, CallPriority.Query);
        var answer = await client.AskAsync(call, cancellationToken);
        var list = isSpot ? answer.Field("balances") ?? throw WireValue.Bad("balances") : answer;
        return list.Items().Where(balance => balance.TextOrNull("asset") == currency)
            .Sum(balance => balance.Decimal(isSpot ? "free" : "availableBalance"));
    }

    // Told by the spot market's interface, for keys of all markets.
    private static async Task<KeyRights> AskRightsAsync(
        BinanceAccess access, Uri address, VenueKey key, CancellationToken cancellationToken)
    {
        var site = access.Site with { Rest = address, Product = BinanceProduct.Spot };
        using var client = new BinanceClient(new BinanceAccess(site, access.Handler, access.Time), key);
        await client.MeasureClockLeadAsync(cancellationToken);
        var answer = await client.AskAsync(
            new BinanceCall(HttpMethod.Get, "/sapi/v1/account/apiRestrictions", 1, CallPriority.Query),
            cancellationToken);
        var canTrade = answer.Flag(
            access.Site.Product == BinanceProduct.Spot ? "enableSpotAndMarginTrading" : "enableFutures");
        return new KeyRights(
            answer.Flag("enableReading"), canTrade, answer.Flag("enableWithdrawals"), answer.Flag("ipRestrict"),
            answer.LongOrNull("tradingAuthorityExpirationTime") is { } expires and > 0
                ? DateTimeOffset.FromUnixTimeMilliseconds(expires)
                : null);
    }

    private static async Task<KeyRights> AskAccountAsync(BinanceClient client, CancellationToken cancellationToken)
    {
        var isSpot = client.Site.Product == BinanceProduct.Spot;
        var answer = await client.AskAsync(
            new BinanceCall(HttpMethod.Get, isSpot ? "/api/v3/account" : "/fapi/v2/account", 20, CallPriority.Query),
            cancellationToken);

        // Money of a test net is none: what can be withdrawn there harms nobody.
        return new KeyRights(CanRead: true, answer.Flag("canTrade"), CanWithdraw: false, null, null);
    }
}
