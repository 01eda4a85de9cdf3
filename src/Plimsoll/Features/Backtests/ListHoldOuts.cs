using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Storage.Backtests;

namespace Plimsoll.Features.Backtests;

/// <summary>What is held out of the caller's families of backtests, and who has read it all the same.</summary>
internal static class ListHoldOuts
{
    /// <param name="RunId">The backtest, or a run of the command line, which is not stored.</param>
    /// <param name="Reason">Why it was opened.</param>
    /// <param name="OpenedAt">When.</param>
    internal sealed record Opening(Guid RunId, string Reason, DateTimeOffset OpenedAt);

    /// <summary>The sealed part of a strategy's data on an instrument and timeframe.</summary>
    internal sealed record View
    {
        public required string Strategy { get; init; }

        public required string InstrumentId { get; init; }

        public required string Timeframe { get; init; }

        public required Timestamp SealedFrom { get; init; }

        /// <summary>The share of the data that was asked to be sealed.</summary>
        public required decimal Fraction { get; init; }

        public required DateTimeOffset SealedAt { get; init; }

        /// <summary>sealed; opened, once: the last test has been made; burnt, more often.</summary>
        public required string State { get; init; }

        public required IReadOnlyList<Opening> Openings { get; init; }
    }

    public static async Task<Ok<Page<View>>> HandleAsync(HoldOutStore store, [AsParameters] BacktestCall call) =>
        TypedResults.Ok(new Page<View>(
            [.. (await store.ListAsync(call.User.Id, call.Stop)).Select(Of)], null));

    private static View Of(HoldOutRow row) => new()
    {
        Strategy = row.Strategy,
        InstrumentId = row.InstrumentId.Value,
        Timeframe = row.Timeframe.Code,
        SealedFrom = row.SealedFrom,
        Fraction = row.Fraction,
        SealedAt = row.SealedAt,
        State = HoldOutNote.StateOf(row.Openings.Count),
        Openings = [.. row.Openings.Select(one => new Opening(one.RunId, one.Reason, one.OpenedAt))],
    };
}
