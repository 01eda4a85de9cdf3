using System.Globalization;
using System.Text;
using Plimsoll.Core.Simulation;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Runtime.Tests.Data;

public sealed class CsvNumbersTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("00.10")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("16541.77000000")]
    [InlineData("0.00000001")]
    [InlineData("9007199254740993")]
    [InlineData("123456789012345678")]
    [InlineData("0.1234567890123456789012345")]
    [InlineData("1e-5")]
    [InlineData("-3.25")]
    public void Numbers_are_the_nearest_double(string text)
    {
        CsvNumbers.TryParse(Encoding.UTF8.GetBytes(text), out var value).ShouldBeTrue();
        value.ShouldBe(double.Parse(text, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Any_number_of_decimals_is_the_nearest_double()
    {
        var random = new SeededRandom(1);
        for (var i = 0; i < 100_000; i++)
        {
            var text = random.Uniform(0, 100_000).ToString("F" + i % 17, CultureInfo.InvariantCulture);
            CsvNumbers.TryParse(Encoding.UTF8.GetBytes(text), out var value).ShouldBeTrue(text);
            value.ShouldBe(double.Parse(text, CultureInfo.InvariantCulture), text);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("1,5")]
    [InlineData("1 000")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("∞")]
    [InlineData("1e400")]
    public void Anything_else_is_no_number(string text) =>
        CsvNumbers.TryParse(Encoding.UTF8.GetBytes(text), out _).ShouldBeFalse();
}
