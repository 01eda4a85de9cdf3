using System.Diagnostics;
using Npgsql;
using Plimsoll.Storage.Embedded;
using Plimsoll.Testing;

namespace Plimsoll.Storage.Tests.Embedded;

/// <summary>What happens only when the program itself runs as root; skipped otherwise.</summary>
public sealed class RootTests : IDisposable
{
    private const UnixFileMode OnlyOwner =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly TemporaryDirectory _closed = new();
    private readonly TemporaryDirectory _system = new();

    public RootTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess, "not running as root");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_closed.Path, OnlyOwner);
    }

    private EmbeddedPostgresOptions Options => new(Path.Combine(_closed.Path, "data"))
    {
        Durable = false,
        SystemDirectory = Path.Combine(_system.Path, "plimsoll"),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_data_folder_closed_to_others_still_gets_its_database()
    {
        await using (var first = await EmbeddedPostgres.StartAsync(Options, Cancellation))
            await RunAsync(first, "create table proof (word text); insert into proof values ('kept')");

        await using var second = await EmbeddedPostgres.StartAsync(Options, Cancellation);

        (await RunAsync(second, "select word from proof")).ShouldBe("kept");
        ServerPlacement.Resolve(Options).Directory.ShouldStartWith(Options.SystemDirectory);
    }

    [Fact]
    public async Task A_copy_of_the_data_folder_cannot_open_the_same_cluster_twice()
    {
        await using var first = await EmbeddedPostgres.StartAsync(Options, Cancellation);
        var copy = Options with { DataDirectory = Path.Combine(_closed.Path, "copy") };
        Directory.CreateDirectory(ServerPlacement.Home(copy));
        foreach (var file in Directory.GetFiles(ServerPlacement.Home(Options)))
            File.Copy(file, Path.Combine(ServerPlacement.Home(copy), Path.GetFileName(file)));

        var refusal = await Should.ThrowAsync<StorageException>(EmbeddedPostgres.StartAsync(copy, Cancellation));

        refusal.Code.ShouldBe("data-dir.in_use");
    }

    [Fact]
    public async Task Binaries_closed_to_others_are_copied_to_where_they_can_be_run()
    {
        var hidden = Path.Combine(_closed.Path, "native");
        using (var copying = Process.Start("cp", ["-a", PostgresBinaries.Locate(Options).Directory, hidden]))
            await copying.WaitForExitAsync(Cancellation);

        await using var server = await EmbeddedPostgres.StartAsync(
            Options with { BinariesDirectory = hidden }, Cancellation);

        (await RunAsync(server, "select 'runs'")).ShouldBe("runs");
        Directory.GetDirectories(Options.SystemDirectory, "postgres-*").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_server_runs_as_another_user()
    {
        await using var server = await EmbeddedPostgres.StartAsync(Options, Cancellation);
        var process = PostmasterFile.Read(ServerPlacement.Resolve(Options).Cluster)!.ProcessId;

        var owner = await PostgresTool.RunAsync(new("stat", ["-c", "%u", $"/proc/{process}"]), Cancellation);

        owner.Output.ShouldNotBe("0");
    }

    [Fact]
    public async Task A_full_disk_is_named_and_the_data_is_there_when_it_has_room_again()
    {
        var mount = Path.Combine(_system.Path, "small");
        Directory.CreateDirectory(mount);
        var mounted = await PostgresTool.RunAsync(
            new("mount", ["-t", "tmpfs", "-o", "size=90m,mode=755", "tmpfs", mount]), Cancellation);
        Assert.SkipWhen(mounted.ExitCode != 0, "mounting is not permitted here");
        try
        {
            await FillAndFreeAsync(Options with { DataDirectory = Path.Combine(mount, "data") }, mount);
        }
        finally
        {
            await PostgresTool.RunAsync(new("umount", [mount]), CancellationToken.None);
        }
    }

    public void Dispose()
    {
        _closed.Dispose();
        _system.Dispose();
    }

    private static async Task FillAndFreeAsync(EmbeddedPostgresOptions options, string mount)
    {
        var ballast = Path.Combine(mount, "ballast");
        await using (var first = await EmbeddedPostgres.StartAsync(options, Cancellation))
        {
            await RunAsync(first, "create table proof (word text); insert into proof values ('kept')");
            var failure = await Should.ThrowAsync<NpgsqlException>(RunAsync(
                first, "create table big as select gen_random_uuid() id from generate_series(1, 5000000)"));
            DatabaseFailure.Describe(failure).Code.ShouldBe("database.disk_full");
        }

        await FillAsync(ballast);
        var refusal = await Should.ThrowAsync<StorageException>(EmbeddedPostgres.StartAsync(options, Cancellation));
        refusal.Code.ShouldBe("database.disk_full");

        File.Delete(ballast);
        await using var second = await EmbeddedPostgres.StartAsync(options, Cancellation);
        (await RunAsync(second, "select word from proof")).ShouldBe("kept");
    }

    private static async Task FillAsync(string path)
    {
        await using var file = File.Create(path);
        var block = new byte[4096];
        try
        {
            while (true)
                await file.WriteAsync(block, Cancellation);
        }
        catch (IOException)
        {
            // Full: what this is for.
        }
    }

    private static async Task<object?> RunAsync(EmbeddedPostgres server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString() + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
