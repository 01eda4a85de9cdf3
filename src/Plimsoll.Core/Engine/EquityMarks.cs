using Plimsoll.Core.Market;

namespace Plimsoll.Core.Engine;

/// <summary>
/// Equity at market. Bar by bar it is a double, because that is what statistics and watches need at full speed; every
/// judgement takes <see cref="Exact()"/>, decimal from ledger and marks, to the last digit.
/// </summary>
public sealed class EquityMarks(AccountState state)
{
    // No market prints more; what does is a broken feed, and the mark is left to go stale.
    internal const double HighestPrice = 1e15;

    private readonly double[] _marks = NaNs(state.Instruments.Count);
    private readonly double[] _peakMarks = NaNs(state.Instruments.Count);
    private readonly double[] _units = new double[state.Instruments.Count];
    private readonly Timestamp[] _times = new Timestamp[state.Instruments.Count];
    // Cash, and what holdings are worth whatever the price: a margin less the cost it stands for.
    private double _cash;
    private double _peak;
    private Money _peakEquity;
    private bool _isPeakNoted;
    private bool _hasMoved;

    /// <summary>Cash + margin + unrealised (spot: holdings at mark), account currency.</summary>
    public double Equity { get; private set; }

    public Money PeakEquity
    {
        get
        {
            WritePeak();
            return _peakEquity;
        }
    }

    public Money DayStartEquity { get; private set; }

    /// <summary>First instant of the next trading day; MinValue before the first mark.</summary>
    public Timestamp DayEnd { get; private set; } = Timestamp.MinValue;

    /// <summary>NaN before the first.</summary>
    public double MarkOf(int slot) => _marks[slot];

    public Timestamp MarkTimeOf(int slot) => _times[slot];

    /// <summary>Takes a mark; true when equity stands at or below <paramref name="floor"/> of its peak.</summary>
    public bool Mark(int slot, double price, Timestamp time, double floor)
    {
        Set(slot, price, time);
        return Settle(floor);
    }

    /// <summary>
    /// Takes one of several marks of the same moment. Equity follows with <see cref="Settle"/>: in between it would be
    /// one that never was.
    /// </summary>
    internal void Set(int slot, double price, Timestamp time)
    {
        if (!IsPrice(price))
            return;
        _marks[slot] = price;
        _times[slot] = time;
        _hasMoved |= _units[slot] != 0.0;
    }

    /// <summary>After the last of several marks; true as <see cref="Mark"/> is.</summary>
    internal bool Settle(double floor)
    {
        if (_hasMoved)
            Revalue();
        _hasMoved = false;
        return StandsBelow(floor);
    }

    internal static bool IsPrice(double price) => price > 0.0 && price <= HighestPrice;

    /// <summary>Whether equity stands at or below a share of its peak; what is no number stands below.</summary>
    internal bool StandsBelow(double floor) => !(Equity > _peak * floor);

    /// <summary>Value of a holding at mark ÷ equity; exactly 0 when flat.</summary>
    public double ExposureOf(int slot) => _units[slot] == 0.0 ? 0.0 : Math.Abs(_units[slot]) * _marks[slot] / Equity;

    /// <summary>Equity as a sum of decimals.</summary>
    public Money Exact() => Exact(_marks);

    internal AccountFact.EquityMarked Point(Timestamp at) => new(at, Exact(), PeakEquity, DayStartEquity, DayEnd);

    internal void Open(Money balance)
    {
        _isPeakNoted = false;
        _peakEquity = DayStartEquity = balance;
        _peak = (double)balance.Value;
        OnBooked();
    }

    internal void BeginDay(AccountFact.DayBegan began) => (DayStartEquity, DayEnd) = (began.StartEquity, began.DayEnd);

    /// <summary>Before a fill: the noted peak is written down while ledger and holdings are still those it stood on.</summary>
    internal void OnBooking() => WritePeak();

    /// <summary>After a fill: cash and holdings changed.</summary>
    internal void OnBooked()
    {
        Recount();
        Revalue();
    }

    internal AccountSnapshot.Marks Capture()
    {
        var known = new List<AccountSnapshot.Mark>();
        for (var slot = 0; slot < _marks.Length; slot++)
            if (!double.IsNaN(_marks[slot]))
                known.Add(new(state.Instruments[slot].Id, _marks[slot], _times[slot]));
        known.Sort((one, other) => string.CompareOrdinal(one.InstrumentId.Value, other.InstrumentId.Value));
        return new(known, _peak, PeakEquity, DayStartEquity, DayEnd == Timestamp.MinValue ? null : DayEnd);
    }

    /// <summary>After ledger and positions have been brought back.</summary>
    internal void Restore(AccountSnapshot.Marks kept)
    {
        foreach (var mark in kept.Known)
        {
            var slot = state.Instruments.SlotOf(mark.InstrumentId);
            (_marks[slot], _times[slot]) = (mark.Price, mark.Time);
        }

        (_peak, _peakEquity, DayStartEquity) = (kept.Peak, kept.PeakEquity, kept.DayStartEquity);
        DayEnd = kept.DayEnd ?? Timestamp.MinValue;
        Recount();
        Equity = AtMarks();
    }

    private void Recount()
    {
        var fixedPart = state.Ledger.Cash;
        for (var slot = 0; slot < _units.Length; slot++)
        {
            var position = state.Positions[slot];
            _units[slot] = (double)(position.SignedQuantity * position.Instrument.ContractSize);
            if (!position.IsFlat)
                fixedPart += position.EquityAt(0m);
            if (!position.IsFlat && double.IsNaN(_marks[slot]))
                _marks[slot] = (double)position.AverageEntry;
        }

        _cash = (double)fixedPart.Value;
    }

    internal void RebasePeak()
    {
        _isPeakNoted = false;
        _peakEquity = Exact();
        _peak = (double)_peakEquity.Value;
    }

    /// <summary>Marks are no facts: a stored point brings back what they had made. An older day does not come back.</summary>
    internal void Restore(AccountFact.EquityMarked marked)
    {
        _isPeakNoted = false;
        _peakEquity = marked.PeakEquity;
        _peak = (double)_peakEquity.Value;
        if (marked.DayEnd < DayEnd)
            return;
        DayStartEquity = marked.DayStartEquity;
        DayEnd = marked.DayEnd;
    }

    /// <summary>A mark that was seen before a restart: what peak it made is stored already.</summary>
    internal void Restore(int slot, double price, Timestamp time)
    {
        _marks[slot] = price;
        _times[slot] = time;
        Equity = AtMarks();
    }

    private void Revalue()
    {
        Equity = AtMarks();
        if (Equity > _peak)
            NotePeak(Equity);
    }

    private double AtMarks()
    {
        var equity = _cash;
        for (var slot = 0; slot < _units.Length; slot++)
            if (_units[slot] != 0.0)
                equity += _units[slot] * _marks[slot];
        return equity;
    }

    // A rising market makes a new peak every bar: note the marks, and count in decimals only when somebody asks.
    private void NotePeak(double equity)
    {
        _peak = equity;
        _isPeakNoted = true;
        for (var slot = 0; slot < _marks.Length; slot++)
            _peakMarks[slot] = _marks[slot];
    }

    private void WritePeak()
    {
        if (!_isPeakNoted)
            return;
        _isPeakNoted = false;
        var peak = Exact(_peakMarks);
        if (peak > _peakEquity)
            _peakEquity = peak;
    }

    private Money Exact(double[] marks)
    {
        var equity = state.Ledger.Cash;
        var positions = state.Positions;
        for (var slot = 0; slot < positions.Length; slot++)
        {
            var position = positions[slot];
            if (position.IsFlat)
                continue;
            var mark = double.IsNaN(marks[slot]) ? position.AverageEntry : Instrument.Traded(marks[slot]).Value;
            equity += position.EquityAt(mark);
        }

        return equity;
    }

    private static double[] NaNs(int count)
    {
        var values = new double[count];
        Array.Fill(values, double.NaN);
        return values;
    }
}
