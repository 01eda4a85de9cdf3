namespace Plimsoll.Core.Market;

/// <summary>The instruments an account can trade; a slot is an index into everything kept per instrument.</summary>
public sealed class InstrumentTable
{
    private readonly Instrument[] _instruments;
    private readonly Dictionary<InstrumentId, int> _slots = [];

    public InstrumentTable(IEnumerable<Instrument> instruments)
    {
        _instruments = [.. instruments];
        for (var slot = 0; slot < _instruments.Length; slot++)
            _slots.Add(_instruments[slot].Id, slot);
    }

    public int Count => _instruments.Length;

    public Instrument this[int slot] => _instruments[slot];

    /// <summary>From now on this is what the venue takes; nothing else of an instrument changes while it is traded.</summary>
    public void Charge(int slot, FeeSchedule fees) => _instruments[slot] = _instruments[slot] with { Fees = fees };

    /// <summary>−1 when the instrument is not known here.</summary>
    public int SlotOf(InstrumentId id) => _slots.GetValueOrDefault(id, -1);
}
