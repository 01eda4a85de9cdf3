using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;
using Plimsoll.Features.Execution;
using Plimsoll.Features.Hub;
using Plimsoll.Features.Risk;
using Plimsoll.Features.Signals;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Features.Accounts;

/// <summary>
/// Tells the hub what has become durable on an account. It runs inside the account's mailbox, so it never waits.
/// </summary>
internal sealed class AccountNews(HubPublisher hub) : IAccountObserver
{
    public void OnCommitted(AccountId account, AccountState state, IReadOnlyList<AccountFact> facts)
    {
        var changed = new SortedSet<long>();
        foreach (var fact in facts)
        {
            TellOfTrading(account, state, fact, changed);
            TellOfSafety(account, state, fact);
            TellOfRuns(state, fact);
        }
        foreach (var intent in changed)
            if (state.Orders.Find(intent) is { } order)
                Publish(AccountTopics.Orders, account, "order", OrderView.From(state, order));
        Publish(AccountTopics.Equity, account, "equity", EquityNews.From(state, facts));
        Publish(AccountTopics.Positions, account, "positions", new PositionsNews(PositionView.Of(state)));
        if (facts.Count > 0)
            Publish(AccountTopics.Journal, account, "entries", new JournalNews(facts.Count, facts[^1].Time));
    }

    private void TellOfTrading(AccountId account, AccountState state, AccountFact fact, SortedSet<long> changed)
    {
        switch (fact)
        {
            case AccountFact.OrderIntended intended:
                changed.Add(intended.Ticket.IntentNumber);
                break;
            case AccountFact.OrderStepped stepped:
                changed.Add(stepped.IntentNumber);
                break;
            case AccountFact.FillBooked booked:
                changed.Add(booked.Fill.IntentNumber);
                Publish(AccountTopics.Orders, account, "fill", FillView.From(state, booked.Fill));
                break;
            case AccountFact.SignalCreated created:
                Publish(
                    AccountTopics.Signals, account, "created",
                    SignalView.From(state, created.Signal, SignalStatus.Pending));
                break;
            case AccountFact.SignalMoved moved:
                Publish(
                    AccountTopics.Signals, account, "moved", new SignalNews(moved.SignalNumber, moved.To, moved.Code));
                break;
            case AccountFact.RiskDecided decided:
                Publish(AccountTopics.Risk, account, "decision", DecisionView.From(account, decided.Decision));
                break;
            default:
                break;
        }
    }

    private void TellOfSafety(AccountId account, AccountState state, AccountFact fact)
    {
        switch (fact)
        {
            case AccountFact.ModeChanged changed:
                Publish(
                    AccountTopics.Mode, account, "changed",
                    new ModeNews(changed.Mode, changed.Actor, changed.Reason));
                break;
            case AccountFact.KillStepped stepped:
                Publish(AccountTopics.Risk, account, "kill", new KillNews(stepped.To, stepped.Text));
                break;
            case AccountFact.ShutdownBegan or AccountFact.ShutdownCleared:
                Publish(AccountTopics.Risk, account, "shutdown", ShutdownView.From(state));
                break;
            case AccountFact.AlarmRaised alarm:
                Publish(
                    AccountTopics.Risk, account, "alarm",
                    new QuarantineNews(alarm.InstrumentId?.Value, alarm.Code, alarm.Text));
                break;
            case AccountFact.QuarantineReleased released:
                Publish(
                    AccountTopics.Risk, account, "released",
                    new QuarantineNews(released.InstrumentId.Value, "risk.released", released.Reason));
                break;
            case AccountFact.Quarantined quarantined:
                Publish(
                    AccountTopics.Risk, account, "quarantine",
                    new QuarantineNews(quarantined.InstrumentId.Value, quarantined.Code, quarantined.Text));
                break;
            default:
                break;
        }
    }

    private void TellOfRuns(AccountState state, AccountFact fact)
    {
        var (run, type) = fact switch
        {
            AccountFact.RunStarted started => (started.Run.Id, "started"),
            AccountFact.RunStopped stopped => (stopped.RunId, "stopped"),
            AccountFact.RunDisabled disabled => (disabled.RunId, "disabled"),
            AccountFact.RunEnabled enabled => (enabled.RunId, "enabled"),
            AccountFact.RoundTripClosed closed => (closed.RunId, "traded"),
            _ => (RunId.None, ""),
        };
        if (state.Runs.GetValueOrDefault(run) is { } book)
            hub.Publish($"{AccountTopics.Bots}:{book.Configuration.BotId}", type, BotNews.From(book));
    }

    private void Publish(string family, AccountId account, string type, object data) =>
        hub.Publish($"{family}:{account}", type, data);

    private sealed record SignalNews(long Number, SignalStatus Status, string? Code);

    private sealed record ModeNews(OperatingMode Mode, string Actor, string Reason);

    private sealed record KillNews(KillState KillState, string Text);

    private sealed record QuarantineNews(string? InstrumentId, string Code, string Text);

    private sealed record JournalNews(int Count, Core.Market.Timestamp Time);

    private sealed record PositionsNews(IReadOnlyList<PositionView> Items);

    private sealed record BotNews(
        Guid RunId,
        bool IsActive,
        int Wins,
        int Losses,
        int ConsecutiveLosses,
        decimal RealisedPnl,
        string? DisabledReason)
    {
        public static BotNews From(RunBook book) => new(
            book.Configuration.Id.Value,
            book.IsActive,
            book.Wins,
            book.Losses,
            book.ConsecutiveLosses,
            book.RealisedPnl.Value,
            book.DisabledReason);
    }
}
