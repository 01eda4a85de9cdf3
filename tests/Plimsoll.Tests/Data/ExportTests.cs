using System.Net;
using Plimsoll.Storage.Identity;

namespace Plimsoll.Tests.Data;

/// <summary>What is stored leaves as files that come back as the same.</summary>
public sealed class ExportTests(DataServer server) : IClassFixture<DataServer>
{
    private const string Datasets = "/api/v1/data/datasets";
    private const string Sessions = "/api/v1/data-collection/sessions";

    [Fact]
    public async Task Bars_leave_as_they_came()
    {
        var stored = await server.StoreBuiltInAsync("to leave", 9_000);

        var plain = await server.Admin.GetAsync($"{Datasets}/{stored.Id}/export");
        var packed = await server.Admin.GetAsync($"{Datasets}/{stored.Id}/export?gzip=true");

        plain.Status.ShouldBe(HttpStatusCode.OK, plain.Text);
        plain.Text.ShouldBe(DataServer.Csv(DataServer.Minutes(9_000)));
        plain.Header("Content-Disposition").ShouldContain("ALPHA_USD-1m.csv");
        packed.Header("Content-Disposition").ShouldContain("ALPHA_USD-1m.csv.gz");
    }

    [Fact]
    public async Task A_chart_of_TradingView_comes_back_as_the_same_bars()
    {
        var stored = await server.StoreBuiltInAsync("for a chart", 50);

        var chart = await server.Admin.GetAsync($"{Datasets}/{stored.Id}/export?format=tradingview");
        var back = await server.Admin.PostTextAsync(
            "/api/v1/data/import?name=back&instrument=sim:ALPHA-USD&timeframe=1m", chart.Text, "text/csv");

        chart.Text.ShouldStartWith("time,open,high,low,close,volume\n1704067200,100,101.5,99.5,101,1\n");
        back.Status.ShouldBe(HttpStatusCode.Created, back.Text);
        back.Json.GetProperty("sha256").GetString().ShouldBe(stored.Sha256);
    }

    [Theory]
    [InlineData("csv", "time,price,quantity,side\n2024-01-01T00:00:00Z,")]
    [InlineData("binance", "id,price,qty,quote_qty,time,is_buyer_maker,is_best_match\n")]
    public async Task Trades_leave_and_come_back(string format, string begins)
    {
        var first = await SessionAsync($"leaves {format}", SessionTests.Trades(10_000));
        var name = Uri.EscapeDataString("binance:BTCUSDT");

        var left = await server.Admin.GetAsync($"{Sessions}/{first}/export?format={format}&instrument={name}");
        var second = await SessionAsync($"is back {format}", left.Text);
        var again = await server.Admin.GetAsync($"{Sessions}/{second}/export?format={format}");

        left.Status.ShouldBe(HttpStatusCode.OK, left.Text);
        left.Text.ShouldStartWith(begins);
        left.Text.Count(one => one == '\n').ShouldBe(10_001);
        again.Text.ShouldBe(left.Text);
    }

    [Fact]
    public async Task What_cannot_be_exported_is_refused()
    {
        var dataset = await server.StoreBuiltInAsync("not like that", 5);
        var session = await SessionAsync("nor that", SessionTests.Trades(10));
        using var viewer = await server.NewUserAsync("exports@example.org", UserRole.Viewer);

        var format = await server.Admin.GetAsync($"{Datasets}/{dataset.Id}/export?format=parquet");
        var other = await server.Admin.GetAsync($"{Sessions}/{session}/export?instrument=ETHUSDT");
        var gone = await server.Admin.GetAsync($"{Datasets}/{Guid.Empty}/export");
        var foreign = await viewer.GetAsync($"{Sessions}/{session}/export");

        (format.Status, format.Code).ShouldBe((HttpStatusCode.BadRequest, "validation.failed"));
        (other.Status, other.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "session.no_instrument"));
        (gone.Status, gone.Code).ShouldBe((HttpStatusCode.NotFound, "dataset.not_found"));
        (foreign.Status, foreign.Code).ShouldBe((HttpStatusCode.NotFound, "session.not_found"));
    }

    private async Task<Guid> SessionAsync(string name, string trades)
    {
        var answer = await server.Admin.PostTextAsync(
            $"/api/v1/data/import/trades?name={Uri.EscapeDataString(name)}&instrument=BTCUSDT", trades, "text/csv");
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        return answer.Json.GetProperty("session").GetProperty("id").GetGuid();
    }
}
