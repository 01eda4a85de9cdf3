using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Core.Market;

namespace Plimsoll.Tests.Api;

public sealed class ApiJsonTests
{
    [Theory]
    [InlineData("\"1.10\"", "\"1.10\"")]
    [InlineData("1.10", "\"1.10\"")]
    [InlineData("\"79228162514264337593543950335\"", "\"79228162514264337593543950335\"")]
    [InlineData("\"0.0000000000000000000000000001\"", "\"0.0000000000000000000000000001\"")]
    [InlineData("\"1e3\"", "\"1000\"")]
    public void Decimals_travel_as_strings_with_every_digit(string read, string written) =>
        JsonSerializer.Serialize(JsonSerializer.Deserialize<decimal>(read, ApiJson.Options), ApiJson.Options)
            .ShouldBe(written);

    [Theory]
    [InlineData("\"1,000\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"79228162514264337593543950336\"")]
    [InlineData("1e400")]
    [InlineData("true")]
    public void What_is_no_decimal_is_refused(string text) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<decimal>(text, ApiJson.Options));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Numbers_that_are_none_become_null(double value) =>
        JsonSerializer.Serialize(value, ApiJson.Options).ShouldBe("null");

    [Theory]
    [InlineData("2026-01-31")]
    [InlineData("2026-01-31T09:30:00")]
    [InlineData("31.01.2026 09:30Z")]
    [InlineData("now")]
    public void A_time_without_an_offset_is_refused(string text) => Should.Throw<JsonException>(
        () => JsonSerializer.Deserialize<DateTimeOffset>($"\"{text}\"", ApiJson.Options));

    [Fact]
    public void Both_kinds_of_time_look_the_same()
    {
        var time = new DateTimeOffset(2026, 1, 31, 9, 30, 0, 250, TimeSpan.Zero);

        JsonSerializer.Serialize(time, ApiJson.Options).ShouldBe("\"2026-01-31T09:30:00.25Z\"");
        JsonSerializer.Serialize(Timestamp.From(time), ApiJson.Options).ShouldBe("\"2026-01-31T09:30:00.25Z\"");
    }
}
