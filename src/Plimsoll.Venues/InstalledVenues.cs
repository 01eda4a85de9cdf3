using System.Collections.Concurrent;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Collecting;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Venues;
using Plimsoll.Venues.Binance;

namespace Plimsoll.Venues;

/// <summary>The venues that are installed; adding one is its folder and its lines here.</summary>
public sealed class InstalledVenues : IVenueDirectory, IDisposable
{
    /// <summary>Before the code of a market: simulated fills on its live data.</summary>
    public const string PaperPrefix = "paper-";

    private readonly VenueOptions _options;
    private readonly TimeProvider _time;

    // Names of venues are looked up anew now and then; a line that cannot be built in time is none.
    private readonly SocketsHttpHandler _handler = new()
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectTimeout = TimeSpan.FromSeconds(5),
        AllowAutoRedirect = false,
        UseCookies = false,
    };

    // Bounded by the venues that are installed.
    private readonly ConcurrentDictionary<string, BinanceAccess> _access = new();

    public InstalledVenues(VenueOptions options, TimeProvider time) => (_options, _time) = (options, time);

    public IReadOnlyList<InstalledVenue> Venues { get; } =
    [
        new(SyntheticInstrument.Venue, "Simulated market", NeedsKey: false, ExecutionMode.Simulation),
        new("paper-binance", "Binance spot, paper", NeedsKey: false, ExecutionMode.Paper),
        new("paper-binance-usdm", "Binance USD-M, paper", NeedsKey: false, ExecutionMode.Paper),
        new("binance-testnet", "Binance spot, test net", NeedsKey: true, ExecutionMode.Paper),
        new("binance-testnet-usdm", "Binance USD-M, test net", NeedsKey: true, ExecutionMode.Paper),
        new("binance", "Binance spot", NeedsKey: true, ExecutionMode.Live),
        new("binance-usdm", "Binance USD-M", NeedsKey: true, ExecutionMode.Live),
    ];

    public Task<KeyRights> AskRightsAsync(string venueCode, VenueKey key, CancellationToken cancellationToken) =>
        BinanceRights.AskAsync(AccessTo(venueCode), key, cancellationToken);

    public Task<VenueMeasure> MeasureAsync(string venueCode, CancellationToken cancellationToken) =>
        BinanceRights.MeasureAsync(AccessTo(venueCode), cancellationToken);

    public async Task<TimeSpan?> MeasureReadLagAsync(string venueCode, CancellationToken cancellationToken)
    {
        var symbol = _options.Symbols.GetValueOrDefault(venueCode, VenueOptions.UsualSymbols)[0];
        var instrument = InstrumentId.Of($"{venueCode}:{symbol}");
        try
        {
            return await new ReadLag(TradesOf(venueCode), _time).MeasureAsync(instrument, cancellationToken);
        }
        catch (CollectionException away)
        {
            throw new VenueKeyException("venue.unreachable", $"The venue did not answer: {away.Message}");
        }
    }

    public Task<VenueStanding> AskStandingAsync(
        (string VenueCode, VenueKey Key, string Currency) account, CancellationToken cancellationToken) =>
        BinanceRights.AskStandingAsync(
            AccessTo(account.VenueCode), account.Key, account.Currency, cancellationToken);

    /// <summary>What a venue declares of itself.</summary>
    /// <exception cref="NotSupportedException">No such venue is installed.</exception>
    public VenueTerms TermsOf(string venueCode) =>
        venueCode == SyntheticInstrument.Venue || IsPaper(venueCode)
            ? VenueTerms.InProcess
            : BinanceVenue.TermsOf(AccessTo(venueCode).Site.Product);

    /// <summary>The market data of a venue, or of that behind a paper venue.</summary>
    /// <exception cref="NotSupportedException">No such venue is installed.</exception>
    public IMarketFeed FeedOf(string marketCode) => new BinanceFeed(
        new BinanceClient(AccessTo(marketCode), null), _options.Symbols.GetValueOrDefault(marketCode, VenueOptions.UsualSymbols), _time);

    /// <summary>Whether that is a market far away, of which trades can be recorded.</summary>
    public static bool HasMarket(string marketCode) => BinanceSite.All.Any(site => site.Code == marketCode);

    /// <summary>Every trade of a market.</summary>
    /// <exception cref="NotSupportedException">No such venue is installed.</exception>
    public ITradeFeed TradesOf(string marketCode) =>
        new BinanceTrades(new BinanceClient(AccessTo(marketCode), null), _time);

    /// <summary>Whether orders of that venue are filled here.</summary>
    public static bool IsPaper(string venueCode) => venueCode.StartsWith(PaperPrefix, StringComparison.Ordinal);

    /// <summary>The code of the market that a venue trades on.</summary>
    public static string MarketOf(string venueCode) =>
        IsPaper(venueCode) ? venueCode[PaperPrefix.Length..] : venueCode;

    public void Dispose() => _handler.Dispose();

    /// <exception cref="NotSupportedException">No such venue is installed.</exception>
    internal BinanceAccess AccessTo(string venueCode) => _access.GetOrAdd(venueCode, _ =>
    {
        var site = BinanceSite.All.FirstOrDefault(one => one.Code == venueCode)
            ?? throw new NotSupportedException($"venue.not_available: {venueCode} is not installed");
        return new BinanceAccess(
            _options.Addresses.TryGetValue(venueCode, out var address) ? site.At(address) : site, _handler, _time);
    });
}
