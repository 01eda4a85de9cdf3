using System.Diagnostics.CodeAnalysis;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting;

/// <summary>
/// What becomes known of the instruments of a setup, in time order: its notices and the rates that venues settled, each
/// known when it was settled. The rate that stands in where none is recorded is an assumption, and known to nobody.
/// </summary>
internal sealed class NoticeSchedule
{
    private readonly (int Slot, MarketNotice Notice)[] _all;
    private int _next;

    private NoticeSchedule((int Slot, MarketNotice Notice)[] all) => _all = all;

    /// <summary>Null where nothing becomes known.</summary>
    public static NoticeSchedule? Of(BacktestSetup setup)
    {
        (int Slot, MarketNotice Notice)[] all =
        [
            .. setup.Instruments
                .SelectMany((one, slot) => Of(setup, one.Id).Select(notice => (slot, notice)))
                .OrderBy(one => one.notice.KnownAt),
        ];
        return all.Length == 0 ? null : new NoticeSchedule(all);
    }

    /// <summary>
    /// Takes the next notice that became known before a time. What becomes known at the very end of a bar comes too late
    /// for who decides there: venues write a settlement down some milliseconds after the full minute.
    /// </summary>
    public bool TryTake(Timestamp before, out int slot, [NotNullWhen(true)] out MarketNotice? notice)
    {
        (slot, notice) = _next < _all.Length && _all[_next].Notice.KnownAt < before ? _all[_next++] : default;
        return notice is not null;
    }

    private static IEnumerable<MarketNotice> Of(BacktestSetup setup, InstrumentId id)
    {
        var rates = setup.RecordedFunding.GetValueOrDefault(id)?.Rates ?? [];
        return rates.Select(rate => new MarketNotice.Funding(rate.Time, rate.Fraction))
            .Concat(setup.Notices.GetValueOrDefault(id)?.Notices ?? []);
    }
}
