using Plimsoll.Core.Indicators.Windows;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Engine;

/// <summary>Trades and quotes of each instrument, for runs that look at windows of them.</summary>
internal sealed class TickDesk(EngineContext context)
{
    private readonly SharedTicks[] _bySlot =
        [.. Enumerable.Range(0, context.State.Instruments.Count).Select(_ => new SharedTicks(context.Options.Ticks))];

    /// <summary>Whoever is the first to ask sees what comes from now on.</summary>
    public SharedTicks Of(int slot)
    {
        if (!_bySlot[slot].IsUsed)
            _bySlot[slot].LastMissed = context.Clock;
        return _bySlot[slot];
    }

    public void Update(int slot, in Trade trade) => _bySlot[slot].Update(in trade);

    public void Update(int slot, in Quote quote) => _bySlot[slot].Update(in quote);

    public void Interrupt()
    {
        foreach (var ticks in _bySlot)
            ticks.Interrupt(context.Clock);
    }
}
