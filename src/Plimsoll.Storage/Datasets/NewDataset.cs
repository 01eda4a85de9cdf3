using Plimsoll.Core.Market;

namespace Plimsoll.Storage.Datasets;

/// <summary>What is said about bars when they are stored.</summary>
public sealed record NewDataset(string Name, InstrumentId InstrumentId, Timeframe Timeframe, string Source)
{
    /// <summary>Null: built in.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Asked after the last bar was taken; answers a JSON object.</summary>
    public Func<string> Quality { get; init; } = () => "{}";
}
