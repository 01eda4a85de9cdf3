using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Backtesting;

public sealed class PeriodsPerYearTests
{
    [Theory]
    [InlineData(AssetClass.CryptoSpot, new double[] { 365, 2_190, 8_760, 105_120, 525_600 })]
    [InlineData(AssetClass.CryptoPerpetual, new double[] { 365, 2_190, 8_760, 105_120, 525_600 })]
    [InlineData(AssetClass.Fx, new double[] { 260, 1_560, 6_240, 74_880, 374_400 })]
    [InlineData(AssetClass.Equity, new double[] { 252, 504, 1_764, 19_656, 98_280 })]
    public void The_table_holds(AssetClass assetClass, double[] periods) =>
        new[] { "1d", "4h", "1h", "5m", "1m" }
            .Select(code => PeriodsPerYear.Of(assetClass, Timeframe.Of(code)))
            .ShouldBe(periods);

    [Fact]
    public void A_year_has_52_weeks() =>
        PeriodsPerYear.Of(AssetClass.Equity, Timeframe.Of("1w")).ShouldBe(52);
}
