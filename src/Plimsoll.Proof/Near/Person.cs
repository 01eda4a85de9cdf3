using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Proof.Far;

namespace Plimsoll.Proof.Near;

/// <summary>Looks after an account now and then: what was frozen or put in quarantine is released, with a reason.</summary>
internal sealed class Person(FarVenue venue)
{
    private const string Name = "person";
    private const string Reason = "looked at it";

    public void Attend(TradingEngine engine)
    {
        foreach (var (id, run) in engine.State.Runs.ToArray())
            if (run.DisabledReason is not null)
                engine.EnableRun(id, Name, Reason);
        if (engine.State.ShutdownReason is not null)
            engine.ClearShutdown(Name, Reason);
        foreach (var id in engine.State.Quarantine.ToArray())
            Release(engine, id);
    }

    // What is missing at the venue is taken out of the books; what somebody added there, he takes away again.
    private void Release(TradingEngine engine, InstrumentId id)
    {
        if (engine.State.Orders.Open.Any(order => order.Ticket.InstrumentId == id))
            return;
        var objection = engine.Quarantine.ObjectionToAdopting(id);
        if (objection == "risk.adopt_more" && venue.Added != 0m)
        {
            venue.TakeAway();
            return; // The next look is at what the venue says then.
        }

        var answer = objection is null ? QuarantineAnswer.Adopt : QuarantineAnswer.Release;
        if (engine.Quarantine.Resolve(id, answer, Name, Reason) is null && answer == QuarantineAnswer.Adopt)
            venue.Keep(engine.State.PositionOf(id).SignedQuantity);
    }
}
