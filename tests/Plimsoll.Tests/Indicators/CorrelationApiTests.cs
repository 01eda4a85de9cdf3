using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Core.Market;
using Plimsoll.Storage.Datasets;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Indicators;

/// <summary>The kind that looks at a second instrument, in previews, in rule strategies and in bots.</summary>
public sealed class CorrelationApiTests(TradingServer server) : IClassFixture<TradingServer>
{
    private const string Path = "/api/v1/indicators";
    private const string Other = "sim:BRAVO-USD";

    [Fact]
    public async Task The_catalog_says_that_an_instrument_has_to_be_named()
    {
        var kind = await server.GetAsync($"{Path}/correlation");
        var reference = kind.GetProperty("parameters")[0];
        reference.GetProperty("name").GetString().ShouldBe("reference");
        reference.GetProperty("type").GetString().ShouldBe("instrument");
        reference.GetProperty("default").GetString().ShouldBe("");
        kind.GetProperty("spec").GetString().ShouldBe("correlation(sim:BRAVO-USD,500)");
        kind.GetProperty("warmupBars").GetInt32().ShouldBe(501);
    }

    [Fact]
    public async Task A_preview_is_that_of_the_bars_of_both()
    {
        var answer = await OkAsync(Asked(Other, limit: 40));
        var own = await ClosesAsync(TradingServer.Instrument);
        var others = await ClosesAsync(Other);
        answer.GetProperty("indicator").GetString().ShouldBe("correlation(sim:BRAVO-USD,120)");
        var items = answer.GetProperty("items").EnumerateArray().ToList();
        items.Count.ShouldBe(40);
        foreach (var item in items)
        {
            var time = item.GetProperty("time").GetDateTimeOffset();
            var closes = own.Where(one => one.Key <= time && others.ContainsKey(one.Key)).OrderBy(one => one.Key)
                .Select(one => (one.Value, others[one.Key])).TakeLast(121).ToList();
            item.GetProperty("values")[0].GetDouble().ShouldBe(Textbook(closes), 1e-9);
        }

        var values = await server.ListAsync(
            $"{Path}/values?instrument=sim%3AALPHA-USD&interval=1m&limit=3&indicator=correlation(sim:BRAVO-USD,120)");
        values[^1].GetProperty("value").GetDouble().ShouldBe(items[^1].GetProperty("values")[0].GetDouble(), 1e-12);
    }

    [Fact]
    public async Task A_variant_keeps_the_instrument()
    {
        var created = await server.Admin.PostAsync($"{Path}/variants", new
        {
            baseIndicatorType = "correlation",
            name = "With bravo",
            parameters = new Dictionary<string, string> { ["reference"] = Other, ["period"] = "120" },
        });
        created.Status.ShouldBe(HttpStatusCode.Created, created.Text);
        var id = created.Json.GetProperty("id").GetGuid();
        var variant = await server.GetAsync($"{Path}/variants/{id}");
        variant.GetProperty("indicator").GetString().ShouldBe("correlation(sim:BRAVO-USD,120)");
        variant.GetProperty("parameters").GetProperty("reference").GetString().ShouldBe(Other);
        (await server.ListAsync($"{Path}/values?instrument=sim%3AALPHA-USD&interval=1m&limit=3&variant={id}")).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(null, "parameters.reference indicator.parameter")]
    [InlineData("BRAVO", "parameters.reference indicator.parameter")]
    public async Task A_preview_without_an_instrument_is_refused(string? reference, string problem)
    {
        var answer = await server.Admin.PostAsync($"{Path}/preview", Asked(reference));
        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Fields.ShouldBe([problem]);
    }

    [Fact]
    public async Task Bars_that_are_not_at_hand_are_refused()
    {
        var unknown = await server.Admin.PostAsync($"{Path}/preview", Asked("sim:NOPE-USD"));
        (unknown.Status, unknown.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "indicator.reference_missing"));

        var own = await StoreAsync("corr own", TradingServer.Instrument, TimeSpan.FromMinutes(1));
        var other = await StoreAsync("corr other", Other, TimeSpan.FromMinutes(1));
        var coarse = await StoreAsync("corr coarse", Other, TimeSpan.FromHours(1));
        foreach (var given in new Guid?[] { null, own.Id })
        {
            var refused = await server.Admin.PostAsync($"{Path}/preview", OnDataset(own.Id, given));
            (refused.Status, refused.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "indicator.reference_missing"));
        }

        (await server.Admin.PostAsync($"{Path}/preview", OnDataset(own.Id, coarse.Id))).Fields
            .ShouldBe(["referenceDataset validation.format"]);
        (await server.Admin.PostAsync($"{Path}/preview", OnDataset(own.Id, Guid.NewGuid()))).Code
            .ShouldBe("dataset.not_found");
        (await server.Admin.PostAsync($"{Path}/preview", new
        {
            kind = "sma",
            instrument = TradingServer.Instrument,
            interval = "1m",
            referenceDataset = other.Id,
        })).Fields.ShouldBe(["referenceDataset validation.format"]);

        var items = (await OkAsync(OnDataset(own.Id, other.Id))).GetProperty("items");
        // Both were made of the same waves.
        items[items.GetArrayLength() - 1].GetProperty("values")[0].GetDouble().ShouldBe(1, 1e-9);
    }

    [Fact]
    public async Task A_bot_looks_at_an_instrument_of_the_market_and_at_no_other()
    {
        await CreateAsync(Looking("looks at bravo", Other));
        await CreateAsync(Looking("looks at nobody", "binance:BTCUSDT"));
        var refused = await server.Admin.PostAsync("/api/v1/bots", server.BotRequest("nobody", "looks at nobody", []));
        refused.Fields.ShouldBe(["strategy indicator.reference_missing"]);
        refused.Text.ShouldContain("/s1_signal/conditions/0: correlation(binance:BTCUSDT,100)");

        var created = await server.Admin.PostAsync("/api/v1/bots", server.BotRequest("bravo", "looks at bravo", []));
        created.Status.ShouldBe(HttpStatusCode.Created, created.Text);
        var bot = created.Json.GetProperty("id").GetGuid();
        (await server.Admin.PostAsync($"/api/v1/bots/{bot}/start", new { })).Status.ShouldBe(HttpStatusCode.OK);
        await server.AdvanceAsync(TimeSpan.FromMinutes(5));

        var evaluation = (await server.ListAsync($"/api/v1/bots/{bot}/evaluations"))[0];
        var condition = evaluation.GetProperty("conditions")[0];
        condition.GetProperty("outcome").GetString().ShouldBe("true");
        var shown = (await OkAsync(Asked(Other, period: 100))).GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("time").GetString() == evaluation.GetProperty("barTime").GetString());
        condition.GetProperty("left").GetDouble().ShouldBe(shown.GetProperty("values")[0].GetDouble(), 1e-6);
    }

    [Fact]
    public async Task Previews_and_analyses_of_a_strategy_see_the_other_instrument()
    {
        var document = Looking("previewed", Other);
        var preview = await server.Admin.PostAsync(
            "/api/v1/strategies/preview", new { document, instrumentId = TradingServer.Instrument });
        preview.Status.ShouldBe(HttpStatusCode.OK, preview.Text);
        preview.Json.GetProperty("conditions")[0].GetProperty("trueBars").GetInt32().ShouldBeGreaterThan(500);
        var unknown = await server.Admin.PostAsync(
            "/api/v1/strategies/preview",
            new { document = Looking("previewed", "sim:NOPE-USD"), instrumentId = TradingServer.Instrument });
        (unknown.Status, unknown.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "indicator.reference_missing"));
        var dataset = await StoreAsync("preview", TradingServer.Instrument, TimeSpan.FromMinutes(1));
        (await server.Admin.PostAsync("/api/v1/strategies/preview", new { document, dataset = dataset.Name }))
            .Code.ShouldBe("indicator.reference_missing");

        await CreateAsync(Looking("analyzed", Other));
        var analyzed = await server.Admin.PostAsync(
            "/api/v1/strategies/analyze/sim%3AALPHA-USD", new { strategy = "analyzed" });
        analyzed.Status.ShouldBe(HttpStatusCode.OK, analyzed.Text);
        analyzed.Json.GetProperty("items")[0].GetProperty("evaluation").GetProperty("conditions")[0]
            .GetProperty("outcome").GetString().ShouldBe("true");
    }

    private static object Asked(string? reference, int limit = 200, int period = 120)
    {
        var parameters = new Dictionary<string, string> { ["period"] = $"{period}" };
        if (reference is not null)
            parameters["reference"] = reference;
        return new { kind = "correlation", parameters, instrument = TradingServer.Instrument, interval = "1m", limit };
    }

    private static object OnDataset(Guid dataset, Guid? referenceDataset) => new
    {
        kind = "correlation",
        parameters = new Dictionary<string, string> { ["period"] = "100", ["reference"] = Other },
        dataset,
        referenceDataset,
    };

    private static JsonNode Looking(string name, string other) => JsonNode.Parse(
        $$"""
        {
          "schemaVersion": 1, "strategyName": "{{name}}", "timeframe": "1m",
          "s1_signal": { "conditions": [ { "indicator": "correlation({{other}},100)", "operator": ">=", "value": -1 } ] },
          "z1_entry": {
            "conditions": [ { "indicator": "close", "operator": "<", "value": 0 } ],
            "stopLoss": { "offsetPercent": 2 }, "takeProfit": { "offsetPercent": 4 } }
        }
        """)!;

    private async Task CreateAsync(JsonNode document)
    {
        var answer = await server.Admin.PostAsync("/api/v1/rule-strategies", new { document });
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
    }

    private async Task<JsonElement> OkAsync(object request)
    {
        var answer = await server.Admin.PostAsync($"{Path}/preview", request);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return answer.Json;
    }

    private async Task<Dictionary<DateTimeOffset, double>> ClosesAsync(string instrument) =>
        (await OkAsync(new { kind = "price", instrument, interval = "1m", limit = 500 })).GetProperty("items")
            .EnumerateArray().ToDictionary(
                item => item.GetProperty("time").GetDateTimeOffset(), item => item.GetProperty("close").GetDouble());

    private Task<Dataset> StoreAsync(string name, string instrument, TimeSpan length) =>
        server.App.Services.GetRequiredService<DatasetStore>().CreateAsync(
            new NewDataset(
                name, InstrumentId.Of(instrument), length == TimeSpan.FromMinutes(1) ? Timeframe.OneMinute : Timeframe.Of("1h"),
                "test"),
            Enumerable.Range(0, 300).Select(i =>
            {
                var price = 100 + 10 * Math.Sin(i / 3.0);
                return new Bar(new Timestamp(1_704_067_200_000_000) + length * i, price, price, price, price, 1);
            }),
            TestContext.Current.CancellationToken);

    private static double Textbook(List<(double Own, double Other)> closes)
    {
        var returns = closes.Skip(1)
            .Select((now, i) => (X: now.Own / closes[i].Own - 1, Y: now.Other / closes[i].Other - 1)).ToArray();
        var (x, y) = (returns.Average(one => one.X), returns.Average(one => one.Y));
        return returns.Sum(one => (one.X - x) * (one.Y - y))
            / Math.Sqrt(returns.Sum(one => (one.X - x) * (one.X - x)) * returns.Sum(one => (one.Y - y) * (one.Y - y)));
    }
}
