using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Storage.Datasets;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Indicators;

public sealed class IndicatorApiTests(TradingServer server) : IClassFixture<TradingServer>
{
    private const string Path = "/api/v1/indicators";
    private const string Series = "instrument=sim%3AALPHA-USD&interval=1m";

    [Fact]
    public async Task The_catalog_has_every_kind_and_no_kind_hides_behind_a_path()
    {
        var kinds = await server.ListAsync(Path);

        kinds.Select(kind => kind.GetProperty("name").GetString())
            .ShouldBe(IndicatorCatalog.Kinds.Select(kind => kind.Name));
        (await server.ListAsync($"{Path}/catalog")).Count.ShouldBe(kinds.Count);
        foreach (var kind in IndicatorCatalog.Kinds)
            (await server.GetAsync($"{Path}/{kind.Name}")).GetProperty("name").GetString().ShouldBe(kind.Name);
        var unknown = await server.Admin.GetAsync($"{Path}/magic");
        (unknown.Status, unknown.Code).ShouldBe((HttpStatusCode.NotFound, "indicator.unknown_kind"));
    }

    [Fact]
    public async Task A_kind_tells_ranges_choices_scales_and_what_it_needs()
    {
        var vwma = await server.GetAsync($"{Path}/vwma");
        var period = vwma.GetProperty("parameters")[0];
        var source = vwma.GetProperty("parameters")[1];
        var rsi = (await server.GetAsync($"{Path}/rsi")).GetProperty("fields")[0];

        vwma.GetProperty("needs").EnumerateArray().Select(one => one.GetString()).ShouldBe(["bars", "volume"]);
        (period.GetProperty("type").GetString(), period.GetProperty("max").GetDouble()).ShouldBe(("integer", 10_000));
        source.GetProperty("type").GetString().ShouldBe("choice");
        source.GetProperty("allowed")[0].GetString().ShouldBe(source.GetProperty("default").GetString());
        (rsi.GetProperty("scale").GetString(), rsi.GetProperty("max").GetDouble()).ShouldBe(("index", 100));
        (await server.GetAsync($"{Path}/macd")).GetProperty("rules")[0].GetString()
            .ShouldBe("fast must be less than slow");
    }

    [Fact]
    public async Task A_preview_is_the_bars_with_every_field()
    {
        var preview = await PreviewAsync(new
        {
            kind = "bollinger",
            parameters = new Dictionary<string, string> { ["period"] = "10", ["multiplier"] = "2.5" },
            instrument = TradingServer.Instrument,
            interval = "1m",
            limit = 30,
        });
        var items = preview.GetProperty("items").EnumerateArray().ToList();

        preview.GetProperty("indicator").GetString().ShouldBe("bollinger(10,2.5)");
        preview.GetProperty("warmupBars").GetInt32().ShouldBe(10);
        items.Count.ShouldBe(30);
        var fields = preview.GetProperty("fields").EnumerateArray().Select(field => field.GetString()).ToList();
        items.ShouldAllBe(item => item.GetProperty("values").GetArrayLength() == fields.Count);
        items[^1].GetProperty("values")[fields.IndexOf("middle")].GetDouble()
            .ShouldBe(items.TakeLast(10).Average(item => item.GetProperty("close").GetDouble()), 1e-9);
    }

    [Fact]
    public async Task A_preview_of_a_window_looks_over_the_trades_since_the_start()
    {
        await server.AdvanceAsync(TimeSpan.FromMinutes(10));

        async Task<List<double?>> ValuesAsync(string kind) =>
        [
            .. (await PreviewAsync(new
            {
                kind,
                parameters = new Dictionary<string, string> { ["t1"] = "60" },
                instrument = TradingServer.Instrument,
                interval = "1m",
                limit = 20,
            })).GetProperty("items").EnumerateArray().Select(item =>
                item.GetProperty("values")[0] is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : (double?)null),
        ];
        var bars = (await PreviewAsync(new
        {
            kind = "price",
            instrument = TradingServer.Instrument,
            interval = "1m",
            limit = 20,
        })).GetProperty("items").EnumerateArray().ToList();

        // A window of one minute, as of the end of a minute, is the minute: an independent way to the same figures.
        foreach (var (kind, field) in new[] { ("max_price", "high"), ("sum_volume", "volume"), ("last_price", "close") })
        {
            var values = await ValuesAsync(kind);
            values.Count.ShouldBe(20);
            values.SkipWhile(value => value is null).ShouldAllBe(value => value != null);
            values.Count(value => value is not null).ShouldBeGreaterThanOrEqualTo(6);
            for (var i = 0; i < values.Count; i++)
                if (values[i] is { } value)
                    value.ShouldBe(bars[i].GetProperty(field).GetDouble(), 1e-9, $"{kind} {i}");
        }

        (await ValuesAsync("tw_midprice"))[^1].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_preview_of_a_window_needs_trades()
    {
        var dataset = await StoreAsync("windows", bars: 10, volume: 2);

        var answer = await server.Admin.PostAsync($"{Path}/preview", new { kind = "twpa", dataset = dataset.Id });

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "indicator.input_missing"));
    }

    [Fact]
    public async Task A_dataset_gives_the_same_figures_as_its_bars()
    {
        var dataset = await StoreAsync("rising", 500, volume: 1);
        var preview = await PreviewAsync(new { kind = "sma", dataset = dataset.Id, limit = 3 });
        var hours = await PreviewAsync(new { kind = "sma", dataset = dataset.Id, interval = "1h", limit = 2 });
        var values = await server.ListAsync($"{Path}/values?dataset={dataset.Id}&indicator=sma(20)&limit=3");

        preview.GetProperty("interval").GetString().ShouldBe("1m");
        // Closes rise by one: the mean of the last 20 lies 9.5 below the newest.
        Values(preview).ShouldBe([587.5, 588.5, 589.5]);
        values.Select(value => value.GetProperty("value").GetDouble()).ShouldBe([587.5, 588.5, 589.5]);
        hours.GetProperty("items")[1].GetProperty("close").GetDouble().ShouldBe(579);
    }

    [Fact]
    public async Task A_dataset_without_volume_has_no_volume_indicator()
    {
        var dataset = await StoreAsync("without volume", 100, double.NaN);

        var preview = await server.Admin.PostAsync($"{Path}/preview", new { kind = "obv", dataset = dataset.Id });
        var values = await server.Admin.GetAsync($"{Path}/values?dataset={dataset.Id}&indicator=obv");

        (preview.Status, preview.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "indicator.input_missing"));
        (values.Status, values.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "indicator.input_missing"));
        (await PreviewAsync(new { kind = "rsi", dataset = dataset.Id })).GetProperty("items")[0]
            .GetProperty("volume").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Values_carry_every_field_and_the_default_one_by_itself()
    {
        var values = await server.ListAsync($"{Path}/values?{Series}&indicator=macd(5,10,3)&limit=5");

        values.Count.ShouldBe(5);
        values[^1].GetProperty("values").GetArrayLength().ShouldBe(3);
        values[^1].GetProperty("value").GetDouble().ShouldBe(values[^1].GetProperty("values")[0].GetDouble());
    }

    [Theory]
    [InlineData("indicator=macd(12", "indicator indicator.parameter")]
    [InlineData("indicator=macd(30,26)", "fast indicator.parameter")]
    [InlineData("indicator=sma(1,2,3)", "indicator indicator.parameter")]
    [InlineData("indicator=macd&period=3", "period indicator.parameter")]
    [InlineData("", "indicator validation.required")]
    [InlineData("indicator=sma&limit=0", "limit validation.out_of_range")]
    public async Task A_wrong_indicator_is_named(string query, string problem)
    {
        var answer = await server.Admin.GetAsync($"{Path}/values?{Series}&{query}");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Fields.ShouldBe([problem]);
    }

    [Fact]
    public async Task Everything_wrong_with_a_preview_is_told_at_once()
    {
        var answer = await server.Admin.PostAsync($"{Path}/preview", new
        {
            kind = "macd",
            parameters = new Dictionary<string, string> { ["fast"] = "0", ["slow"] = "x", ["speed"] = "1" },
            instrument = "sim:NOPE",
            interval = "7m",
            limit = 100_000,
        });

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Fields.ShouldBe(
            [
                "limit validation.out_of_range", "instrument validation.enum", "interval validation.enum",
                "parameters.fast indicator.parameter", "parameters.slow indicator.parameter",
                "parameters.speed indicator.parameter",
            ]);
        answer.Json.GetProperty("errors")[3].GetProperty("max").GetDouble().ShouldBe(10_000);
        (await server.Admin.PostAsync($"{Path}/preview", new { kind = "sma" })).Fields
            .ShouldBe(["instrument validation.required", "interval validation.required"]);
        var foreign = await server.Admin.PostAsync($"{Path}/preview", new { kind = "sma", dataset = Guid.NewGuid() });
        (foreign.Status, foreign.Code).ShouldBe((HttpStatusCode.NotFound, "dataset.not_found"));
    }

    private static IEnumerable<double> Values(JsonElement preview) =>
        preview.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("values")[0].GetDouble());

    private async Task<JsonElement> PreviewAsync(object request)
    {
        var answer = await server.Admin.PostAsync($"{Path}/preview", request);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return answer.Json;
    }

    private Task<Dataset> StoreAsync(string name, int bars, double volume) =>
        server.App.Services.GetRequiredService<DatasetStore>().CreateAsync(
            new NewDataset(name, InstrumentId.Of(TradingServer.Instrument), Timeframe.OneMinute, "test"),
            Enumerable.Range(0, bars).Select(i => new Bar(
                new Timestamp(1_704_067_200_000_000) + TimeSpan.FromMinutes(i),
                100 + i, 100 + i, 100 + i, 100 + i, volume)),
            TestContext.Current.CancellationToken);
}
