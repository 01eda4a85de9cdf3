using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting;

/// <summary>What a venue settled: above zero a long paid this fraction of its value and a short received it.</summary>
public readonly record struct FundingRate(Timestamp Time, decimal Fraction);
