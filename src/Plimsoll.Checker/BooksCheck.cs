namespace Plimsoll.Checker;

/// <summary>
/// Holds an account's journal against its venue's books after everything has healed: nothing lost, nothing doubled,
/// nothing unknown. It knows the written form of the journal and nothing of the program that wrote it.
/// </summary>
public static class BooksCheck
{
    /// <summary>Every difference in a sentence; none when the books agree.</summary>
    /// <param name="account">Whose journal it is.</param>
    /// <param name="facts">The journal, a JSON object each, oldest first.</param>
    /// <param name="venue">All orders the venue ever took for the account.</param>
    public static IReadOnlyList<string> Compare(
        Guid account, IEnumerable<byte[]> facts, IReadOnlyList<VenueFact> venue)
    {
        var journal = new Journal(account, facts);
        var problems = new List<string>(journal.Problems);
        var byName = venue.ToLookup(order => order.ClientOrderId, StringComparer.Ordinal);
        foreach (var twice in byName.Where(same => same.Count() > 1))
            problems.Add($"{twice.Key} was placed {twice.Count()} times");
        var known = journal.Orders.Select(order => order.ClientOrderId).ToHashSet(StringComparer.Ordinal);
        foreach (var order in venue.Where(order => !known.Contains(order.ClientOrderId)))
            problems.Add($"{order.ClientOrderId} is at the venue without an intent");
        foreach (var order in journal.Orders)
            Compare(order, byName[order.ClientOrderId].FirstOrDefault(), problems);
        Sum(journal, venue, problems);
        return problems;
    }

    private static void Compare(JournalOrder order, VenueFact? venue, List<string> problems)
    {
        if (order.IsUnknown)
            problems.Add($"order {order.Intent} is still unknown");
        if (venue is null)
        {
            if (order.WasSent && !order.HasEnded)
                problems.Add($"order {order.Intent} is open here, and the venue never had it");
            if (order.Fills.Count > 0)
                problems.Add($"order {order.Intent} has fills, and the venue never had it");
            return;
        }

        if (!order.WasSent)
            problems.Add($"order {order.Intent} is at the venue, and its sending was never written down");
        if (order.WasRuledOut)
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

    private static void Sum(Journal journal, IReadOnlyList<VenueFact> venue, List<string> problems)
    {
        var ours = Positions(journal.Orders.Select(order =>
            (order.Instrument, order.IsBuy, order.Fills.Values.Sum(fill => fill.Quantity))));
        var theirs = Positions(venue.Select(order =>
            (order.Instrument, order.IsBuy, order.Fills.Sum(fill => fill.Quantity))));
        foreach (var instrument in ours.Keys.Union(theirs.Keys))
            if (ours.GetValueOrDefault(instrument) != theirs.GetValueOrDefault(instrument))
                problems.Add(
                    $"{instrument}: {ours.GetValueOrDefault(instrument)} here, {theirs.GetValueOrDefault(instrument)} there");
    }

    private static Dictionary<string, decimal> Positions(
        IEnumerable<(string Instrument, bool IsBuy, decimal Quantity)> filled) =>
        filled.GroupBy(one => one.Instrument, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key, group => group.Sum(one => one.IsBuy ? one.Quantity : -one.Quantity),
                StringComparer.Ordinal);
}
