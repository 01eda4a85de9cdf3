using Plimsoll.Core.Market;

namespace Plimsoll.Features.Indicators;

/// <summary>Bars of another instrument, handed over as the own ones come: those that open by then.</summary>
/// <param name="bars">Ascending.</param>
/// <param name="take">Takes each once.</param>
internal sealed class LookedAt(IReadOnlyList<Bar> bars, Action<Bar> take)
{
    private int _next;

    public void AdvanceTo(Timestamp openTime)
    {
        for (; _next < bars.Count && bars[_next].OpenTime <= openTime; _next++)
            take(bars[_next]);
    }
}
