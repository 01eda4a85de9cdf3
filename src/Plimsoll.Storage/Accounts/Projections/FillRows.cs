using Plimsoll.Core.Engine;

namespace Plimsoll.Storage.Accounts.Projections;

/// <summary>Fills; the table's key refuses one that is known.</summary>
internal static class FillRows
{
    private const string Insert =
        """
        insert into fills (account_id, instrument_id, venue_fill_id, intent_number, side, price, quantity, fee,
            is_maker, time)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    public static void Write(CommitBatch batch)
    {
        foreach (var booked in batch.Facts.OfType<AccountFact.FillBooked>())
        {
            var fill = booked.Fill;
            batch.Add(
                Insert,
                fill.InstrumentId,
                fill.VenueFillId,
                fill.IntentNumber,
                StoredName.Of(fill.Side),
                fill.Price,
                fill.Quantity,
                fill.Fee,
                fill.IsMaker,
                fill.Time);
        }
    }
}
