using System.Globalization;
using System.Text.Json;

namespace Plimsoll.Checker;

/// <summary>Reads an account's journal as bytes, with rules of its own: it shares no code with what wrote it.</summary>
internal sealed class Journal
{
    private readonly Guid _account;
    private readonly Dictionary<long, JournalOrder> _orders = [];
    private readonly HashSet<string> _quarantined = new(StringComparer.Ordinal);
    private readonly Dictionary<long, string> _owed = [];

    public Journal(Guid account, IEnumerable<byte[]> facts)
    {
        _account = account;
        foreach (var bytes in facts)
        {
            using var fact = JsonDocument.Parse(bytes);
            Read(fact.RootElement);
        }
    }

    public IReadOnlyCollection<JournalOrder> Orders => _orders.Values;

    /// <summary>What the reading itself found wrong.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Whether it stands in quarantine at the journal's end.</summary>
    public bool IsQuarantined(string instrument) => _quarantined.Contains(instrument);

    /// <summary>Orders that were filled beyond what they asked, and nothing was put in quarantine for it.</summary>
    public IEnumerable<long> Overfilled => _owed.Keys;

    private void Read(JsonElement fact)
    {
        switch (fact.GetProperty("$type").GetString())
        {
            case "OrderIntended":
                Intend(fact.GetProperty("ticket"));
                break;
            case "OrderStepped":
                Step(fact);
                break;
            case "FillBooked":
                Book(fact.GetProperty("fill"));
                break;
            case "Quarantined":
                Quarantine(Text(fact, "instrumentId"));
                break;
            case "QuarantineReleased":
                _quarantined.Remove(Text(fact, "instrumentId"));
                break;
            default:
                break;
        }
    }

    private void Quarantine(string instrument)
    {
        _quarantined.Add(instrument);
        foreach (var (intent, of) in _owed)
            if (of == instrument)
                _owed.Remove(intent);
    }

    private void Intend(JsonElement ticket)
    {
        var intent = ticket.GetProperty("intentNumber").GetInt64();
        var order = new JournalOrder
        {
            Intent = intent,
            ClientOrderId = OrderNames.Of(_account, Guid.Parse(Text(ticket, "runId")), intent),
            Instrument = Text(ticket, "instrumentId"),
            IsBuy = Text(ticket, "side") == "buy",
            Quantity = Number(ticket, "quantity"),
            PairedWith = ticket.TryGetProperty("pairedWith", out var other) ? other.GetInt64() : null,
        };
        if (!_orders.TryAdd(intent, order))
            Problems.Add($"intent {intent} was written twice");
        if (Text(ticket, "purpose") == "entry" && IsQuarantined(order.Instrument))
            Problems.Add($"intent {intent} is an entry while {order.Instrument} is in quarantine");
    }

    private void Step(JsonElement fact)
    {
        if (!_orders.TryGetValue(fact.GetProperty("intentNumber").GetInt64(), out var order))
        {
            Problems.Add($"a step of an order without intent: {fact}");
            return;
        }

        order.Take(Text(fact, "happened"));
    }

    private void Book(JsonElement fill)
    {
        var intent = fill.GetProperty("intentNumber").GetInt64();
        var id = Text(fill, "venueFillId");
        if (!_orders.TryGetValue(intent, out var order))
            Problems.Add($"fill {id} was booked for intent {intent}, which does not exist");
        else if (!order.Take(new VenueExecution(id, Number(fill, "quantity"), Number(fill, "price"))))
            Problems.Add($"fill {id} was booked twice");
        else if ((order.IsOverfilled || IsListOverfilled(order)) && !IsQuarantined(order.Instrument))
            _owed[intent] = order.Instrument;
    }

    // At most one order of a list executes: together they sell no more than each was for.
    private bool IsListOverfilled(JournalOrder order) =>
        order.PairedWith is { } intent && _orders.TryGetValue(intent, out var other)
        && order.Filled + other.Filled > order.Quantity;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static decimal Number(JsonElement element, string name) =>
        decimal.Parse(Text(element, name), NumberStyles.Number, CultureInfo.InvariantCulture);
}
