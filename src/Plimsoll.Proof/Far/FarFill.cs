using Plimsoll.Core.Market;

namespace Plimsoll.Proof.Far;

internal sealed record FarFill(string Id, decimal Quantity, decimal Price, Timestamp Time);
