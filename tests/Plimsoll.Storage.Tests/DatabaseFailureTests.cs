using System.Net;
using System.Net.Sockets;
using Npgsql;
using Plimsoll.Storage.Migrating;
using Plimsoll.Testing;

namespace Plimsoll.Storage.Tests;

public sealed class DatabaseFailureTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_wrong_password_is_told_from_everything_else()
    {
        var failure = await FailAsync(connection => connection.Password = "wrong");

        failure.Code.ShouldBe("database.auth_failed");
        failure.Message.ShouldContain("Password");
        failure.Message.ShouldNotContain("wrong");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unreachable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        (await FailAsync(connection => connection.Port = port)).Code.ShouldBe("database.unreachable");
    }

    [Fact]
    public async Task A_server_that_never_answers_is_unreachable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var failure = await FailAsync(connection =>
        {
            connection.Port = ((IPEndPoint)listener.LocalEndpoint).Port;
            connection.Timeout = 1;
        });

        failure.Code.ShouldBe("database.unreachable");
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_named()
    {
        var failure = await FailAsync(connection => connection.Database = "nowhere");

        failure.Code.ShouldBe("database.missing");
        failure.Message.ShouldContain("nowhere");
    }

    [Theory]
    [InlineData("53100", "database.disk_full")]
    [InlineData("57P03", "database.unreachable")]
    [InlineData("28000", "database.auth_failed")]
    [InlineData("42601", "database.failed")]
    public void An_answer_of_the_server_keeps_its_meaning(string state, string code) =>
        DatabaseFailure.Describe(new PostgresException("said so", "ERROR", "ERROR", state)).Code.ShouldBe(code);

    private async Task<StorageException> FailAsync(Action<NpgsqlConnectionStringBuilder> change)
    {
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false };
        change(connection);
        await using var source = NpgsqlDataSource.Create(connection);
        return await Should.ThrowAsync<StorageException>(
            new DatabaseMigrator(source).StatusAsync(TestContext.Current.CancellationToken));
    }
}
