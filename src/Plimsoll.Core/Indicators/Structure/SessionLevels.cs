using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>Highs and lows of the last whole day, Asian and London session, and New York's midnight open.</summary>
internal sealed class SessionLevels(bool isNewYorkDay)
{
    private readonly Sessions _sessions = new();
    private readonly CityClock _utc = CityClock.Utc();
    private SessionRange _day = new();
    private SessionRange _asia = new();
    private SessionRange _london = new();
    private long _newYorkDay = SessionRange.None;

    public ref readonly SessionRange Day => ref _day;

    public ref readonly SessionRange Asia => ref _asia;

    public ref readonly SessionRange London => ref _london;

    /// <summary>Open of the first bar of New York's day; NaN until a day began within the data.</summary>
    public double MidnightOpen { get; private set; } = double.NaN;

    public void Add(in Bar bar)
    {
        _sessions.MoveTo(bar.OpenTime);
        _day.Add(isNewYorkDay ? _sessions.NewYorkDay : _utc.At(bar.OpenTime).Day, in bar);
        _asia.Add(_sessions.IsAsia ? _sessions.TokyoDay : SessionRange.None, in bar);
        _london.Add(_sessions.IsLondon ? _sessions.LondonDay : SessionRange.None, in bar);
        if (_newYorkDay != SessionRange.None && _newYorkDay != _sessions.NewYorkDay)
            MidnightOpen = bar.Open;
        _newYorkDay = _sessions.NewYorkDay;
    }
}
