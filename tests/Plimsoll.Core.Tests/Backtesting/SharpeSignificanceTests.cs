using Plimsoll.Core.Backtesting;

namespace Plimsoll.Core.Tests.Backtesting;

public sealed class SharpeSignificanceTests
{
    [Theory]
    [InlineData(0, 0.98575)]
    [InlineData(0.12653, 0.28058)]
    [InlineData(0.07873, 0.67936)]
    public void The_worked_examples_hold(double benchmark, double expected) =>
        SharpeSignificance.Probabilistic(new SharpeSample(0.10, 500, -0.3, 5), benchmark)!.Value
            .ShouldBe(expected, 2e-5);

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1.959963984540054, 0.975)]
    [InlineData(-3, 0.0013498980316301)]
    [InlineData(9, 1)]
    public void The_normal_distribution_is_exact(double z, double expected) =>
        SharpeSignificance.StandardNormal(z).ShouldBe(expected, 1e-14);

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.0013498980316301, -3)]
    public void So_is_its_inverse(double probability, double expected) =>
        SharpeSignificance.InverseNormal(probability).ShouldBe(expected, 1e-10);
}
