using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Failures;
using Plimsoll.Server;
using Plimsoll.Storage;

namespace Plimsoll.Commands;

/// <summary>Where a command that acts finds the running server, and the password of the user it acts for.</summary>
internal sealed class ActingCommand
{
    private readonly Option<string> _server = new("--server")
    {
        Description = "Where the server listens on this machine.",
        DefaultValueFactory = _ => ServerSettings.DefaultUrls,
    };

    private readonly Option<FileInfo?> _password = new("--password-file")
    {
        Description = "A file with your password; without it, it is read from standard input.",
    };

    public Command On(Command command)
    {
        command.Options.Add(_server);
        command.Options.Add(_password);
        return command;
    }

    /// <summary>Asks the server for it as the user, and prints its answer.</summary>
    /// <param name="work">Whose command it is.</param>
    /// <param name="path">Of the interface, behind its prefix.</param>
    /// <param name="body">What is asked for.</param>
    /// <param name="describe">The answer in a line.</param>
    public async Task PostAsync(ServerWork work, string path, object body, Func<JsonElement, string> describe)
    {
        var address = ServerClient.AddressOf(work.Parsed.GetRequiredValue(_server));
        var owner = work.Owner;
        var email = await work.Service<PlimsollContext>().Users
            .Where(user => user.Id == owner).Select(user => user.Email!).SingleAsync(work.Stop);
        using var client = await ServerClient.SignInAsync(address, email, await PasswordAsync(work), work.Stop);
        var answer = await AskAsync(client, (path, body), work.Stop);
        await work.Output.WriteLineAsync(
            work.Json ? JsonSerializer.Serialize(answer, ApiJson.Options) : describe(answer));
        await client.SignOutAsync(work.Stop);
    }

    // Who broke off is not asked for anything more: what matters is that nobody knows what was done.
    private static async Task<JsonElement> AskAsync(
        ServerClient client, (string Path, object Body) wish, CancellationToken stop)
    {
        try
        {
            return await client.PostAsync(wish.Path, wish.Body, stop);
        }
        catch (PlimsollException refusal)
            when (refusal.Code is not (ServerClient.ConnectionLost or ServerClient.Timeout))
        {
            await client.SignOutAsync(stop);
            throw;
        }
    }

    // Not an option of the command: other programs of the machine can read those.
    private async Task<string> PasswordAsync(ServerWork work)
    {
        var file = work.Parsed.GetValue(_password);
        var text = file is null
            ? await Console.In.ReadLineAsync(work.Stop) ?? ""
            : await File.ReadAllTextAsync(file.FullName, work.Stop);
        return text.TrimEnd('\r', '\n') is { Length: > 0 } password
            ? password
            : throw new PlimsollException(
                FailureKind.BadInput, "auth.invalid_credentials", "The password is empty.");
    }
}
