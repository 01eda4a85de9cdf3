using System.Security.Cryptography;
using System.Text;
using Plimsoll.Core.Backtesting;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Runtime.Tests.Data;

public sealed class FundingFileTests
{
    private const string Good = "time,rate\n2024-01-01T00:00:00Z,0.0001\n";

    // With a header, as the venue's interface or its files have it, and without one; all late by some milliseconds.
    [Theory]
    [InlineData("time,rate\n2024-01-01T00:00:00.005Z,0.0001\n2024-01-01T08:00:00Z,-0.00025\n")]
    [InlineData("calc_time,interval,last_funding_rate\n1704067200001,8,0.0001\n1704096000000,8,-0.00025\n")]
    [InlineData("fundingRate;symbol;fundingTime\n1e-4;BTCUSDT;1704067200009\n-25E-5;BTCUSDT;1704096000000\n")]
    [InlineData("1704067200,0.0001\n\n1704096000,-0.00025")]
    public void Rates_are_read_at_their_full_minutes(string text)
    {
        var funding = Read(Encoding.UTF8.GetBytes(text));
        funding.Source.ShouldBe("rates.csv");
        funding.Rates.ShouldBe(
        [
            new FundingRate(Files.At("2024-01-01T00:00Z"), 0.0001m),
            new FundingRate(Files.At("2024-01-01T08:00Z"), -0.00025m),
        ]);
        Read(Files.Gzip(text)).Rates.ShouldBe(funding.Rates);
        Encoding.UTF8.GetString(FundingFile.Write(funding))
            .ShouldBe("time,rate\n2024-01-01T00:00:00Z,0.0001\n2024-01-01T08:00:00Z,-0.00025\n");
        funding.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(FundingFile.Write(funding))));
    }

    [Fact]
    public void What_was_written_is_read_as_it_was_and_another_rate_has_another_hash()
    {
        var first = Read(Encoding.UTF8.GetBytes(Good + "1704096000000,-0.000250\n"));
        var again = Read(FundingFile.Write(first));
        (again.Sha256, again.Rates.Count).ShouldBe((first.Sha256, 2));
        again.Rates.ShouldBe(first.Rates);
        Read(Encoding.UTF8.GetBytes(Good + "1704096000000,-0.000251\n")).Sha256.ShouldNotBe(first.Sha256);
    }

    [Fact]
    public void What_is_later_than_now_is_a_mistake() =>
        Should.Throw<DataFileException>(() => FundingFile.Read(
                new MemoryStream(Encoding.UTF8.GetBytes(Good)), "rates.csv", Files.At("2023-12-31T23:59Z")))
            .Reason.ShouldContain("lies in the future");

    [Theory]
    [InlineData("", "data.import_empty", null, "not a single row")]
    [InlineData("time,rate\n", "data.import_empty", null, "not a single row")]
    [InlineData("time,price\n2024-01-01,0.0001\n", "data.import_format", 1, "time and rate")]
    [InlineData("2024-01-01,8,0.0001\n", "data.import_format", 1, "time and rate")]
    [InlineData(Good + "2024-01-01T08:00:00Z\n", "data.import_format", 3, "1 columns where 2")]
    [InlineData(Good + "noon,0.0001\n", "data.import_funding_invalid", 3, "time 'noon'")]
    [InlineData(Good + "2024-01-01T08:00:00Z,much\n", "data.import_funding_invalid", 3, "rate 'much'")]
    [InlineData(Good + "2024-01-01T08:00:00Z,\n", "data.import_funding_invalid", 3, "rate ''")]
    [InlineData(Good + "2024-01-01T08:00:00Z,0.0301\n", "data.import_funding_invalid", 3, "rate 0.0301 is not")]
    [InlineData(Good + "2024-01-01T00:00:59Z,0.0001\n", "data.import_time_order", 3, "does not come after")]
    public void A_bad_row_is_named_by_line_and_reason(string text, string code, int? line, string hint)
    {
        var problem = Should.Throw<DataFileException>(() => Read(Encoding.UTF8.GetBytes(text)));
        (problem.Code, problem.Line).ShouldBe((code, (long?)line));
        problem.Reason.ShouldContain(hint);
    }

    [Fact]
    public void A_file_that_is_not_there_is_said() =>
        Should.Throw<DataFileException>(() => FundingFile.Read("/nowhere/rates.csv")).Code
            .ShouldBe("data.file_not_found");

    private static RecordedFunding Read(byte[] content) =>
        FundingFile.Read(new MemoryStream(content), "somewhere/rates.csv", new(long.MaxValue));
}
