using System.Text.Json;
using Npgsql;
using Plimsoll.Commands;
using Plimsoll.Storage.Secrets;
using Plimsoll.Testing;

namespace Plimsoll.Tests.Doctor;

public sealed class DoctorCommandTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly TemporaryDirectory _folder = new();
    private string _connection = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _connection = await postgres.CreateDatabaseAsync(Stop);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task All_is_well_where_nothing_is_missing()
    {
        KeyEncryptionKeys.Create(Path.Combine(_folder.Path, "key-encryption.key"));

        var (exit, answer) = await LookAsync(_connection);

        exit.ShouldBe(0, answer.ToString());
        answer.GetProperty("status").GetString().ShouldBe("ok");
        Part(answer, "durable write").GetProperty("figures").GetProperty("medianMs").GetDouble().ShouldBeGreaterThan(0);
        Part(answer, "disk").GetProperty("figures").GetProperty("freeBytes").GetDouble().ShouldBeGreaterThan(0);
        Part(answer, "time zones").GetProperty("grade").GetString().ShouldBe("ok");
        Part(answer, "venues").GetProperty("text").GetString().ShouldBe("There are no keys: no venue is asked");
    }

    [Fact]
    public async Task What_should_be_looked_at_comes_with_what_to_do()
    {
        var (exit, answer) = await LookAsync(_connection);

        exit.ShouldBe(1);
        var kek = Part(answer, "key-encryption key");
        kek.GetProperty("grade").GetString().ShouldBe("warning");
        kek.GetProperty("text").GetString().ShouldNotBeNull().ShouldContain("key.kek_missing");
        kek.GetProperty("fix").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_a_finding_and_the_others_are_told_too()
    {
        var gone = new NpgsqlConnectionStringBuilder(_connection) { Port = 1, Timeout = 2 };

        var (exit, answer) = await LookAsync(gone.ConnectionString);

        exit.ShouldBe(2);
        Part(answer, "database").GetProperty("text").GetString().ShouldNotBeNull().ShouldContain("database.unreachable");
        Part(answer, "disk").GetProperty("text").GetString().ShouldNotBeNull().ShouldContain("GiB");
    }

    [Fact]
    public async Task A_database_of_an_older_program_is_not_touched()
    {
        var empty = await postgres.CreateEmptyDatabaseAsync(Stop);

        var (exit, answer) = await LookAsync(empty);

        exit.ShouldBe(2);
        Part(answer, "database").GetProperty("fix").GetString().ShouldBe("Run plimsoll db migrate.");
        await using var source = NpgsqlDataSource.Create(empty);
        await using var tables = source.CreateCommand("select count(*) from pg_tables where schemaname = 'public'");
        (await tables.ExecuteScalarAsync(Stop)).ShouldBe(0L);
    }

    [Fact]
    public async Task A_person_gets_a_table()
    {
        await UseAsync(_connection);
        using var output = new StringWriter();

        await CommandLineProgram.RunAsync(["doctor", "--data-dir", _folder.Path], output, TextWriter.Null);

        output.ToString().ShouldContain("durable write");
    }

    private async Task<(int Exit, JsonElement Answer)> LookAsync(string connection)
    {
        await UseAsync(connection);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLineProgram.RunAsync(
            ["doctor", "--json", "--data-dir", _folder.Path], output, error);
        error.ToString().ShouldBeEmpty();
        return (exit, JsonSerializer.Deserialize<JsonElement>(output.ToString()));
    }

    private Task UseAsync(string connection) => File.WriteAllTextAsync(
        Path.Combine(_folder.Path, "plimsoll.json"),
        JsonSerializer.Serialize(new { ConnectionStrings = new { Plimsoll = connection } }),
        Stop);

    private static JsonElement Part(JsonElement answer, string part) =>
        answer.GetProperty("findings").EnumerateArray().First(one => one.GetProperty("part").GetString() == part);
}
