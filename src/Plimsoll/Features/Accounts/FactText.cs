using System.Globalization;
using Plimsoll.Api;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;

namespace Plimsoll.Features.Accounts;

/// <summary>Facts in one sentence each, for people.</summary>
internal static class FactText
{
    public static string Of(AccountFact fact) => fact switch
    {
        AccountFact.SignalCreated created => Signal(created.Signal),
        AccountFact.SignalMoved moved => Text(
            $"Signal {moved.SignalNumber} is {EnumQuery.Name(moved.To)}{Because(moved.Code)}"),
        AccountFact.RiskDecided { Decision: var decision } => Text(
            $"Risk verdict {decision.Number}: {(decision.IsApproved ? "approved" : "rejected")}. {decision.Text}"),
        AccountFact.OrderIntended intended => Intended(intended),
        AccountFact.OrderStepped stepped => Text(
            $"Order {stepped.IntentNumber}: {Words(stepped.Happened)}{Because(stepped.Code)}"),
        AccountFact.FillBooked booked => Text(
            $"{Words(booked.Fill.Side)} {booked.Fill.Quantity} {booked.Fill.InstrumentId} filled at {booked.Fill.Price}"),
        AccountFact.RoundTripClosed { Trip: var trip } => Text(
            $"Trade {trip.Number} on {trip.InstrumentId} ended by {Words(trip.ExitReason)}: {trip.NetPnl} net"),
        AccountFact.StopTightened tightened => Text(
            $"The stop of {tightened.InstrumentId} follows to {tightened.Stop}"),
        AccountFact.FundingBooked funding => Text(
            $"{funding.InstrumentId} {(funding.Paid < Money.Zero ? "received" : "paid")} funding: {funding.Paid} at {funding.Rate}"),
        AccountFact.DayBegan began => Text($"A trading day begins at {began.StartEquity}"),
        AccountFact.EquityMarked marked => Text($"Equity {marked.Equity}"),
        _ => OfAccount(fact),
    };

    private static string OfAccount(AccountFact fact) => fact switch
    {
        AccountFact.AccountOpened opened => Text($"Account opened with {opened.InitialBalance}"),
        AccountFact.ModeChanged changed => Text(
            $"Mode set to {EnumQuery.Name(changed.Mode)} by {changed.Actor}: {changed.Reason}"),
        AccountFact.LiveBegan began => Text($"Trades real money{Until(began.Until)}"),
        AccountFact.LiveUntilSet set => Text($"{set.Actor}: trades by itself{Until(set.Until)}: {set.Reason}"),
        AccountFact.LiveEnded ended => Text($"Trading by itself was to end at {ended.Until}: guided from now on"),
        AccountFact.BlackoutRuleSet set => Text($"{set.Actor} set what happens around economic events: {Words(set.Rule)}"),
        AccountFact.SimulationChanged changed => Text($"Simulation set by {changed.Actor}: {Simulated(changed.Settings)}"),
        AccountFact.ResetAsked asked => Text(
            $"{asked.Actor} lets the account begin anew with {asked.InitialBalance} once it is flat: {asked.Reason}"),
        AccountFact.AccountReset reset => Text($"The account begins anew with {reset.InitialBalance}"),
        AccountFact.RunStarted started => Text($"{started.Run.Name} started on {started.Run.InstrumentId}"),
        AccountFact.RunStopped stopped => Text($"A bot stopped: {stopped.Reason}"),
        AccountFact.RunDisabled disabled => Text($"A bot was disabled: {disabled.Reason}"),
        AccountFact.RunEnabled enabled => Text($"A bot was enabled by {enabled.Actor}: {enabled.Reason}"),
        AccountFact.ShutdownBegan began => Text($"Emergency shutdown: {began.Reason}"),
        AccountFact.ShutdownCleared cleared => Text($"Shutdown cleared by {cleared.Actor}: {cleared.Reason}"),
        AccountFact.KillStepped stepped => Text($"Kill switch {EnumQuery.Name(stepped.To)}: {stepped.Text}"),
        AccountFact.Quarantined quarantined => Text(
            $"{quarantined.InstrumentId} quarantined: {quarantined.Text} ({quarantined.Code})"),
        AccountFact.QuarantineReleased released => Text(
            $"{released.InstrumentId} released by {released.Actor}: {released.Reason}"),
        AccountFact.AlarmRaised alarm => Text($"Alarm: {alarm.Text} ({alarm.Code})"),
        AccountFact.ForeignOrderSeen { Order: var foreign } => Text(
            $"Not ours: {Words(foreign.Side)} {foreign.Quantity} {foreign.InstrumentId} works at the venue ({foreign.VenueOrderId})"),
        AccountFact.ForeignOrderGone gone => Text($"Order {gone.VenueOrderId}, which was not ours, is gone"),
        _ => fact.GetType().Name,
    };

    private static string Words(BlackoutRule? rule) => rule switch
    {
        null => "the usual",
        { IsOn: false } => "nothing",
        _ => Text($"{Words(rule.Action)}, {rule.MinutesBefore} min before to {rule.MinutesAfter} min after"),
    };

    private static string Until(Timestamp? end) => end is { } until ? Text($" until {until}") : " without an end";

    private static string Simulated(SimulationSettings settings) =>
        Text($"{settings.CommissionPerLot} a lot, fee {settings.FeeFraction}, slippage up to {settings.SlippagePips} pips, ")
        + Text($"latency {settings.LatencyMs} ms, entries taken with {settings.FillProbability}");

    private static string Signal(Signal signal)
    {
        var wish = Text($"{Words(signal.Action)} {Words(signal.Side)} {signal.InstrumentId} at {signal.EntryPrice}");
        return Text($"Signal {signal.Number}: {wish} ({signal.Reason})");
    }

    private static string Intended(AccountFact.OrderIntended intended)
    {
        var ticket = intended.Ticket;
        var wish = Text($"{Words(ticket.Side)} {ticket.Quantity} {ticket.InstrumentId} ({Words(ticket.Purpose)})");
        return Text($"Order {ticket.IntentNumber}: {wish} {Words(intended.Status)}");
    }

    private static string Because(string? code) => code is null ? "" : $" ({code})";

    private static string Words<T>(T value)
        where T : struct, Enum => EnumQuery.Name(value).Replace('_', ' ');

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
