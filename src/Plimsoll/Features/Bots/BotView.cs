using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Features.Bots;

/// <summary>A bot as the API shows it.</summary>
internal sealed record BotView
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required string Name { get; init; }

    public required string Strategy { get; init; }

    /// <summary>Text in the notation of each parameter's kind.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public required string InstrumentId { get; init; }

    public required string Timeframe { get; init; }

    public required SizingView Sizing { get; init; }

    /// <summary>Notional ÷ own margin of its entries; 1 borrows nothing.</summary>
    public required decimal Leverage { get; init; }

    /// <summary>first_wins or net.</summary>
    public required string OppositeEntries { get; init; }

    public required BotState State { get; init; }

    public string? DisabledReason { get; init; }

    /// <summary>The run at work.</summary>
    public Guid? RunId { get; init; }

    public required int Wins { get; init; }

    public required int Losses { get; init; }

    public required int ConsecutiveLosses { get; init; }

    public required decimal RealisedPnl { get; init; }

    public required long BarsSeen { get; init; }

    /// <summary>Open time of the last final bar it was fed.</summary>
    public Timestamp? LastBar { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required int Version { get; init; }

    public static BotView From(BotRow row, BotBooks books) => new()
    {
        Id = row.Id,
        AccountId = row.AccountId,
        Name = row.Name,
        Strategy = row.StrategyName,
        Parameters = ParametersOf(row),
        InstrumentId = row.InstrumentId.Value,
        Timeframe = row.Timeframe.Code,
        Sizing = SizingOf(row),
        Leverage = row.Leverage,
        OppositeEntries = row.OppositeEntries,
        State = books.State,
        DisabledReason = books.DisabledReason,
        RunId = books.RunId?.Value,
        Wins = books.Wins,
        Losses = books.Losses,
        ConsecutiveLosses = books.ConsecutiveLosses,
        RealisedPnl = books.RealisedPnl,
        BarsSeen = books.BarsSeen,
        LastBar = books.LastBar,
        CreatedAt = row.CreatedAt,
        Version = row.Version,
    };

    public static BotPlan.Wish WishOf(BotRow row) => new(
        row.StrategyName, row.InstrumentId.Value, row.Timeframe.Code, SizingOf(row), row.Leverage, ParametersOf(row));

    private static Dictionary<string, string> ParametersOf(BotRow row) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.Parameters, FactJson.Options)
        ?? throw new InvalidDataException($"bot {row.Id} has no parameters");

    private static SizingView SizingOf(BotRow row) => SizingView.From(
        JsonSerializer.Deserialize<SizingRule>(row.Sizing, FactJson.Options)
        ?? throw new InvalidDataException($"bot {row.Id} has no sizing"));
}
