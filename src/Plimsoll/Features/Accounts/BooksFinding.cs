using System.Text;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Features.Accounts;

/// <summary>What holding the books against the venue's has brought to light.</summary>
/// <param name="Sequence">Its place in the account's log.</param>
/// <param name="Time">Event time.</param>
/// <param name="Kind">Name of the fact.</param>
/// <param name="Found">One sentence.</param>
/// <param name="Done">What followed from it.</param>
internal sealed record BooksFinding(
    long Sequence, Timestamp Time, string Kind, string Found, string Done, long? IntentNumber = null)
{
    public static BooksFinding From(AccountEventRow row)
    {
        var fact = FactJson.Read(Encoding.UTF8.GetBytes(row.Payload));
        var finding = new BooksFinding(row.Sequence, Timestamp.From(row.Time), row.Type, FactText.Of(fact), DoneAbout(fact));
        return fact is AccountFact.OrderStepped stepped ? finding with { IntentNumber = stepped.IntentNumber } : finding;
    }

    private static string DoneAbout(AccountFact fact) => fact switch
    {
        AccountFact.Quarantined => "No new risk on it until a person resolves it; cancels and exits work.",
        AccountFact.QuarantineReleased => "Entries are accepted again.",
        AccountFact.ForeignOrderSeen => "Shown, and never cancelled by Plimsoll.",
        AccountFact.ForeignOrderGone => "No longer shown.",
        AccountFact.AlarmRaised => "A person was told.",
        AccountFact.OrderStepped { Happened: OrderEvent.AbsenceProven } => "Ended as not placed; nothing was sent again.",
        _ => "The venue is asked until it has told; no entry on the instrument meanwhile.",
    };
}
