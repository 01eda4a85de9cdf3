using Plimsoll.Features.Bots;

namespace Plimsoll.Features.Replays;

/// <summary>A replay as it is asked for: of a session's ticks or of a dataset's minutes, with a strategy or without.</summary>
/// <param name="Session">Name or id; either this or a dataset.</param>
/// <param name="Dataset">Name or id of one-minute bars.</param>
/// <param name="InstrumentId">What is watched and traded; absent: the first of the data.</param>
/// <param name="Strategy">Absent: nobody trades.</param>
/// <param name="Timeframe">Of the strategy's bars; absent: one minute.</param>
/// <param name="Sizing">Of its entries; absent: a fraction of the equity.</param>
/// <param name="Acceleration">0 (as fast as it can) or 0.1 to 10,000; absent: 10.</param>
internal sealed record ReplayRequest(
    string? Session = null,
    string? Dataset = null,
    string? InstrumentId = null,
    string? Strategy = null,
    string? Timeframe = null,
    SizingView? Sizing = null,
    IReadOnlyDictionary<string, string>? Parameters = null,
    decimal? Leverage = null,
    double? Acceleration = null);
