using Plimsoll.Core.Market;

namespace Plimsoll.Core.Risk;

/// <summary>A size and the name of what bound it: the wish itself or a limit.</summary>
public readonly record struct SizedQuantity(Quantity Quantity, string BoundBy);
