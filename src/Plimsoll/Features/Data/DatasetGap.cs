using Plimsoll.Core.Market;

namespace Plimsoll.Features.Data;

/// <summary>Bars that are missing: those that would open in [Start, End).</summary>
internal sealed record DatasetGap(Timestamp Start, Timestamp End, long Bars);
