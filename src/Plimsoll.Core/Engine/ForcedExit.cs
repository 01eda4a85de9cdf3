using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>Why a position became less without an order of ours.</summary>
internal sealed record ForcedExit(ExitReason Reason, string Code, string Text)
{
    public static ForcedExit Liquidation { get; } =
        new(ExitReason.Liquidation, "order.liquidation", "The venue ended the position");

    public static ForcedExit Adopted { get; } =
        new(ExitReason.External, "order.adopted", "A person took the venue's position over");
}
