namespace Plimsoll.Features.Risk;

/// <summary>What a limit is counted in.</summary>
internal enum LimitUnit
{
    Fraction,
    Count,
    Money,
}
