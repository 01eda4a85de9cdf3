using Microsoft.EntityFrameworkCore;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Storage.Accounts;

/// <summary>Questions to the log that look into its facts; each has an index of its own, word for word.</summary>
public static class EventQueries
{
    /// <summary>Everything that happened to one order.</summary>
    public static IQueryable<AccountEventRow> EventsOfOrder(this PlimsollContext context, Guid accountId, long intent)
    {
        var number = intent.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return context.AccountEvents.FromSql(
            $"""
            select * from account_events
            where account_id = {accountId} and type in ('OrderIntended', 'OrderStepped', 'FillBooked')
                and coalesce(
                    payload ->> 'intentNumber', payload -> 'ticket' ->> 'intentNumber',
                    payload -> 'fill' ->> 'intentNumber') = {number}
            """).AsNoTracking();
    }

    /// <summary>What comparisons with the venue's books have found, and what was done about it.</summary>
    public static IQueryable<AccountEventRow> EventsOfBooks(this PlimsollContext context, Guid accountId) =>
        context.AccountEvents.FromSql(
            $"""
            select * from account_events
            where account_id = {accountId}
                and (type in ('Quarantined', 'QuarantineReleased', 'ForeignOrderSeen', 'ForeignOrderGone', 'AlarmRaised')
                    or (type = 'OrderStepped' and payload ->> 'happened' in ('vanished', 'silenceFell', 'absenceProven')))
            """).AsNoTracking();
}
