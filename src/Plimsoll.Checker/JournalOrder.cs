namespace Plimsoll.Checker;

/// <summary>An order as the journal tells it.</summary>
internal sealed class JournalOrder
{
    private const string SecondPart = "/2";

    private readonly HashSet<string> _halved = new(StringComparer.Ordinal);

    public required long Intent { get; init; }

    public required string ClientOrderId { get; init; }

    public required string Instrument { get; init; }

    public required bool IsBuy { get; init; }

    public required decimal Quantity { get; init; }

    /// <summary>The other order of its list; null where it went alone.</summary>
    public long? PairedWith { get; init; }

    public bool WasSent { get; private set; }

    /// <summary>Nobody has said what became of it since a call fell silent or it vanished from the lists.</summary>
    public bool IsUnknown { get; private set; }

    /// <summary>It counts as never placed.</summary>
    public bool IsRuledOut { get; private set; }

    /// <summary>It once did.</summary>
    public bool WasRuledOut { get; private set; }

    /// <summary>The last word about it; empty while it has not ended.</summary>
    public string End { get; private set; } = "";

    public bool HasEnded => End.Length > 0 || Filled >= Quantity;

    public decimal Filled => Fills.Values.Sum(fill => fill.Quantity);

    /// <summary>More was booked than had been asked.</summary>
    public bool IsOverfilled => Filled > Quantity;

    public Dictionary<string, VenueExecution> Fills { get; } = new(StringComparer.Ordinal);

    public void Take(string step)
    {
        switch (step)
        {
            case "sendBegan":
                WasSent = true;
                break;
            case "silenceFell" or "vanished":
                IsUnknown = !HasEnded;
                break;
            case "accepted":
                (IsUnknown, End) = (false, IsRuledOut ? "" : End);
                IsRuledOut = false;
                break;
            case "absenceProven":
                (IsUnknown, IsRuledOut, WasRuledOut, End) = (false, true, true, step);
                break;
            case "cancelled" or "expired" or "refused" or "refusedLocally":
                (IsUnknown, End) = (false, step);
                break;
            default:
                break;
        }
    }

    /// <summary>
    /// An execution is a word too: the order was there. One that passed through zero is written down as two, the second
    /// named after the first.
    /// </summary>
    public bool Take(VenueExecution fill)
    {
        if (fill.Id.EndsWith(SecondPart, StringComparison.Ordinal))
            return Join(fill with { Id = fill.Id[..^SecondPart.Length] });
        if (!Fills.TryAdd(fill.Id, fill))
            return false;
        if (IsRuledOut)
            End = "";
        (IsUnknown, IsRuledOut) = (false, false);
        return true;
    }

    private bool Join(VenueExecution second)
    {
        if (!_halved.Add(second.Id) || !Fills.TryGetValue(second.Id, out var first) || first.Price != second.Price)
            return false;
        Fills[second.Id] = first with { Quantity = first.Quantity + second.Quantity };
        return true;
    }
}
