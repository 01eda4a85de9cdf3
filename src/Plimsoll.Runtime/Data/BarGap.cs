using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>Bars that are missing in a series: those that would open in [Start, End).</summary>
public sealed record BarGap(Timestamp Start, Timestamp End, long Bars);
