using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Storage.Accounts.Projections;

/// <summary>Holdings of the instruments that were traded, funded, or whose stop moved, in the commit.</summary>
internal static class PositionRows
{
    private const string Upsert =
        """
        insert into positions (account_id, instrument_id, run_id, side, quantity, average_entry, cost, realised, fees,
            leverage, margin, funding_paid, stop, target, opened_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        on conflict (account_id, instrument_id) do update set
            run_id = excluded.run_id, side = excluded.side, quantity = excluded.quantity,
            average_entry = excluded.average_entry, cost = excluded.cost, realised = excluded.realised,
            fees = excluded.fees, leverage = excluded.leverage, margin = excluded.margin,
            funding_paid = excluded.funding_paid, stop = excluded.stop, target = excluded.target, opened_at = excluded.opened_at
        """;

    private const string Delete = "delete from positions where account_id = $1 and instrument_id = $2";

    public static void Write(CommitBatch batch)
    {
        var changed = new HashSet<InstrumentId>();
        foreach (var fact in batch.Facts)
            if (Changed(fact) is { } id && changed.Add(id))
                Write(batch, batch.State.PositionOf(id));
    }

    private static InstrumentId? Changed(AccountFact fact) => fact switch
    {
        AccountFact.FillBooked booked => booked.Fill.InstrumentId,
        AccountFact.FundingBooked funding => funding.InstrumentId,
        AccountFact.StopTightened tightened => tightened.InstrumentId,
        _ => null,
    };

    private static void Write(CommitBatch batch, Position position)
    {
        if (position.IsFlat)
            batch.Add(Delete, position.Instrument.Id);
        else
            batch.Add(
                Upsert,
                position.Instrument.Id,
                position.RunId,
                StoredName.Of(position.Side),
                position.Quantity,
                position.AverageEntry,
                position.Cost,
                position.Realised,
                position.Fees,
                position.Leverage,
                position.Margin,
                position.Funding,
                position.Stop,
                position.Target,
                position.OpenedAt);
    }
}
