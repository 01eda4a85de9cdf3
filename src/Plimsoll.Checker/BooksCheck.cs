namespace Plimsoll.Checker;

/// <summary>
/// Holds an account's journal against its venue's books after everything has healed: nothing lost, nothing doubled,
/// nothing unknown, and nothing that cannot be right without a quarantine. It knows the written form of the journal and
/// nothing of the program that wrote it.
/// </summary>
public static class BooksCheck
{
    // A person took over what the venue said: the fill is of no order at the venue.
    private const string Adopted = "adopted-";

    /// <summary>Every difference in a sentence; none when the books agree.</summary>
    /// <param name="account">Whose journal it is.</param>
    /// <param name="facts">The journal, a JSON object each, oldest first.</param>
    /// <param name="venue">All orders the venue ever took for the account, and gave itself.</param>
    /// <param name="transfers">What was moved beside them.</param>
    public static IReadOnlyList<string> Compare(
        Guid account, IEnumerable<byte[]> facts, IReadOnlyList<VenueFact> venue,
        IReadOnlyList<VenueTransfer>? transfers = null)
    {
        var journal = new Journal(account, facts);
        var problems = new List<string>(journal.Problems);
        var byName = venue.ToLookup(order => order.ClientOrderId, StringComparer.Ordinal);
        foreach (var twice in byName.Where(same => same.Count() > 1))
            problems.Add($"{twice.Key} was placed {twice.Count()} times");
        var known = journal.Orders.Select(order => order.ClientOrderId).ToHashSet(StringComparer.Ordinal);
        foreach (var order in venue.Where(order => !order.IsForced && !known.Contains(order.ClientOrderId)))
            problems.Add($"{order.ClientOrderId} is at the venue without an intent");
        var forced = venue.Where(order => order.IsForced).SelectMany(order => order.Fills).ToList();
        foreach (var order in journal.Orders)
            if (byName[order.ClientOrderId].FirstOrDefault() is { } there)
                Compare(order, there, problems);
            else
                CompareAbsent(order, journal.IsQuarantined(order.Instrument), forced, problems);
        foreach (var intent in journal.Overfilled)
            problems.Add($"order {intent} was filled beyond what it or its list asked, and nothing was put in quarantine");
        foreach (var fill in forced)
            problems.Add($"fill {fill.Id} was forced by the venue and is lost");
        Sum(journal, venue, transfers ?? [], problems);
        return problems;
    }

    // While a position is not what the venue says, its exits may be tried for ever: one of them is always on its way.
    private static void CompareAbsent(
        JournalOrder order, bool isQuarantined, List<VenueExecution> forced, List<string> problems)
    {
        if (order.IsUnknown)
            problems.Add($"order {order.Intent} is still unknown");
        if (order.WasSent && !order.HasEnded && !isQuarantined)
            problems.Add($"order {order.Intent} is open here, and the venue never had it");
        if (order.Fills.Values.Any(fill => !forced.Remove(fill) && !IsAdopted(fill)))
            problems.Add($"order {order.Intent} has fills, and the venue never had it");
    }

    private static void Compare(JournalOrder order, VenueFact venue, List<string> problems)
    {
        if (order.IsUnknown)
            problems.Add($"order {order.Intent} is still unknown");
        if (!order.WasSent)
            problems.Add($"order {order.Intent} is at the venue, and its sending was never written down");
        if (order.WasRuledOut && !venue.WasForgotten && (order.IsRuledOut || !venue.WasLate))
            problems.Add($"order {order.Intent} is at the venue, and counted here as never placed");
        if (order.IsBuy != venue.IsBuy || order.Instrument != venue.Instrument)
            problems.Add($"order {order.Intent} is another one at the venue");
        if (venue.IsWorking && order.HasEnded)
            problems.Add($"order {order.Intent} works at the venue, and has ended here ({order.End})");
        CompareFills(order, venue, problems);
    }

    private static void CompareFills(JournalOrder order, VenueFact venue, List<string> problems)
    {
        foreach (var fill in venue.Fills)
            if (!order.Fills.TryGetValue(fill.Id, out var booked))
                problems.Add($"fill {fill.Id} of order {order.Intent} was lost");
            else if (booked != fill)
                problems.Add($"fill {fill.Id} of order {order.Intent} was booked as {booked} and is {fill}");
        foreach (var booked in order.Fills.Keys.Except(venue.Fills.Select(fill => fill.Id)))
            problems.Add($"fill {booked} of order {order.Intent} never happened");
    }

    // Fills agree to the last digit; what was moved beside them is taken over by a person or stands in quarantine.
    private static void Sum(
        Journal journal, IReadOnlyList<VenueFact> venue, IReadOnlyList<VenueTransfer> transfers, List<string> problems)
    {
        var ours = Positions(journal.Orders.SelectMany(order => order.Fills.Values.Where(fill => !IsAdopted(fill))
            .Select(fill => (order.Instrument, Signed(order.IsBuy, fill)))));
        var taken = Positions(journal.Orders.SelectMany(order => order.Fills.Values.Where(IsAdopted)
            .Select(fill => (order.Instrument, Signed(order.IsBuy, fill)))));
        var theirs = Positions(venue.SelectMany(order => order.Fills
            .Select(fill => (order.Instrument, Signed(order.IsBuy, fill)))));
        var moved = Positions(transfers.Select(transfer => (transfer.Instrument, transfer.Quantity)));
        foreach (var instrument in ours.Keys.Union(theirs.Keys))
            if (ours.GetValueOrDefault(instrument) != theirs.GetValueOrDefault(instrument))
                problems.Add(
                    $"{instrument}: {ours.GetValueOrDefault(instrument)} here, {theirs.GetValueOrDefault(instrument)} there");
        foreach (var instrument in taken.Keys.Union(moved.Keys))
            if (taken.GetValueOrDefault(instrument) != moved.GetValueOrDefault(instrument)
                && !journal.IsQuarantined(instrument))
                problems.Add(
                    $"{instrument}: {moved.GetValueOrDefault(instrument)} was moved by hand, "
                    + $"{taken.GetValueOrDefault(instrument)} was taken over, and it is not in quarantine");
    }

    private static bool IsAdopted(VenueExecution fill) => fill.Id.StartsWith(Adopted, StringComparison.Ordinal);

    private static decimal Signed(bool isBuy, VenueExecution fill) => isBuy ? fill.Quantity : -fill.Quantity;

    private static Dictionary<string, decimal> Positions(IEnumerable<(string Instrument, decimal Quantity)> moves) =>
        moves.GroupBy(move => move.Instrument, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(move => move.Quantity), StringComparer.Ordinal);
}
