namespace Plimsoll.Core.Strategies;

/// <summary>From this confidence on an entry is worth this share of equity.</summary>
public sealed record ConfidenceSize(int LeastConfidence, decimal EquityFraction);
