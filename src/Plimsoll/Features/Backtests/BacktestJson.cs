using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Core.Backtesting.Reporting;

namespace Plimsoll.Features.Backtests;

/// <summary>Reports as JSON, in the form of the API: money is text, statistics are numbers, the undefined is null.</summary>
internal static class BacktestJson
{
    public static string Of(BacktestReport report) => JsonSerializer.Serialize(report, ApiJson.Options);

    public static BacktestReport Read(string json) =>
        JsonSerializer.Deserialize<BacktestReport>(json, ApiJson.Options)
        ?? throw new InvalidDataException("the stored report is empty");
}
