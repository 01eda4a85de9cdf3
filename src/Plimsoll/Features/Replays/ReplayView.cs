using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Features.Accounts;
using Plimsoll.Features.Execution;
using Plimsoll.Runtime.Replays;

namespace Plimsoll.Features.Replays;

/// <summary>A replay as the API shows it. Its time is the recording's, never now.</summary>
internal sealed record ReplayView
{
    public required Guid Id { get; init; }

    /// <summary>The session or the dataset that is told.</summary>
    public required string Source { get; init; }

    /// <summary>Whether it tells ticks, of a session, or bars, of a dataset.</summary>
    public required bool HasTicks { get; init; }

    public required string InstrumentId { get; init; }

    /// <summary>Absent where nobody trades.</summary>
    public string? Strategy { get; init; }

    public string? Timeframe { get; init; }

    public required ReplayState State { get; init; }

    /// <summary>What it failed on.</summary>
    public string? Failure { get; init; }

    /// <summary>Time of the last event that was told.</summary>
    public required Timestamp Time { get; init; }

    public required Timestamp Start { get; init; }

    public required Timestamp End { get; init; }

    /// <summary>Seconds of the recording in one; 0: as fast as it can.</summary>
    public required double Acceleration { get; init; }

    /// <summary>Told so far.</summary>
    public required long Events { get; init; }

    /// <summary>Quiet gaps that were cut short to five seconds.</summary>
    public required int SkippedGaps { get; init; }

    public required double SkippedSeconds { get; init; }

    public required ReplayCounts Counts { get; init; }

    /// <summary>Of its log's chain of hashes: equal where everything that happened is.</summary>
    public required string Hash { get; init; }

    public required decimal InitialBalance { get; init; }

    public required decimal Equity { get; init; }

    public required IReadOnlyList<PositionView> Positions { get; init; }

    /// <summary>The newest, in the order of time.</summary>
    public required IReadOnlyList<FillView> Fills { get; init; }

    /// <summary>The newest verdicts of the risk gate, in the order of time.</summary>
    public required IReadOnlyList<Decision> Decisions { get; init; }

    public required IReadOnlyList<EquityPoint> EquityCurve { get; init; }

    internal sealed record Decision(
        Timestamp Time, bool IsApproved, string InstrumentId, string Text, string? Code = null);

    public static async Task<ReplayView> OfAsync(WatchedReplay one, CancellationToken stop)
    {
        var (replay, setup) = (one.Replay, one.Plan.Setup);
        var market = replay.Market;
        var seen = await replay.ReadAsync(session => Look(session.State, replay.Books), stop);
        return seen with
        {
            Id = one.Id,
            Source = one.Plan.Name,
            HasTicks = one.Request.Session is not null,
            InstrumentId = one.Plan.InstrumentId.Value,
            Strategy = setup.Bot?.Strategy.Name,
            Timeframe = setup.Bot?.Timeframe.Code,
            State = replay.State,
            Failure = market.Failure?.Message,
            Time = market.Time,
            Start = setup.Source.Start,
            End = setup.Source.End,
            Acceleration = market.Acceleration,
            Events = market.Sequence,
            SkippedGaps = market.Skipped.Gaps,
            SkippedSeconds = market.Skipped.Time.TotalSeconds,
            InitialBalance = setup.InitialBalance.Value,
        };
    }

    // Inside the account's mailbox: books and state are of one moment.
    private static ReplayView Look(AccountState state, ReplayBooks books) => new()
    {
        Id = default,
        Source = "",
        HasTicks = false,
        InstrumentId = "",
        State = default,
        Time = default,
        Start = default,
        End = default,
        Acceleration = 0,
        Events = 0,
        SkippedGaps = 0,
        SkippedSeconds = 0,
        InitialBalance = 0,
        Counts = books.Counts,
        Hash = books.Hash,
        Equity = state.Marks.Exact().Value,
        Positions = PositionView.Of(state),
        Fills = [.. books.Fills.Select(fill => FillView.From(state, fill))],
        Decisions = [.. books.Decisions.Select(DecisionOf)],
        EquityCurve =
        [
            .. books.Equity.Select(point => new EquityPoint(point.Time.ToDateTimeOffset(), point.Equity.Value)),
        ],
    };

    private static Decision DecisionOf(RiskDecision decision) => new(
        decision.Inputs.Time, decision.IsApproved, decision.Inputs.Instrument.Id.Value, decision.Text, decision.Code);
}
