using System.CommandLine;
using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Failures;
using Plimsoll.Features.Venues;
using Plimsoll.Runtime.Venues;
using Plimsoll.Storage.Keys;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll keys venues|list|add|test|delete</c> and <c>plimsoll data rotate-keys</c>.</summary>
internal static class KeysCommand
{
    public static Command Create()
    {
        var keys = new Command("keys", "Look after keys to venues.");
        keys.Subcommands.Add(ServerCommand.ForAll(new("venues", "List the venues that are installed."), VenuesAsync));
        keys.Subcommands.Add(ServerCommand.ForUser(new("list", "List the keys, without what is secret."), ListAsync));
        keys.Subcommands.Add(CreateAdd());
        var label = new Argument<string>("label") { Description = "The key's name here." };
        keys.Subcommands.Add(ServerCommand.ForUser(
            new("test", "Ask the venue again what a key may do.") { label },
            async work => await TellAsync(work, await work.Service<KeyEntry>().TestAsync(
                await FindAsync(work, work.Parsed.GetRequiredValue(label)), Audit(work), work.Stop))));
        keys.Subcommands.Add(ServerCommand.ForUser(
            new("delete", "Forget a key that no account uses.") { label },
            async work => await work.Service<KeyEntry>().DeleteAsync(
                await FindAsync(work, work.Parsed.GetRequiredValue(label)), Audit(work), work.Stop)));
        return keys;
    }

    /// <summary>Stands under <c>data</c>, because it is about everybody's secrets.</summary>
    public static Command CreateRotate() => ServerCommand.ForAll(
        new("rotate-keys", "Wrap every secret with a new key-encryption key; the server may go on."), RotateAsync);

    private static Command CreateAdd()
    {
        var venue = Required("--venue", "One of keys venues.");
        var label = Required("--label", "Your own name for it.");
        var key = Required("--key", "The public half, as the venue gave it.");
        var secret = new Option<FileInfo?>("--secret-file")
        {
            Description = "A file with the secret; without it, it is read from standard input.",
        };
        var passphrase = new Option<FileInfo?>("--passphrase-file") { Description = "Where the venue asks for one." };
        return ServerCommand.ForUser(
            new("add", "Keep a key, after its venue was asked what it may do.") { venue, label, key, secret, passphrase },
            async work =>
            {
                var parsed = work.Parsed;
                var name = parsed.GetRequiredValue(label).Trim();
                var opener = new VenueKey(
                    parsed.GetRequiredValue(key).Trim(), await SecretAsync(parsed.GetValue(secret), work.Stop))
                {
                    Passphrase = parsed.GetValue(passphrase) is { } file ? await ReadAsync(file, work.Stop) : null,
                };
                Check(name, opener);
                await TellAsync(work, await work.Service<KeyEntry>().AddAsync(
                    new KeyEntry.NewKey(work.Owner, name, parsed.GetRequiredValue(venue), opener),
                    Audit(work),
                    work.Stop));
            });
    }

    private static Option<string> Required(string name, string description) =>
        new(name) { Description = description, Required = true };

    // Not an option of the command: other programs of the machine can read those.
    private static async Task<string> SecretAsync(FileInfo? file, CancellationToken stop) => file is null
        ? (await Console.In.ReadToEndAsync(stop)).Trim()
        : await ReadAsync(file, stop);

    private static async Task<string> ReadAsync(FileInfo file, CancellationToken stop) =>
        (await File.ReadAllTextAsync(file.FullName, stop)).Trim();

    private static void Check(string label, VenueKey key)
    {
        var problems = new FieldProblems();
        KeyFields.Check(problems, label, key.Name, key.Secret, key.Passphrase);
        if (problems.Any)
            throw new PlimsollException(
                FailureKind.BadInput, "validation.failed",
                string.Join(" | ", problems.All.Select(one => $"{one.Field}: {one.Message}")));
    }

    private static async Task VenuesAsync(ServerWork work)
    {
        var venues = work.Service<IVenueDirectory>().Venues;
        if (work.Json)
            await work.Output.WriteLineAsync(JsonSerializer.Serialize(new { items = venues }, ApiJson.Options));
        else
            foreach (var venue in venues)
                await work.Output.WriteLineAsync(
                    $"{venue.Code}: {venue.Name}, {EnumQuery.Name(venue.Mode)}{(venue.NeedsKey ? ", needs a key" : "")}");
    }

    private static async Task ListAsync(ServerWork work)
    {
        var rows = await work.Service<VenueKeyStore>().ListAsync(work.Owner, work.Stop);
        VenueKeyView[] views = [.. rows.Select(row => VenueKeyView.From(row, work.Service<IVenueDirectory>()))];
        if (work.Json)
            await work.Output.WriteLineAsync(JsonSerializer.Serialize(new { items = views }, ApiJson.Options));
        else
            foreach (var view in views)
                await work.Output.WriteLineAsync(Describe(view));
        if (views.Length == 0 && !work.Json)
            await work.Output.WriteLineAsync("There are no keys.");
    }

    private static async Task RotateAsync(ServerWork work)
    {
        var result = await work.Service<KeyRotation>().RunAsync(
            done => Audit(work).Entry("keys.rotated", "key-encryption key") with { After = RequestAudit.Json(done) },
            work.Stop);
        await work.Output.WriteLineAsync(work.Json
            ? JsonSerializer.Serialize(result, ApiJson.Options)
            : $"{result.Count} secrets are wrapped with the key-encryption key {result.KekId} now.");
    }

    private static async Task TellAsync(ServerWork work, VenueKeyRow row)
    {
        var view = VenueKeyView.From(row, work.Service<IVenueDirectory>());
        await work.Output.WriteLineAsync(
            work.Json ? JsonSerializer.Serialize(view, ApiJson.Options) : Describe(view));
    }

    private static string Describe(VenueKeyView key) =>
        $"{key.Label}: {key.VenueName} …{key.Hint}, good for {EnumQuery.Name(key.Use)}"
        + (key.ProblemText is null ? "" : $" ({key.ProblemCode}: {key.ProblemText})");

    private static async Task<VenueKeyRow> FindAsync(ServerWork work, string label) =>
        (await work.Service<VenueKeyStore>().ListAsync(work.Owner, work.Stop)).FirstOrDefault(row => row.Label == label)
        ?? throw KeyEntry.Gone();

    private static RequestAudit Audit(ServerWork work) => RequestAudit.OfShell(work.Service<TimeProvider>());
}
