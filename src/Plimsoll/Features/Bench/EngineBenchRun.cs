using Plimsoll.Core.Backtesting;

namespace Plimsoll.Features.Bench;

/// <summary>The runs under one kind of limits.</summary>
/// <param name="Limits">Those of every account, or none at all.</param>
/// <param name="BarsPerSecond">Over the runs.</param>
/// <param name="BytesPerBar">Everything a run allocates, signals, orders and trades included.</param>
/// <param name="BytesPerIdleBar">What the bars without any fact allocate, spread over all bars.</param>
/// <param name="Counts">Of one run; all are alike.</param>
internal sealed record EngineBenchRun(
    MeasuredLimits Limits,
    Spread BarsPerSecond,
    double BytesPerBar,
    double BytesPerIdleBar,
    EngineMeasurementCounts Counts);
