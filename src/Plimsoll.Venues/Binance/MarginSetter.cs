using System.Collections.Concurrent;
using System.Globalization;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Venues;
using Plimsoll.Venues.Calls;

namespace Plimsoll.Venues.Binance;

/// <summary>
/// Before an entry, lets the venue hold a contract's margin as our books do: isolated, and at the entry's leverage or
/// the whole number below it, so that the venue liquidates no earlier than our books expect. Told when it changes.
/// </summary>
internal sealed class MarginSetter(BinanceClient client)
{
    /// <summary>The venue's word that the margin is of that type already.</summary>
    private const int NothingToChange = -4046;

    // Bounded by the instruments of the account.
    private readonly ConcurrentDictionary<string, int> _told = new();

    /// <summary>Null when the entry may go; nothing of it has left otherwise.</summary>
    public async Task<SubmitOutcome.Refused?> PrepareAsync(OrderTicket ticket, CancellationToken cancellationToken)
    {
        var symbol = ticket.InstrumentId.Symbol;
        var leverage = (int)Math.Max(1m, decimal.Floor(ticket.Leverage));
        if (_told.TryGetValue(symbol, out var told) && told == leverage)
            return null;
        try
        {
            var objection = Objection(await client.SendAsync(
                    Change("marginType", symbol, ("marginType", "ISOLATED")), cancellationToken))
                ?? Objection(await client.SendAsync(
                    Change("leverage", symbol, ("leverage", leverage.ToString(CultureInfo.InvariantCulture))),
                    cancellationToken));
            if (objection is null)
                _told[symbol] = leverage;
            return objection;
        }
        catch (Exception error) when (BinanceClient.IsLineFailure(error, cancellationToken))
        {
            return Refused(error.Message);
        }
    }

    private static SubmitOutcome.Refused? Objection(BinanceReply reply) => reply switch
    {
        BinanceReply.Ok or BinanceReply.Failed { Code: NothingToChange } => null,
        BinanceReply.NotSent unsent => new SubmitOutcome.Refused(unsent.Code, unsent.Text),
        _ => Refused(reply.ToString()),
    };

    private static SubmitOutcome.Refused Refused(string? why) => new(
        "order.margin_terms", $"The margin could not be set at the venue, so the entry was not sent: {why}");

    private static BinanceCall Change(string what, string symbol, (string, string) to) =>
        new(HttpMethod.Post, $"/fapi/v1/{what}", 1, CallPriority.Entry) { Parameters = [("symbol", symbol), to] };
}
