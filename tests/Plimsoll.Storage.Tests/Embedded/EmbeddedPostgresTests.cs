using System.Diagnostics;
using Npgsql;
using Plimsoll.Storage.Embedded;
using Plimsoll.Testing;

namespace Plimsoll.Storage.Tests.Embedded;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private EmbeddedPostgresOptions Options => new(Path.Combine(_directory.Path, "data")) { Durable = false };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Data_is_there_after_a_stop_and_a_start()
    {
        await using (var first = await EmbeddedPostgres.StartAsync(Options, Cancellation))
            await WriteAsync(first.ConnectionString());

        await using var second = await EmbeddedPostgres.StartAsync(Options, Cancellation);

        (await ReadAsync(second.ConnectionString())).ShouldBe("kept");
    }

    [Fact]
    public async Task Committed_data_survives_a_killed_server()
    {
        // Durable: the server dies without a last word, the write-ahead log must have it all.
        var options = Options with { Durable = true };
        await using (var first = await EmbeddedPostgres.StartAsync(options, Cancellation))
        {
            await WriteAsync(first.ConnectionString());
            await KillAsync(ServerProcess());
        }

        await using var second = await EmbeddedPostgres.StartAsync(options, Cancellation);

        (await ReadAsync(second.ConnectionString())).ShouldBe("kept");
    }

    [Fact]
    public async Task A_server_that_outlived_its_program_is_stopped_and_its_data_kept()
    {
        await (await EmbeddedPostgres.StartAsync(Options, Cancellation)).DisposeAsync();
        var orphan = await StartWithoutProgramAsync();
        var left = PostmasterFile.Read(ClusterFolder())!;
        await WriteAsync(orphan);

        await using var server = await EmbeddedPostgres.StartAsync(Options, Cancellation);

        (await ReadAsync(server.ConnectionString())).ShouldBe("kept");
        ServerProcess().ShouldNotBe(left.ProcessId);
        left.IsAlive().ShouldBeFalse();
    }

    [Fact]
    public async Task A_left_process_file_whose_number_is_another_programs_now_stops_no_start()
    {
        await (await EmbeddedPostgres.StartAsync(Options, Cancellation)).DisposeAsync();
        using var bystander = Process.GetCurrentProcess();
        var stale = $"{bystander.Id}\n{ClusterFolder()}\n1700000000\n5432\n\n127.0.0.1\n";
        await File.WriteAllTextAsync(PostmasterFile.PathIn(ClusterFolder()), stale, Cancellation);

        await using var server = await EmbeddedPostgres.StartAsync(Options, Cancellation);

        bystander.HasExited.ShouldBeFalse();
    }

    [Fact]
    public async Task A_second_program_on_the_same_folder_is_refused_and_the_first_goes_on()
    {
        await using var first = await EmbeddedPostgres.StartAsync(Options, Cancellation);
        await WriteAsync(first.ConnectionString());

        var refusal = await Should.ThrowAsync<StorageException>(EmbeddedPostgres.StartAsync(Options, Cancellation));

        refusal.Code.ShouldBe("data-dir.in_use");
        (await ReadAsync(first.ConnectionString())).ShouldBe("kept");
    }

    [Fact]
    public async Task A_command_beside_the_running_program_finds_its_server()
    {
        EmbeddedPostgres.FindRunning(Options).ShouldBeNull();
        await using (var server = await EmbeddedPostgres.StartAsync(Options, Cancellation))
        {
            await WriteAsync(server.ConnectionString());
            var found = EmbeddedPostgres.FindRunning(Options);
            (await ReadAsync(found.ShouldNotBeNull())).ShouldBe("kept");
        }

        EmbeddedPostgres.FindRunning(Options).ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_gets_in_without_the_password_and_only_the_owner_can_read_it()
    {
        await using var server = await EmbeddedPostgres.StartAsync(Options, Cancellation);
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString()) { Password = "guess" };

        var refusal = await Should.ThrowAsync<PostgresException>(ReadAsync(wrong.ConnectionString));

        refusal.SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(ServerPlacement.Home(Options), "password"))
                .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task A_server_that_cannot_start_says_why_and_harms_nothing()
    {
        await using (var first = await EmbeddedPostgres.StartAsync(Options, Cancellation))
            await WriteAsync(first.ConnectionString());
        var configuration = Path.Combine(ClusterFolder(), "postgresql.conf");
        var text = await File.ReadAllTextAsync(configuration, Cancellation);
        await File.WriteAllTextAsync(configuration, text + "\nshared_buffers = nonsense\n", Cancellation);

        var failure = await Should.ThrowAsync<StorageException>(EmbeddedPostgres.StartAsync(Options, Cancellation));

        failure.Code.ShouldBe("database.start_failed");
        failure.Message.ShouldContain("invalid value for parameter \"shared_buffers\"");
        await File.WriteAllTextAsync(configuration, text, Cancellation);
        await using var second = await EmbeddedPostgres.StartAsync(Options, Cancellation);
        (await ReadAsync(second.ConnectionString())).ShouldBe("kept");
    }

    [Fact]
    public async Task A_cluster_that_cannot_be_made_leaves_nothing_that_is_taken_for_one()
    {
        var options = Options with { BinariesDirectory = _directory.Path };

        var failure = await Should.ThrowAsync<StorageException>(EmbeddedPostgres.StartAsync(options, Cancellation));

        failure.Code.ShouldBe("database.creation_failed");
        await using var server = await EmbeddedPostgres.StartAsync(Options, Cancellation);
        await WriteAsync(server.ConnectionString());
    }

    [Fact]
    public async Task A_cancelled_first_start_lets_go_of_the_folder()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(EmbeddedPostgres.StartAsync(Options, cancelled.Token));

        await using var server = await EmbeddedPostgres.StartAsync(Options, Cancellation);
        await WriteAsync(server.ConnectionString());
    }

    [Fact]
    public async Task A_data_folder_can_be_moved()
    {
        await using (var first = await EmbeddedPostgres.StartAsync(Options, Cancellation))
            await WriteAsync(first.ConnectionString());
        var moved = Options with { DataDirectory = Path.Combine(_directory.Path, "moved") };
        Directory.Move(Options.DataDirectory, moved.DataDirectory);

        await using var second = await EmbeddedPostgres.StartAsync(moved, Cancellation);

        (await ReadAsync(second.ConnectionString())).ShouldBe("kept");
    }

    [Fact]
    public async Task A_lost_cluster_is_not_replaced_by_an_empty_one()
    {
        await (await EmbeddedPostgres.StartAsync(Options, Cancellation)).DisposeAsync();
        var cluster = ClusterFolder();
        Directory.Move(cluster, Path.Combine(_directory.Path, "elsewhere"));

        var failure = await Should.ThrowAsync<StorageException>(EmbeddedPostgres.StartAsync(Options, Cancellation));

        failure.Code.ShouldBe("database.cluster_missing");
        Directory.Exists(cluster).ShouldBeFalse();
    }

    public void Dispose() => _directory.Dispose();

    private async Task<string> StartWithoutProgramAsync()
    {
        var placement = ServerPlacement.Resolve(Options);
        var binaries = PostgresBinaries.Locate(Options).ReachableFor(placement.User, Options);
        var port = await new PostgresServer(Options, placement, binaries).StartAsync(null, Cancellation);
        return $"Host=127.0.0.1;Port={port};Username=plimsoll;Password={ClusterPassword.ReadOrCreate(Options)}";
    }

    private string ClusterFolder() => ServerPlacement.Resolve(Options).Cluster;

    private int ServerProcess() => PostmasterFile.Read(ClusterFolder())!.ProcessId;

    private static async Task KillAsync(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
        await process.WaitForExitAsync(Cancellation);
    }

    private static async Task WriteAsync(string connectionString) =>
        await RunAsync(connectionString, "create table proof (word text); insert into proof values ('kept')");

    private static async Task<object?> ReadAsync(string connectionString) =>
        await RunAsync(connectionString, "select word from proof");

    private static async Task<object?> RunAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false;Database=plimsoll");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
