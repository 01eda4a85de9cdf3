using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>Gathers what the gate judges from the account's books, at the moment of judgement.</summary>
internal sealed class InputsOfRisk(EngineContext context, BlackoutDesk blackouts)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan OneMicrosecond = TimeSpan.FromMicroseconds(1);

    private readonly BooksOfRisk _books = new(context.State);

    // A day's start takes two time-zone conversions; it is asked for with every signal and changes once a day.
    private (Timestamp End, Timestamp Start) _day = (Timestamp.MinValue, Timestamp.MinValue);

    /// <summary>Inputs for an entry of a run; the ticket's quantity may still be zero while it is being sized.</summary>
    /// <param name="signal">Approved, except for dry runs.</param>
    public RiskInputs For(Signal signal, OrderTicket ticket, RunBook run, decimal minRewardRisk)
    {
        var state = context.State;
        var slot = state.Instruments.SlotOf(signal.InstrumentId);
        var instrument = state.Instruments[slot];
        var equity = state.Marks.Exact().Value;
        var account = _books.Add(null, ticket.IntentNumber);
        return new RiskInputs
        {
            Time = context.Clock,
            Instrument = instrument,
            Ticket = ticket,
            Side = signal.Side,
            EntryPrice = JudgedPrice(signal, instrument, slot),
            Stop = signal.StopLoss,
            Target = signal.TakeProfit,
            DeclaredExit = signal.DeclaredExit,
            MinRewardRisk = minRewardRisk,
            HalvedUntil = state.Live is { } live && context.Clock < live.FirstDaysEnd ? live.FirstDaysEnd : null,
            Equity = equity,
            PeakEquity = Math.Max(state.Marks.PeakEquity.Value, equity),
            DayStartEquity = state.Marks.DayStartEquity.Value,
            OpenPositions = account.Positions,

            CorrelatedPositions = 1 + _books.CountMovingWith(slot, context.Correlations, ticket.IntentNumber),
            EntriesToday = state.Entries.Since(DayStart()),
            EntriesLastHour = state.Entries.Since(context.Clock - Hour + OneMicrosecond),
            CommittedCapital = account.Committed,
            MarginUsed = account.Margin,
            Heat = account.Heat,
            Admission = Admission(signal, slot, run),
            Run = Facts(run, ticket.IntentNumber),
        };
    }

    /// <summary>What is left to write down when the books could not be added up.</summary>
    public RiskInputs Unreadable(Signal signal, OrderTicket ticket, RunBook run) => new()
    {
        Time = context.Clock,
        Instrument = context.State.Instruments[context.State.Instruments.SlotOf(signal.InstrumentId)],
        Ticket = ticket,
        Side = signal.Side,
        EntryPrice = signal.EntryPrice,
        Stop = signal.StopLoss,
        Target = signal.TakeProfit,
        DeclaredExit = signal.DeclaredExit,
        Equity = 0m,
        PeakEquity = 0m,
        DayStartEquity = 0m,
        Admission = new AdmissionFacts(),
        Run = new RunFacts { Budget = run.Configuration.Budget },
    };

    private AdmissionFacts Admission(Signal signal, int slot, RunBook run) => new()
    {
        HoldsLease = context.HoldsLease,
        IsDegraded = context.IsDegraded,
        IsQuarantined = context.State.Quarantine.Contains(signal.InstrumentId),
        IsHalted = context.State.IsHalted,
        IsTradingEnabled = context.IsTradingEnabled,
        IsSignalApproved = context.State.Signals.Find(signal.Number)?.Status == SignalStatus.Approved
            && !(signal.ExpiresAt <= context.Clock),
        IsMarkStale = IsStale(run, slot),
        Blackout = blackouts.OpenFor(context.State.Instruments[slot])?.ToString(),
        IsClockOff = !context.IsClockTrusted,
        HasSecondWriter = HasSecondWriter(),
        HasUnknownOrder = HasUnknownOrder(signal.InstrumentId),
        IsShutdown = context.State.ShutdownReason is not null,
    };

    private RunFacts Facts(RunBook run, long except)
    {
        var own = _books.Add(run.Configuration, except);
        var (entries, pnl) = Today(run);
        return new RunFacts
        {
            Budget = run.Configuration.Budget,
            IsEnabled = run.IsActive && run.DisabledReason is null,
            ActiveRuns = ActiveRuns(),
            OpenPositions = own.Positions,
            EntriesToday = entries,
            CommittedCapital = own.Committed,
            DailyPnl = pnl,
            ConsecutiveLosses = run.ConsecutiveLosses,
        };
    }

    /// <summary>Entries and closed P&amp;L of the day that count against the run's budget.</summary>
    private (int Entries, decimal Pnl) Today(RunBook run)
    {
        var (own, start) = (run.Configuration, DayStart());
        var sum = (Entries: context.State.Entries.Since(start, own.Id), Pnl: run.DailyPnl.Value);
        if (own.Portfolio is null)
            return sum;
        foreach (var other in context.State.Runs.Values)
            if (other.Configuration.Id != own.Id && other.Configuration.SharesBudgetWith(own))
                sum = (sum.Entries + context.State.Entries.Since(start, other.Configuration.Id),
                    sum.Pnl + other.DailyPnl.Value);
        return sum;
    }

    // A portfolio's runs are one strategy: the first of them that is active stands for all.
    private int ActiveRuns()
    {
        var active = 0;
        foreach (var book in context.State.Runs.Values)
            if (book.IsActive && IsFirstOfItsPortfolio(book))
                active++;
        return active;
    }

    private bool IsFirstOfItsPortfolio(RunBook book)
    {
        if (book.Configuration.Portfolio is null)
            return true;
        foreach (var other in context.State.Runs.Values)
            if (other.IsActive && other.Configuration.SharesBudgetWith(book.Configuration))
                return ReferenceEquals(other, book);
        return true;
    }

    private bool HasUnknownOrder(InstrumentId id)
    {
        foreach (var order in context.State.Orders.OpenSpan)
            if (order.Status == OrderStatus.Unknown && order.Ticket.InstrumentId == id)
                return true;
        return false;
    }

    private bool HasSecondWriter()
    {
        foreach (var order in context.State.Foreign.Values)
            if (order.IsOfSecondWriter)
                return true;
        return false;
    }

    private bool IsStale(RunBook run, int slot)
    {
        var oldest = context.Clock - run.Configuration.Timeframe.Length * context.Options.StaleAfterBars;
        return double.IsNaN(context.State.Marks.MarkOf(slot)) || context.State.Marks.MarkTimeOf(slot) < oldest;
    }

    // Market entries are judged at the mark worsened by one increment or the likely slippage, whichever is more. With
    // no mark at all the wish's own price stands here, and admission refuses because the mark is stale.
    private Price JudgedPrice(Signal signal, Instrument instrument, int slot)
    {
        var last = context.State.Marks.MarkOf(slot);
        if (signal.OrderType != OrderType.Market || double.IsNaN(last))
            return signal.EntryPrice;
        var mark = Instrument.Traded(last).Value;
        var worsening = Math.Max(instrument.PriceIncrement, mark * context.Options.SlippageFraction);
        return signal.Side == PositionSide.Long
            ? instrument.TickAbove(mark + worsening)
            : instrument.TickBelow(mark - worsening);
    }

    private Timestamp DayStart()
    {
        var end = context.State.Marks.DayEnd;
        if (_day.End != end || end <= context.Clock)
            _day = (end, context.Options.TradingDay.Start(context.Clock));
        return _day.Start;
    }
}
