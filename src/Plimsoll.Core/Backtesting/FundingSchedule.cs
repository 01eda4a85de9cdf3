using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting;

/// <summary>
/// When funding is settled and at which rate: as a venue recorded it, and before and after its records at 00:00, 08:00
/// and 16:00 UTC, what nearly every perpetual venue does, at the rate of the setup.
/// </summary>
internal sealed class FundingSchedule
{
    private const long Interval = 8 * 3_600 * Timestamp.MicrosPerSecond;
    private const long Never = long.MaxValue;

    private readonly Line[] _lines;
    private readonly List<(int Slot, decimal Fraction)> _due = [];
    private long _next = Never;

    private FundingSchedule(IEnumerable<Line> lines) => _lines = [.. lines];

    /// <summary>Null where no instrument of the setup is settled.</summary>
    public static FundingSchedule? Of(BacktestSetup setup)
    {
        var lines = setup.Instruments
            .Select((one, slot) => (one.HasFunding, Line: new Line(
                slot, setup.FundingFraction, setup.RecordedFunding.GetValueOrDefault(one.Id)?.Rates ?? [])))
            .Where(one => one.HasFunding && !one.Line.IsEmpty).Select(one => one.Line).ToList();
        return lines.Count == 0 ? null : new FundingSchedule(lines);
    }

    /// <summary>The first instant after the start is the first that counts.</summary>
    public void Start(Timestamp at)
    {
        foreach (var line in _lines)
            line.Start(at.Micros);
        _next = _lines.Min(line => line.Next);
    }

    /// <summary>Takes the next instant that lies at or before a time; false when none is left.</summary>
    /// <param name="until">No later than this.</param>
    /// <param name="instant">When it is settled.</param>
    /// <param name="due">What is settled then, by slot; valid until the next call.</param>
    public bool TryTake(Timestamp until, out Timestamp instant, out IReadOnlyList<(int Slot, decimal Fraction)> due)
    {
        instant = new Timestamp(_next);
        due = _due;
        if (_next > until.Micros)
            return false;
        _due.Clear();
        foreach (var line in _lines)
            if (line.Next == _next)
                _due.Add((line.Slot, line.Take()));
        _next = _lines.Min(line => line.Next);
        return true;
    }

    /// <summary>The instants of one instrument.</summary>
    private sealed class Line(int slot, decimal? usual, IReadOnlyList<FundingRate> recorded)
    {
        private readonly long _first = recorded.Count > 0 ? recorded[0].Time.Micros : Never;
        private readonly long _last = recorded.Count > 0 ? recorded[^1].Time.Micros : Never;
        private int _index;
        private decimal _fraction;

        public int Slot => slot;

        public bool IsEmpty => usual is null && recorded.Count == 0;

        public long Next { get; private set; } = Never;

        public void Start(long at)
        {
            while (_index < recorded.Count && recorded[_index].Time.Micros <= at)
                _index++;
            Advance(at);
        }

        public decimal Take()
        {
            var taken = _fraction;
            Advance(Next);
            return taken;
        }

        private void Advance(long after)
        {
            var regular = usual is null ? Never : (after / Interval + 1) * Interval;
            if (regular < _first || after >= _last)
                (Next, _fraction) = (regular, usual ?? 0m);
            else if (_index < recorded.Count)
                (Next, _fraction) = (recorded[_index].Time.Micros, recorded[_index++].Fraction);
        }
    }
}
