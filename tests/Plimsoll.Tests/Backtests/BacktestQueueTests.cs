using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Plimsoll.Features.Backtests;
using Plimsoll.Storage;
using Plimsoll.Storage.Backtests;
using Plimsoll.Testing;
using Plimsoll.Tests.Data;

namespace Plimsoll.Tests.Backtests;

/// <summary>One at a time, stopped at any moment, and begun again after the program ended under it.</summary>
public sealed class BacktestQueueTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly DataServer _server = new(postgres);

    private BacktestClient Backtests => new(_server.Admin);

    private BacktestWorker Worker =>
        _server.App.Services.GetServices<IHostedService>().OfType<BacktestWorker>().Single();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_running_one_shows_progress_and_keeps_what_it_has_seen_when_it_is_stopped()
    {
        var id = await Backtests.RunAsync(BacktestClient.Long());
        await Backtests.WaitAsync(id, "on its way", run => Progress(run) > 0);
        var running = (await Backtests.GetAsync(id)).Json;
        running.TryGetProperty("report", out var report).ShouldBe(report.ValueKind == JsonValueKind.Null);
        (await Backtests.GetAsync(id, "/trades")).Code.ShouldBe("backtest.no_report");
        (await Backtests.DeleteAsync(id)).Code.ShouldBe("backtest.running");

        (await Backtests.StopAsync(id)).Status.ShouldBe(HttpStatusCode.NoContent);

        var stopped = await Backtests.WaitForAsync(id, "stopped");
        stopped.GetProperty("report").GetProperty("data").GetProperty("rows").GetInt64().ShouldBeGreaterThan(0);
        Progress(stopped.GetProperty("run")).ShouldBe(1);
        (await Backtests.GetAsync(id, "/equity")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_waiting_one_that_is_stopped_never_runs()
    {
        var running = await Backtests.RunAsync(BacktestClient.Long());
        await Backtests.WaitForAsync(running, "running");
        var waiting = await Backtests.RunAsync(BacktestClient.Short());
        (await Backtests.DeleteAsync(waiting)).Code.ShouldBe("backtest.running");

        (await Backtests.StopAsync(waiting)).Status.ShouldBe(HttpStatusCode.NoContent);

        var stopped = (await Backtests.WaitForAsync(waiting, "stopped")).GetProperty("run");
        stopped.GetProperty("startedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        (await Backtests.GetAsync(waiting, "/trades")).Code.ShouldBe("backtest.no_report");
        await Backtests.StopAsync(running);
        await Backtests.WaitForAsync(running, "stopped");
    }

    [Fact]
    public async Task Twenty_wait_and_the_next_is_refused()
    {
        var running = await Backtests.RunAsync(BacktestClient.Long());
        var waiting = new List<Guid>();
        for (var place = 1; place < 20; place++)
            waiting.Add(await Backtests.RunAsync(BacktestClient.Short()));

        var refused = await Backtests.TryRunAsync(BacktestClient.Short());

        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "backtest.limit"));
        foreach (var id in waiting)
            await Backtests.StopAsync(id);
        await Backtests.StopAsync(running);
        await Backtests.WaitForAsync(running, "stopped");
        await Backtests.WaitForAsync(await Backtests.RunAsync(BacktestClient.Short()), "completed");
    }

    [Fact]
    public async Task A_stop_that_comes_with_the_start_is_never_lost()
    {
        for (var round = 0; round < 10; round++)
        {
            var id = await Backtests.RunAsync(BacktestClient.Long());
            (await Backtests.StopAsync(id)).Status.ShouldBe(HttpStatusCode.NoContent);
            await Backtests.WaitForAsync(id, "stopped");
        }
    }

    [Fact]
    public async Task An_orderly_end_of_the_program_puts_a_running_one_back_in_line()
    {
        var id = await Backtests.RunAsync(BacktestClient.Long());
        await Backtests.WaitAsync(id, "on its way", run => Progress(run) > 0);

        await Worker.StopAsync(TestContext.Current.CancellationToken);

        var row = await RowAsync(id);
        (row.Status, row.Attempts, row.FinishedAt).ShouldBe((BacktestStatus.Pending, 0, null));
        await Worker.StartAsync(TestContext.Current.CancellationToken);
        await Backtests.WaitAsync(id, "on its way again", run => Progress(run) > 0);
        await Backtests.StopAsync(id);
        await Backtests.WaitForAsync(id, "stopped");
    }

    [Fact]
    public async Task One_that_was_running_when_the_program_was_killed_runs_again()
    {
        await Worker.StopAsync(TestContext.Current.CancellationToken);
        var id = await Backtests.RunAsync(BacktestClient.Short());
        await SetAsync(id, BacktestStatus.Running, attempts: 1);

        await Worker.StartAsync(TestContext.Current.CancellationToken);

        await Backtests.WaitForAsync(id, "completed");
        (await RowAsync(id)).Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task One_that_took_the_program_down_three_times_is_left_alone()
    {
        await Worker.StopAsync(TestContext.Current.CancellationToken);
        var id = await Backtests.RunAsync(BacktestClient.Short());
        await SetAsync(id, BacktestStatus.Running, attempts: 3);

        await Worker.StartAsync(TestContext.Current.CancellationToken);

        var run = (await Backtests.WaitForAsync(id, "failed")).GetProperty("run");
        run.GetProperty("errorCode").GetString().ShouldBe("backtest.interrupted");
        await Backtests.WaitForAsync(await Backtests.RunAsync(BacktestClient.Short()), "completed");
    }

    [Fact]
    public async Task A_dataset_that_went_away_meanwhile_is_the_result_and_the_next_one_runs()
    {
        await Worker.StopAsync(TestContext.Current.CancellationToken);
        var dataset = await _server.StoreBuiltInAsync("going away", 60);
        var id = await Backtests.RunAsync(new { strategy = "sma-cross", dataset = dataset.Name });
        var next = await Backtests.RunAsync(BacktestClient.Short());
        await using (var database = await ContextAsync())
        {
            await database.Database.ExecuteSqlAsync(
                $"delete from dataset_bars where dataset_id = {dataset.Id}", TestContext.Current.CancellationToken);
            await database.Datasets.Where(row => row.Id == dataset.Id)
                .ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        }

        await Worker.StartAsync(TestContext.Current.CancellationToken);

        var run = (await Backtests.WaitForAsync(id, "failed")).GetProperty("run");
        run.GetProperty("errorCode").GetString().ShouldBe("dataset.not_found");
        run.GetProperty("errorText").GetString()!.ShouldContain("going away");
        await Backtests.WaitForAsync(next, "completed");
    }

    [Fact]
    public async Task One_whose_end_cannot_be_written_down_runs_again()
    {
        await ExecuteAsync("""
            create sequence refusals;
            create function refuse() returns trigger language plpgsql as
                $$ begin perform nextval('refusals'); raise exception 'not now'; end $$;
            create trigger refuse before update on backtests for each row
                when (new.finished_at is not null) execute function refuse();
            """);
        var id = await Backtests.RunAsync(BacktestClient.Short());
        // The report first, then that it failed.
        await Backtests.WaitAsync(id, "refused twice", _ => Refusals() >= 2);
        await ExecuteAsync("drop trigger refuse on backtests");

        await Backtests.WaitForAsync(await Backtests.RunAsync(BacktestClient.Short()), "completed");

        await Backtests.WaitForAsync(id, "completed");
        (await RowAsync(id)).Attempts.ShouldBeGreaterThan(1);
    }

    private static double Progress(JsonElement run) => run.GetProperty("progress").GetDouble();

    private long Refusals()
    {
        using var database = _server.App.Services
            .GetRequiredService<IDbContextFactory<PlimsollContext>>().CreateDbContext();
        return database.Database
            .SqlQuery<long>($"select case when is_called then last_value else 0 end as \"Value\" from refusals")
            .Single();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var database = await ContextAsync();
        await database.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
    }

    private async Task SetAsync(Guid id, string status, int attempts)
    {
        await using var database = await ContextAsync();
        var row = await database.Backtests.SingleAsync(
            one => one.Id == id, TestContext.Current.CancellationToken);
        (row.Status, row.Attempts) = (status, attempts);
        await database.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private async Task<BacktestRow> RowAsync(Guid id)
    {
        await using var database = await ContextAsync();
        return await database.Backtests.AsNoTracking().SingleAsync(
            row => row.Id == id, TestContext.Current.CancellationToken);
    }

    private Task<PlimsollContext> ContextAsync() => _server.App.Services
        .GetRequiredService<IDbContextFactory<PlimsollContext>>()
        .CreateDbContextAsync(TestContext.Current.CancellationToken);
}
