using System.Globalization;

namespace Plimsoll.Loopback.Wire;

/// <summary>
/// Every refusal of the venue, with the code and the words of its public documentation ("Error codes").
/// </summary>
internal static class VenueErrors
{
    private const int Bad = 400;
    private const int Unauthorized = 401;

    public static VenueErrorException Unknown =>
        new(500, -1000, "An unknown error occurred while processing the request.");

    public static VenueErrorException Timeout => new(
        503, -1007, "Timeout waiting for response from backend server. Send status unknown; execution status unknown.");

    public static VenueErrorException ShuttingDown => new(503, -1016, "This service is no longer available.");

    public static VenueErrorException OutsideWindow =>
        new(Bad, -1021, "Timestamp for this request is outside of the recvWindow.");

    public static VenueErrorException Ahead =>
        new(Bad, -1021, "Timestamp for this request was 1000ms ahead of the server's time.");

    public static VenueErrorException Signature => new(Bad, -1022, "Signature for this request is not valid.");

    public static VenueErrorException WindowTooWide => new(Bad, -1131, "recvWindow must be less than 60000.");

    public static VenueErrorException KeyFormat => new(Unauthorized, -2014, "API-key format invalid.");

    public static VenueErrorException Key =>
        new(Unauthorized, -2015, "Invalid API-key, IP, or permissions for action.");

    public static VenueErrorException DuplicateParameter =>
        new(Bad, -1101, "Duplicate values for a parameter detected.");

    public static VenueErrorException Interval => new(Bad, -1120, "Invalid interval.");

    public static VenueErrorException Symbol => new(Bad, -1121, "Invalid symbol.");

    public static VenueErrorException ListenKey => new(Bad, -1125, "This listenKey does not exist.");

    public static VenueErrorException OrderType => new(Bad, -1116, "Invalid orderType.");

    public static VenueErrorException Side => new(Bad, -1117, "Invalid side.");

    public static VenueErrorException TimeInForce => new(Bad, -1115, "Invalid timeInForce.");

    public static VenueErrorException Composition => new(Bad, -1014, "Unsupported order combination.");

    public static VenueErrorException LookupTooWide =>
        new(Bad, -1127, "More than 24 hours between startTime and endTime.");

    public static VenueErrorException OptionalCombination =>
        new(Bad, -1128, "Combination of optional parameters invalid.");

    public static VenueErrorException Funds =>
        Rejected("Account has insufficient balance for requested action.");

    public static VenueErrorException DuplicateOrder => Rejected("Duplicate order sent.");

    public static VenueErrorException Closed => Rejected("Market is closed.");

    public static VenueErrorException WouldMatch => Rejected("Order would immediately match and take.");

    public static VenueErrorException WouldTrigger => Rejected("Order would trigger immediately.");

    public static VenueErrorException PriceRelation =>
        Rejected("The relationship of the prices for the orders is not correct.");

    public static VenueErrorException CannotCancel => new(Bad, -2011, "Unknown order sent.");

    public static VenueErrorException NoSuchOrder => new(Bad, -2013, "Order does not exist.");

    public static VenueErrorException NoSuchOrderList => new(Bad, -2018, "Order list does not exist.");

    // From here on: USD-margined futures, whose numbers differ where spot has none.
    public static VenueErrorException Margin => new(Bad, -2019, "Margin is insufficient.");

    public static VenueErrorException WouldTriggerNow => new(Bad, -2021, "Order would immediately trigger.");

    public static VenueErrorException ReduceOnly => new(Bad, -2022, "ReduceOnly Order is rejected.");

    public static VenueErrorException Leverage => new(Bad, -4028, "Leverage is not valid.");

    public static VenueErrorException SameMarginType => new(Bad, -4046, "No need to change margin type.");

    public static VenueErrorException MarginTypeWithOrders =>
        new(Bad, -4047, "Margin type cannot be changed if there exists open orders.");

    public static VenueErrorException MarginTypeWithPosition =>
        new(Bad, -4048, "Margin type cannot be changed if there exists position.");

    public static VenueErrorException SamePositionSide => new(Bad, -4059, "No need to change position side.");

    public static VenueErrorException PositionSide =>
        new(Bad, -4061, "Order's position side does not match user's setting.");

    public static VenueErrorException FuturesClosed => new(
        Bad, -4108, "Symbol is on delivering or delivered or settling or closed or pre-trading.");

    public static VenueErrorException DuplicateClientId => new(Bad, -4116, "ClientOrderId is duplicated.");

    public static VenueErrorException UseAlgo => new(
        Bad, -4120, "Order type not supported for this endpoint. Please use the Algo Order API endpoints instead.");

    public static VenueErrorException CloseExists => new(
        Bad, -4130, "An open stop or take profit order with GTE and closePosition in the direction is existing.");

    public static VenueErrorException Notional => new(
        Bad, -4164, "Order's notional must be no smaller than 5 (unless you choose reduce only).");

    public static VenueErrorException FillOrKill => new(
        Bad, -5021, "Due to the order could not be filled immediately, the FOK order has been rejected. "
        + "The order will not be recorded in the order history");

    public static VenueErrorException PostOnly => new(
        Bad, -5022, "Due to the order could not be executed as maker, the Post Only order will be rejected. "
        + "The order will not be recorded in the order history");

    public static VenueErrorException FuturesPrecision =>
        new(Bad, -1111, "Precision is over the maximum defined for this asset.");

    public static VenueErrorException FuturesTick => new(Bad, -4014, "Price not increased by tick size.");

    public static VenueErrorException FuturesPriceTooHigh => new(Bad, -4002, "Price greater than max price.");

    public static VenueErrorException FuturesZero => new(Bad, -4003, "Quantity less than or equal to zero.");

    public static VenueErrorException FuturesTooMany =>
        new(Bad, -2025, "Reach max open order limit.");

    public static VenueErrorException FuturesQuantity(bool isTooLarge) => isTooLarge
        ? new(Bad, -4005, "Quantity greater than max quantity.")
        : new(Bad, -4004, "Quantity less than min quantity.");

    public static VenueErrorException FuturesPrice(bool isTooHigh, string bound) => isTooHigh
        ? new(Bad, -4016, $"Limit price can't be higher than {bound}.")
        : new(Bad, -4024, $"Limit price can't be lower than {bound}.");

    public static VenueErrorException Rejected(string message) => new(Bad, -2010, message);

    public static VenueErrorException Filter(string name) => new(Bad, -1013, $"Filter failure: {name}");

    public static VenueErrorException Illegal(string name, string range) =>
        new(Bad, -1100, $"Illegal characters found in parameter '{name}'; legal range is '{range}'.");

    public static VenueErrorException Missing(string name) =>
        new(Bad, -1102, $"Mandatory parameter '{name}' was not sent, was empty/null, or malformed.");

    public static VenueErrorException MissingEither(string one, string other) =>
        new(Bad, -1102, $"Param '{one}' or '{other}' must be sent, but both were empty/null!");

    public static VenueErrorException Unread(int read, int sent) => new(
        Bad, -1104, string.Create(
            CultureInfo.InvariantCulture,
            $"Not all sent parameters were read; read '{read}' parameter(s) but was sent '{sent}'."));

    public static VenueErrorException Empty(string name) => new(Bad, -1105, $"Parameter '{name}' was empty.");

    public static VenueErrorException NotRequired(string name) =>
        new(Bad, -1106, $"Parameter '{name}' sent when not required.");

    public static VenueErrorException Precision(string name) =>
        new(Bad, -1111, $"Parameter '{name}' has too much precision.");

    public static VenueErrorException BadValue(string name) =>
        new(Bad, -1130, $"Data sent for parameter '{name}' is not valid.");

    public static VenueErrorException TooMuchWeight(int limit, int? retryAfterSeconds) => new(
        429, -1003, string.Create(
            CultureInfo.InvariantCulture,
            $"Too much request weight used; current limit is {limit} request weight per 1 MINUTE. ")
            + "Please use WebSocket Streams for live updates to avoid polling the API.")
    {
        RetryAfterSeconds = retryAfterSeconds,
    };

    public static VenueErrorException Banned(long untilMilliseconds, int? retryAfterSeconds) => new(
        418, -1003, string.Create(
            CultureInfo.InvariantCulture,
            $"Way too much request weight used; IP banned until {untilMilliseconds}. ")
            + "Please use WebSocket Streams for live updates to avoid bans.")
    {
        RetryAfterSeconds = retryAfterSeconds,
    };

    public static VenueErrorException TooManyOrders(int limit, string interval) => new(
        429, -1015, string.Create(
            CultureInfo.InvariantCulture, $"Too many new orders; current limit is {limit} orders per {interval}."))
    {
        RetryAfterSeconds = 1,
    };
}
