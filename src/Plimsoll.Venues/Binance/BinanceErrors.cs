using System.Net;
using static Plimsoll.Venues.Binance.BinanceVerdict;

namespace Plimsoll.Venues.Binance;

/// <summary>
/// What each of the venue's codes says. A code that is not in the table proves nothing: it means unknown, never refused.
/// </summary>
internal static class BinanceErrors
{
    public const int NoSuchOrderCode = -2013;
    public const int ClockCode = -1021;
    private const int RefusedCode = -2010;
    private const int CancelRejectedCode = -2011;

    private static readonly BinanceMeaning Nobody = new(
        BinanceVerdict.Unknown, "venue.unknown", "The venue's answer does not say what became of the request.");

    private static readonly BinanceMeaning Funds = new(
        Refused, "order.funds", "The account at the venue has not enough free balance for this order.");

    private static readonly BinanceMeaning Invalid = new(
        Refused, "order.invalid", "The venue did not accept the order as it was written.");

    private static readonly BinanceMeaning Filter = new(
        Refused, "order.filter", "The order breaks a rule of the instrument (step, least value or price band).");

    private static readonly BinanceMeaning Closed = new(
        Refused, "instrument.not_trading", "The venue does not trade this instrument now.");

    private static readonly BinanceMeaning Crossing = new(
        Refused, "order.would_match", "The order would have been filled at once, which it must not be.");

    private static readonly BinanceMeaning Triggering = new(
        Refused, "order.would_trigger", "The market has already passed the trigger price.");

    private static readonly BinanceMeaning Passed = new(
        Refused, "order.price_passed", "The market does not stand between the two prices of the list.");

    private static readonly BinanceMeaning Reducing = new(
        Refused, "order.reduce_only", "There is no position (any more) that this order could reduce.");

    private static readonly BinanceMeaning Full = new(
        Refused, "order.too_many_open", "The account has as many open orders as the venue allows.");

    private static readonly BinanceMeaning Key = new(
        Locked, "venue.key", "The venue does not accept this key: it is wrong, expired, bound to another address "
        + "or not allowed to do this.");

    private static readonly BinanceMeaning Signature = new(
        Locked, "venue.signature", "The venue does not accept the signature: the secret is not that of the key.");

    private static readonly BinanceMeaning Clock = new(
        Refused, "venue.clock", "The clock of this machine is not that of the venue.");

    private static readonly BinanceMeaning Rate = new(
        TooMuch, "venue.rate_limit", "The venue takes no more requests for a moment.");

    private static readonly BinanceMeaning Banned = new(
        TooMuch, "venue.banned", "The venue has shut this machine out for asking too much.");

    private static readonly BinanceMeaning Missing = new(
        NoSuchOrder, "order.not_found", "The venue has no such order.");

    // The order exists already: nothing was sent twice from here, so its fate is looked up, not assumed.
    private static readonly BinanceMeaning Known = new(
        BinanceVerdict.Unknown, "order.duplicate", "The venue already has an order of this name.");

    // Names and numbers as the venue publishes them for spot and USDⓈ-M; one list, they do not contradict each other.
    private static readonly Dictionary<int, BinanceMeaning> ByCode = new()
    {
        [-1002] = Key,
        [-1003] = Rate,
        [-1013] = Filter,
        [-1014] = Invalid,
        [-1015] = Rate,
        [-1016] = Closed,
        [-1020] = Invalid,
        [ClockCode] = Clock,
        [-1022] = Signature,
        [-1023] = Invalid,
        [-1099] = Key,
        [-1100] = Invalid,
        [-1101] = Invalid,
        [-1102] = Invalid,
        [-1103] = Invalid,
        [-1104] = Invalid,
        [-1105] = Invalid,
        [-1106] = Invalid,
        [-1108] = Invalid,
        [-1109] = Key,
        [-1110] = Closed,
        [-1111] = Filter,
        [-1112] = Closed,
        [-1113] = Invalid,
        [-1114] = Invalid,
        [-1115] = Invalid,
        [-1116] = Invalid,
        [-1117] = Invalid,
        [-1118] = Invalid,
        [-1119] = Invalid,
        [-1120] = Invalid,
        [-1121] = Closed,
        [-1128] = Invalid,
        [-1130] = Invalid,
        [-1136] = Invalid,
        [-1158] = Invalid,
        [-1165] = Invalid,
        [-1166] = Invalid,
        [-1168] = Invalid,
        [-1196] = Invalid,
        [-1197] = Invalid,
        [-1198] = Invalid,
        [-1199] = Invalid,
        [NoSuchOrderCode] = Missing,
        [-2014] = Key,
        [-2015] = Key,
        [-2016] = Closed,
        [-2018] = Funds,
        [-2019] = Funds,
        [-2020] = Refuse("order.unfillable", "The venue could not fill the order."),
        [-2021] = Triggering,
        [-2022] = Reducing,
        [-2023] = Refuse("account.liquidating", "The venue is liquidating this account."),
        [-2024] = Reducing,
        [-2025] = Full,
        [-2026] = Invalid,
        [-2027] = Refuse("order.leverage", "The position would be larger than the venue allows at this leverage."),
        [-2028] = Refuse("order.leverage", "The margin is too small for this leverage."),
        [-4003] = Filter,
        [-4004] = Filter,
        [-4005] = Filter,
        [-4006] = Filter,
        [-4007] = Filter,
        [-4013] = Filter,
        [-4014] = Filter,
        [-4015] = Invalid,
        [-4016] = Filter,
        [-4023] = Filter,
        [-4024] = Filter,
        [-4029] = Filter,
        [-4030] = Filter,
        [-4045] = Full,
        [-4055] = Filter,
        [-4061] = Refuse("account.hedge_mode", "The account at the venue is not in one-way mode."),
        [-4062] = Reducing,
        [-4067] = Refuse("account.hedge_mode", "The account at the venue is not in one-way mode."),
        [-4108] = Closed,
        [-4111] = Known,
        [-4116] = Known,
        [-4117] = Triggering,
        [-4118] = Reducing,
        [-4120] = Refuse("order.endpoint", "The venue takes this type of order elsewhere."),
        [-4131] = Filter,
        [-4140] = Closed,
        [-4141] = Closed,
        [-4164] = Filter,
        [-5021] = Refuse("order.unfillable", "The order could not be filled at once and wholly."),
        [-5022] = Crossing,
    };

    // One code for many reasons, told apart by their words.
    private static readonly (string Words, BinanceMeaning Meaning)[] ByWords =
    [
        ("unknown order", Missing),
        ("duplicate order", Known),
        ("insufficient balance", Funds),
        ("immediately match", Crossing),
        ("would trigger immediately", Triggering),
        ("relationship of the prices", Passed),
        ("market is closed", Closed),
        ("this symbol is not permitted", Closed),
        ("not permitted for this account", Key),
    ];

    /// <summary>What a reply that is an error means.</summary>
    /// <param name="status">Of the reply.</param>
    /// <param name="code">The venue's number; 0 where the reply had none.</param>
    /// <param name="text">The venue's words.</param>
    public static BinanceMeaning Of(HttpStatusCode status, int code, string text) => (int)status switch
    {
        418 => Banned,
        429 => Rate,
        >= 500 => Nobody,
        _ when code is RefusedCode or CancelRejectedCode => OfWords(text),
        _ => ByCode.GetValueOrDefault(code, Nobody),
    };

    private static BinanceMeaning OfWords(string text)
    {
        foreach (var (words, meaning) in ByWords)
            if (text.Contains(words, StringComparison.OrdinalIgnoreCase))
                return meaning;
        return Refuse("order.refused", "The venue refused the order.");
    }

    private static BinanceMeaning Refuse(string code, string sentence) => new(Refused, code, sentence);
}
