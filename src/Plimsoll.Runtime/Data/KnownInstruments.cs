using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Runtime.Data;

/// <summary>
/// Instruments by the names that people and files use: <c>BTCUSDT</c>, <c>binance:BTCUSDT</c>, <c>EUR/USD</c>.
/// </summary>
public static class KnownInstruments
{
    /// <summary>Venue code of an instrument that is known from a file only.</summary>
    public const string FileVenue = "file";

    private const string Binance = "binance";

    // What the usual commission is quoted in.
    private const string Dollar = "USD";

    // What venues call their markets of perpetuals; USDⓈ-M is Binance's.
    private static readonly string[] PerpetualVenues =
        ["-futures", "-usdm", "-perp", "-perpetual", "-swap", "-linear"];

    // TradingView, most venues, OKX.
    private static readonly string[] PerpetualEndings = [".P", "-PERP", "_PERP", "-SWAP"];

    private static readonly string[] Fiat =
        ["USD", "EUR", "GBP", "JPY", "CHF", "AUD", "CAD", "NZD", "SEK", "NOK", "TRY", "BRL", "PLN", "ZAR", "MXN"];

    // The longer first, so that BTCFDUSD is not read as BTCFD in USD.
    private static readonly string[] Quotes =
        ["FDUSD", "USDT", "USDC", "BUSD", "TUSD", "USDE", "DAI", "BTC", "ETH", "BNB", .. Fiat];

    // Price increment, quantity step and least notional of Binance's spot market (exchange information, 2024).
    private static readonly (string Base, string Quote, decimal Increment, decimal Step, decimal MinNotional)[] Spot =
    [
        ("BTC", "USDT", 0.01m, 0.00001m, 5m),
        ("ETH", "USDT", 0.01m, 0.0001m, 5m),
        ("SOL", "USDT", 0.01m, 0.001m, 5m),
        ("BNB", "USDT", 0.01m, 0.001m, 5m),
        ("XRP", "USDT", 0.0001m, 0.1m, 5m),
        ("ADA", "USDT", 0.0001m, 0.1m, 5m),
        ("DOGE", "USDT", 0.00001m, 1m, 1m),
        ("DOT", "USDT", 0.001m, 0.01m, 5m),
        ("ARB", "USDT", 0.0001m, 0.1m, 5m),
        ("AVAX", "USDT", 0.001m, 0.01m, 5m),
        ("LINK", "USDT", 0.001m, 0.01m, 5m),
        ("LTC", "USDT", 0.01m, 0.001m, 5m),
        ("BCH", "USDT", 0.1m, 0.001m, 5m),
        ("TRX", "USDT", 0.0001m, 0.1m, 5m),
        ("ATOM", "USDT", 0.001m, 0.01m, 5m),
        ("UNI", "USDT", 0.001m, 0.01m, 5m),
        ("ETC", "USDT", 0.01m, 0.01m, 5m),
        ("XLM", "USDT", 0.0001m, 1m, 5m),
        ("FIL", "USDT", 0.0001m, 0.01m, 5m),
        ("APT", "USDT", 0.001m, 0.01m, 5m),
        ("OP", "USDT", 0.0001m, 0.01m, 5m),
        ("NEAR", "USDT", 0.001m, 0.1m, 5m),
        ("SUI", "USDT", 0.0001m, 0.1m, 5m),
        ("INJ", "USDT", 0.001m, 0.01m, 5m),
        ("AAVE", "USDT", 0.01m, 0.001m, 5m),
        ("SHIB", "USDT", 0.00000001m, 1m, 1m),
        ("PEPE", "USDT", 0.00000001m, 1m, 1m),
        ("TON", "USDT", 0.001m, 0.01m, 5m),
        ("MATIC", "USDT", 0.0001m, 0.1m, 5m),
        ("ICP", "USDT", 0.001m, 0.01m, 5m),
        ("BTC", "USDC", 0.01m, 0.00001m, 5m),
        ("ETH", "USDC", 0.01m, 0.0001m, 5m),
        ("BTC", "FDUSD", 0.01m, 0.00001m, 5m),
        ("ETH", "BTC", 0.00001m, 0.0001m, 0.0001m),
        ("BNB", "BTC", 0.000001m, 0.001m, 0.0001m),
        ("SOL", "BTC", 0.0000001m, 0.001m, 0.0001m),
        ("BTC", "EUR", 0.01m, 0.00001m, 5m),
        ("ETH", "EUR", 0.01m, 0.0001m, 5m),
        ("EUR", "USDT", 0.0001m, 0.1m, 5m),
    ];

    /// <summary>All whose venue rules are known, the synthetic market's first.</summary>
    public static IReadOnlyList<Instrument> All { get; } =
    [
        .. SyntheticInstrument.Defaults.Select(synthetic => synthetic.Instrument),
        .. Spot.Select(ToInstrument),
    ];

    // The key space is the fixed list above.
    private static readonly Dictionary<string, Instrument> ById =
        All.ToDictionary(instrument => instrument.Id.Value, StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, Instrument> BySymbol =
        All.ToDictionary(instrument => instrument.Id.Symbol, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The instrument of <c>venue:SYMBOL</c> or of a bare symbol; with stand-in rules where only base and quote can be
    /// told from the name; null where not even those (<c>data.unknown_instrument</c>).
    /// </summary>
    public static KnownInstrument? Find(string? name)
    {
        name = name?.Trim() ?? "";
        if (ById.TryGetValue(name, out var known) || BySymbol.TryGetValue(name, out known))
            return new KnownInstrument(known, IsFallback: false);
        var text = name.Contains(':', StringComparison.Ordinal) ? name : $"{FileVenue}:{name}";
        if (!InstrumentId.TryOf(text, out var id) || id.Venue == SyntheticInstrument.Venue)
            return null;
        return PerpetualOf(id) is { } symbol
            ? OfPair(symbol, (baseCode, quote) => Perpetual(id, baseCode, quote))
            : OfPair(id.Symbol, (baseCode, quote) => StandIn(id, baseCode, quote));
    }

    private static KnownInstrument? OfPair(string symbol, Func<string, string, Instrument> make)
    {
        var (baseCode, quote) = Split(symbol.ToUpperInvariant());
        return quote.Length == 0 ? null : new KnownInstrument(make(baseCode, quote), IsFallback: true);
    }

    /// <summary>The pair of a symbol that its venue or chart marks as a perpetual; null for all others.</summary>
    private static string? PerpetualOf(InstrumentId id)
    {
        var symbol = id.Symbol;
        var ending = Array.Find(PerpetualEndings, one => symbol.EndsWith(one, StringComparison.OrdinalIgnoreCase));
        return ending is not null ? symbol[..^ending.Length]
            : Array.Exists(PerpetualVenues, one => id.Venue.EndsWith(one, StringComparison.OrdinalIgnoreCase)) ? symbol
            : null;
    }

    private static (string Base, string Quote) Split(string symbol)
    {
        var parts = symbol.Split('-', '/', '_');
        if (parts.Length > 1)
            return parts is [var left, var right] && IsCode(left) && Quotes.Contains(right) ? (left, right) : ("", "");
        var quote = Array.Find(Quotes, known => symbol.EndsWith(known, StringComparison.Ordinal)) ?? "";
        return quote.Length > 0 && IsCode(symbol[..^quote.Length]) ? (symbol[..^quote.Length], quote) : ("", "");
    }

    private static bool IsCode(string text) => text.Length is >= 2 and <= 12 && text.All(char.IsAsciiLetterOrDigit);

    private static Instrument StandIn(InstrumentId id, string baseCode, string quote)
    {
        var isFx = Fiat.Contains(baseCode) && Fiat.Contains(quote);
        return new Instrument
        {
            Id = id,
            AssetClass = isFx ? AssetClass.Fx : AssetClass.CryptoSpot,
            Base = baseCode,
            Quote = quote,
            PriceIncrement = 0.000_000_01m,
            QuantityStep = 0.000_001m,
            MinQuantity = Quantity.Of(0.000_001m),
            MinNotional = new Money(1m),
            ContractSize = isFx ? FeeSchedule.PerLot.Lot : 1m,
            // Half of what venues ask to open: 1 % at most.
            MaintenanceMarginFraction = isFx ? 0.005m : 0m,
            // In dollars where one side of the pair is the dollar. Nothing else converts them, so that a cross pays as
            // much of its own base: the same share of a dollar's lot.
            Fees = isFx ? new FeeSchedule.PerLot { IsInBase = quote != Dollar } : FeeSchedule.TenthOfPercent,
        };
    }

    // Usual of large venues for their first tier: half a percent of maintenance, 0.02 and 0.05 % of fees.
    private static Instrument Perpetual(InstrumentId id, string baseCode, string quote) =>
        StandIn(id, baseCode, quote) with
        {
            AssetClass = AssetClass.CryptoPerpetual,
            ContractSize = 1m,
            MaintenanceMarginFraction = 0.005m,
            Fees = new FeeSchedule.OfValue(0.0002m, 0.0005m),
        };

    private static Instrument ToInstrument(
        (string Base, string Quote, decimal Increment, decimal Step, decimal MinNotional) spot) => new()
        {
            Id = InstrumentId.Of($"{Binance}:{spot.Base}{spot.Quote}"),
            AssetClass = AssetClass.CryptoSpot,
            Base = spot.Base,
            Quote = spot.Quote,
            PriceIncrement = spot.Increment,
            QuantityStep = spot.Step,
            MinQuantity = Quantity.Of(spot.Step),
            MinNotional = new Money(spot.MinNotional),
        };
}
