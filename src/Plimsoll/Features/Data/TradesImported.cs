using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Features.Data;

/// <summary>What became of a file of trades.</summary>
/// <param name="Session">Finished.</param>
/// <param name="Rejects">Rows that were left out.</param>
/// <param name="IsRepeated">The same file was stored under this name before: nothing has changed.</param>
internal sealed record TradesImported(TickSession Session, long Rejects, bool IsRepeated);
