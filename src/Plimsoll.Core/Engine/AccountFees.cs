using Plimsoll.Core.Market;

namespace Plimsoll.Core.Engine;

/// <summary>
/// What the venue takes from this account: as it has told, else as is usual there. Entries are sized and judged by it;
/// what a fill did cost comes with the fill. No fact: the venue tells it anew after every start.
/// </summary>
public sealed class AccountFees
{
    private readonly EngineContext _context;

    // By slot; null where the venue has not told.
    private readonly Timestamp?[] _told;

    internal AccountFees(EngineContext context)
    {
        _context = context;
        _told = new Timestamp?[context.State.Instruments.Count];
    }

    /// <summary>The venue's word, for the instruments it names; of the others it stays as it was.</summary>
    public void Take(IReadOnlyDictionary<InstrumentId, FeeSchedule> told)
    {
        _context.Tape?.Add(new EngineCall.FeesTold([.. told.Select(one => new EngineCall.FeesOf(one.Key, one.Value))]));
        foreach (var (id, fees) in told)
        {
            var slot = _context.State.Instruments.SlotOf(id);
            if (slot < 0)
                continue;
            _context.State.Instruments.Charge(slot, fees);
            _told[slot] = _context.Clock;
        }
    }

    /// <summary>When the venue told it, event time; null while it is the usual.</summary>
    public Timestamp? ToldAt(InstrumentId id) =>
        _context.State.Instruments.SlotOf(id) is >= 0 and var slot ? _told[slot] : null;
}
