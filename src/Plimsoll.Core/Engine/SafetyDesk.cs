using System.Globalization;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>Emergency shutdown and kill switch: what stops an account whatever else is going on.</summary>
internal sealed class SafetyDesk(EngineContext context, ExitDesk exits, SignalDesk signals)
{
    // The fast watch compares doubles; this little earlier it asks the exact decimals.
    private const double WatchEarly = 1.0 + 1e-9;

    // What one execution causes at a venue is told within it.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    // Since when, and whether it was told: what a venue does not do is asked again with the same patience.
    private readonly Timestamp?[] _bareSince = new Timestamp?[context.State.Instruments.Count];
    private readonly Timestamp?[] _passedSince = new Timestamp?[context.State.Instruments.Count];
    private readonly bool[] _isBareTold = new bool[context.State.Instruments.Count];
    private readonly bool[] _isPassedTold = new bool[context.State.Instruments.Count];

    /// <summary>Share of the peak at which the fast watch calls <see cref="CheckDrawdown"/>.</summary>
    public double Floor { get; } =
        (1.0 - Math.Min(1.0, (double)context.Options.Limits.EmergencyDrawdownFraction)) * WatchEarly;

    /// <summary>Exact drawdown against the limit; reaching it shuts the account down.</summary>
    public void CheckDrawdown()
    {
        if (context.State.ShutdownReason is not null || context.Options.Limits.IsMeasurement)
            return;
        var peak = context.State.Marks.PeakEquity.Value;
        if (peak <= 0m)
            return;
        var drawdown = (peak - context.State.Marks.Exact().Value) / peak;
        if (drawdown >= context.Options.Limits.EmergencyDrawdownFraction)
            ShutDown(string.Create(
                CultureInfo.InvariantCulture, $"drawdown {drawdown:0.####} reached the limit of the account"));
    }

    /// <summary>Sticky: only a person clears it.</summary>
    public void ShutDown(string reason)
    {
        if (context.State.ShutdownReason is null)
            context.Emit(new AccountFact.ShutdownBegan(context.Clock, reason));
        CancelEntries();
        RejectPending("risk.emergency_shutdown");
        if (context.Options.FlattensOnEmergency)
            CloseAll(ExitReason.Emergency);
    }

    /// <summary>Refused while positions are open or an order's outcome is unknown.</summary>
    public string? ClearShutdown(string actor, string reason)
    {
        if (context.State.ShutdownReason is null)
            return "risk.not_shut_down";
        if (HasPosition())
            return "risk.reset_positions_open";
        if (context.State.Orders.Open.Any(order => order.Status == OrderStatus.Unknown))
            return "risk.reset_unknown_orders";
        context.Emit(new AccountFact.ShutdownCleared(context.Clock, actor, reason));
        return null;
    }

    /// <summary>No entry from here on. Idempotent.</summary>
    public void Halt(string actor)
    {
        if (context.State.Kill != KillState.Flattening)
            context.Emit(new AccountFact.KillStepped(context.Clock, KillState.Flattening, $"kill switch: {actor}"));
    }

    /// <summary>Halt, cancel everything, flatten, and ask the venue for proof. Idempotent, works from any state.</summary>
    public void Kill(string actor)
    {
        Halt(actor);
        RejectPending("risk.halted");
        foreach (var order in context.State.Orders.Open.ToArray())
            if (!IsFlattening(order))
                context.Cancel(order);
        CloseAll(ExitReason.Kill);
        AskForProof();
    }

    /// <summary>As long as flatness is not proven: again, without a word.</summary>
    public void Retry()
    {
        if (context.State.Kill != KillState.FlattenUnproven)
            return;
        CloseAll(ExitReason.Kill);
        AskForProof();
    }

    /// <summary>While flattening: asks the venue as soon as our own books are flat.</summary>
    public void AskForProof()
    {
        if (context.State.Kill is KillState.Flattening or KillState.FlattenUnproven
            && !HasPosition() && context.State.Orders.Open.Count == 0)
            context.Outbox.Add(new VenueEffect.ProveFlat());
    }

    public void TakeFlatProof(bool isFlat, string evidence)
    {
        if (context.State.Kill is not (KillState.Flattening or KillState.FlattenUnproven))
            return;
        var to = isFlat ? KillState.FlatProven : KillState.FlattenUnproven;
        if (context.State.Kill != to)
            context.Emit(new AccountFact.KillStepped(context.Clock, to, evidence));
    }

    public string? ReleaseKill(string actor, string reason)
    {
        if (context.State.Kill != KillState.FlatProven)
            return context.State.Kill == KillState.None ? "risk.not_halted" : "risk.kill_unproven";
        context.Emit(new AccountFact.KillStepped(context.Clock, KillState.None, $"released by {actor}: {reason}"));
        return null;
    }

    /// <summary>
    /// A position that nothing protects at the venue is ended at market; an exit that is on its way already is not
    /// sent again.
    /// </summary>
    public void WatchProtection()
    {
        var patience = context.Options.Venue.BareFor;
        if (patience == TimeSpan.Zero)
            return;
        for (var slot = 0; slot < _bareSince.Length; slot++)
        {
            var position = context.State.Positions[slot];
            exits.Insist(position);
            if (exits.IsLeftToTarget(position))
                continue;
            WatchStop(slot, position);
            if (position.IsFlat || position.Stop is null || exits.HasWorkingStop(position))
                (_bareSince[slot], _isBareTold[slot]) = (null, false);
            else if (_bareSince[slot] is not { } since)
                _bareSince[slot] = context.Clock;
            else if (context.Clock - since > patience && !exits.IsClosing(position))
                End(position, slot);
            else if (context.Clock - since >= Moment)
                exits.Mend(position);
        }
    }

    /// <summary>A price was seen, where exits are not all at the venue.</summary>
    public void WatchPrice(Position position, double price) => exits.Watch(position, price);

    // A stop that was passed and did not fill is no protection.
    private void WatchStop(int slot, Position position)
    {
        var patience = context.Options.Venue.StopFillsWithin;
        if (position.IsFlat || !ExitDesk.IsBeyondStop(position, context.State.Marks.MarkOf(slot)))
            (_passedSince[slot], _isPassedTold[slot]) = (null, false);
        else if (_passedSince[slot] is not { } since)
            _passedSince[slot] = context.Clock;
        else if (context.Clock - since > patience && !exits.IsClosing(position))
        {
            _passedSince[slot] = context.Clock;
            if (!_isPassedTold[slot])
                context.Alarm(
                    "execution.stop_unfilled", position.Instrument.Id,
                    $"the stop of {position.Instrument.Id} was passed and has not filled for {patience.TotalSeconds:0} s: "
                    + "the position is ended at market");
            _isPassedTold[slot] = true;
            exits.Close(position, position.HasTrailed ? ExitReason.Trailing : ExitReason.Stop);
        }
    }

    // A venue that refuses the exit is asked again after the same patience: every second would get us banned.
    private void End(Position position, int slot)
    {
        _bareSince[slot] = context.Clock;
        if (!_isBareTold[slot])
            context.Alarm(
                "execution.unprotected", position.Instrument.Id,
                $"no stop of {position.Instrument.Id} has been working for {context.Options.Venue.BareFor.TotalSeconds:0} s: "
                + "the position is ended at market");
        _isBareTold[slot] = true;
        exits.Close(position, ExitReason.Emergency);
    }

    // A market exit on its way does what the kill switch would do next.
    private static bool IsFlattening(Order order) =>
        order.Ticket is { ReduceOnly: true, Type: OrderType.Market } && order.Status != OrderStatus.Held;

    private bool HasPosition()
    {
        foreach (var position in context.State.Positions)
            if (!position.IsFlat)
                return true;
        return false;
    }

    private void CloseAll(ExitReason reason)
    {
        foreach (var position in context.State.Positions)
            exits.Close(position, reason);
    }

    private void CancelEntries()
    {
        foreach (var order in context.State.Orders.Open.ToArray())
            if (order.Ticket.IsEntry)
                context.Cancel(order);
    }

    private void RejectPending(string code)
    {
        foreach (var (signal, status) in context.State.Signals.Open.ToArray())
            if (status != SignalStatus.Active)
                signals.Drop(signal.Number, SignalStatus.Rejected, code);
    }
}
