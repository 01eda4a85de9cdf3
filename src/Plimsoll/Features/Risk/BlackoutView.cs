using Plimsoll.Core.Market;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Features.Risk;

/// <summary>An economic event around which an account does not enter an instrument now.</summary>
/// <param name="Until">First instant after the window.</param>
internal sealed record BlackoutView(
    string InstrumentId, Timestamp Time, string Currency, string Title, EventImpact Impact, Timestamp Until)
{
    public static IReadOnlyList<BlackoutView> Of(AccountSession session) =>
    [
        .. from slot in Enumerable.Range(0, session.State.Instruments.Count)
           let instrument = session.State.Instruments[slot]
           let open = session.Engine.Blackouts.OpenFor(instrument)
           where open is not null
           select new BlackoutView(
               instrument.Id.Value, open.Event.Time, open.Event.Currency, open.Event.Title, open.Event.Impact, open.End),
    ];
}
