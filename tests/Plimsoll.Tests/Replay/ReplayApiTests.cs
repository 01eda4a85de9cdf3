using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Commands;
using Plimsoll.Core.Market;
using Plimsoll.Storage.Datasets;
using Plimsoll.Testing;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Replay;

/// <summary>Recordings told again: by the API while people watch, and by the command line.</summary>
public sealed class ReplayApiTests(DataServer server) : IClassFixture<DataServer>, IAsyncLifetime
{
    private const string Path = "/api/v1/data/replays";
    private const string Waves = "waves";

    private readonly TemporaryDirectory _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(
            System.IO.Path.Combine(_folder.Path, "plimsoll.json"),
            JsonSerializer.Serialize(new { ConnectionStrings = new { Plimsoll = server.ConnectionString } }), Stop);
        var store = server.App.Services.GetRequiredService<DatasetStore>();
        if (await store.FindByNameAsync(null, Waves, Stop) is null)
            await store.CreateAsync(
                new NewDataset(Waves, InstrumentId.Of("sim:ALPHA-USD"), Timeframe.OneMinute, "a test"), Wave(600), Stop);
    }

    public async ValueTask DisposeAsync()
    {
        var open = await server.Admin.GetAsync(Path);
        foreach (var one in open.Json.GetProperty("items").EnumerateArray())
            await server.Admin.SendAsync(HttpMethod.Delete, $"{Path}/{one.GetProperty("id").GetGuid()}", null);
        _folder.Dispose();
    }

    [Fact]
    public async Task The_page_and_the_command_line_come_to_the_same_log()
    {
        var id = await OpenAsync(Asked(acceleration: 10));
        await StepAsync(id, new { bars = 7 });
        await MoveAsync(id, "pace", new { acceleration = 0 });
        await MoveAsync(id, "play", new { });
        var told = await EndAsync(id);

        var (exit, line) = await RunAsync(
            "replay", "--json", "--dataset", Waves, "--strategy", "sma-cross", "--set", "fast=3", "--set", "slow=8",
            "--sizing", "equityFraction=0.05");

        exit.ShouldBe(0, line);
        var report = JsonSerializer.Deserialize<JsonElement>(line);
        report.GetProperty("hash").GetString().ShouldBe(told.GetProperty("hash").GetString());
        report.GetProperty("events").GetInt64().ShouldBe(5 * 600);
        told.GetProperty("events").GetInt64().ShouldBe(5 * 600);
        told.GetProperty("counts").GetProperty("fills").GetInt64().ShouldBeGreaterThan(1);
        told.GetProperty("fills").GetArrayLength().ShouldBeGreaterThan(1);
        told.GetProperty("equityCurve").GetArrayLength().ShouldBeGreaterThan(100);
        var candles = await server.Admin.GetAsync($"{Path}/{id}/candles");
        candles.Json.GetProperty("items").GetArrayLength().ShouldBe(600);
    }

    [Fact]
    public async Task It_is_stepped_through_and_moved_back_and_forth()
    {
        var id = await OpenAsync(Asked(acceleration: 1));

        var stepped = await StepAsync(id, new { events = 3 });
        var bar = await StepAsync(id, new { bars = 2 });
        var forth = await SeekAsync(id, minutes: 30);
        var back = await SeekAsync(id, minutes: 10);
        await MoveAsync(id, "stop", new { });
        var late = await server.Admin.PostAsync($"{Path}/{id}/play", new { });

        (Text(stepped, "state"), stepped.GetProperty("events").GetInt64()).ShouldBe(("paused", 3));
        bar.GetProperty("events").GetInt64().ShouldBe(10);
        // The first event that is not before that time is the next one.
        Text(forth, "time").ShouldBe("2024-01-01T00:30:00Z");
        Text(back, "time").ShouldBe("2024-01-01T00:10:00Z");
        back.GetProperty("events").GetInt64().ShouldBe(5 * 10);
        (late.Status, late.Code).ShouldBe((HttpStatusCode.Conflict, "replay.over"));
    }

    [Fact]
    public async Task What_cannot_be_told_is_refused_with_its_code()
    {
        await server.StoreBuiltInAsync("hours", 50, "1h");

        (await TryAsync(new { })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await TryAsync(new { session = "a", dataset = "b" })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await TryAsync(new { dataset = Waves, acceleration = 0.05 })).Fields.ShouldBe(["acceleration replay.pace"]);
        (await TryAsync(new { dataset = Waves, timeframe = "5m" })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await TryAsync(new { dataset = "nowhere" })).Code.ShouldBe("dataset.not_found");
        (await TryAsync(new { session = "nowhere" })).Code.ShouldBe("session.not_found");
        (await TryAsync(new { dataset = "hours" })).Code.ShouldBe("replay.timeframe");
        (await TryAsync(new { dataset = Waves, instrumentId = "sim:EUR-USD" })).Code.ShouldBe("session.no_instrument");
        (await TryAsync(new { dataset = Waves, strategy = "nobody" })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await server.Admin.GetAsync($"{Path}/{Guid.NewGuid()}")).Code.ShouldBe("replay.not_found");
    }

    [Fact]
    public async Task A_user_has_a_few_at_once()
    {
        for (var count = 0; count < 3; count++)
            await OpenAsync(new { dataset = Waves });

        (await TryAsync(new { dataset = Waves })).Code.ShouldBe("replay.limit");
    }

    [Theory]
    [InlineData("--account", "Simulation", "--dataset", Waves)]
    [InlineData("--account", "Simulation", "--acceleration", "0")]
    [InlineData("--session", "a", "--dataset", Waves)]
    [InlineData("--dataset", Waves, "--acceleration", "0.01")]
    [InlineData("--dataset", Waves, "--set", "fast=3")]
    public async Task What_does_not_belong_together_is_refused(params string[] arguments) =>
        (await RunAsync(["replay", .. arguments])).Exit.ShouldBe(2);

    // Up and down in forty minutes: averages cross in every wave.
    private static IEnumerable<Bar> Wave(int count) => Enumerable.Range(0, count).Select(minute =>
    {
        var (open, close) = (Price(minute), Price(minute + 1));
        return new Bar(
            DataServer.Start + TimeSpan.FromMinutes(minute), open, Math.Max(open, close) + 0.05,
            Math.Min(open, close) - 0.05, close, 10);
    });

    private static double Price(int minute) => Math.Round(100 + 5 * Math.Sin(minute * Math.PI / 20), 2);

    private static object Asked(double acceleration) => new
    {
        dataset = Waves,
        strategy = "sma-cross",
        parameters = new Dictionary<string, string> { ["fast"] = "3", ["slow"] = "8" },
        sizing = new { kind = "equityFraction", value = "0.05" },
        acceleration,
    };

    private Task<Answer> TryAsync(object asked) => server.Admin.PostAsync(Path, asked);

    private async Task<Guid> OpenAsync(object asked)
    {
        var answer = await TryAsync(asked);
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        return answer.Json.GetProperty("id").GetGuid();
    }

    private Task<JsonElement> StepAsync(Guid id, object steps) => MoveAsync(id, "step", steps);

    private async Task<JsonElement> SeekAsync(Guid id, int minutes)
    {
        var time = (DataServer.Start + TimeSpan.FromMinutes(minutes) + TimeSpan.FromMilliseconds(1)).ToDateTimeOffset();
        await MoveAsync(id, "seek", new { time });
        return await WaitAsync(id, "paused");
    }

    private async Task<JsonElement> MoveAsync(Guid id, string how, object body)
    {
        var answer = await server.Admin.PostAsync($"{Path}/{id}/{how}", body);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return answer.Json;
    }

    private Task<JsonElement> EndAsync(Guid id) => WaitAsync(id, "ended");

    private async Task<JsonElement> WaitAsync(Guid id, string state)
    {
        while (true)
        {
            var answer = await server.Admin.GetAsync($"{Path}/{id}");
            Text(answer.Json, "state").ShouldNotBe("failed", answer.Text);
            if (Text(answer.Json, "state") == state)
                return answer.Json;
        }
    }

    private async Task<(int Exit, string Output)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLineProgram.RunAsync(
            [.. arguments, "--user", RunningServer.AdminEmail, "--data-dir", _folder.Path], output, error);
        return (exit, output + error.ToString());
    }

    private static string Text(JsonElement view, string name) => view.GetProperty(name).GetString()!;
}
