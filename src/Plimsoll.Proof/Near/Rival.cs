using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Proof.Near;

/// <summary>A program that was taken for dead: it still has the account as it was then, and does not know.</summary>
internal sealed class Rival(TradingEngine engine, DurableJournal journal, long written, NearCalls calls)
{
    /// <summary>It does what its time brings: ends the position, and writes that down before anything is sent.</summary>
    public void WakeUp(Timestamp now)
    {
        engine.OnTime(now);
        engine.ClosePosition(ProofMarket.Instrument.Id, ExitReason.SignalClose);
        engine.Alarm("account.woke_up", null, "nobody told it that it is dead");
        var (facts, effects) = engine.Outbox.Take();
        try
        {
            journal.Append(facts, written + 1);
            calls.Perform(effects);
        }
        catch (IOException)
        {
            // It is refused, and sends nothing.
        }
    }
}
