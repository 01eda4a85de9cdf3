using System.CommandLine;
using Plimsoll.Failures;
using Plimsoll.Server;

namespace Plimsoll.Commands;

/// <summary>Options that several commands have; each command gets an instance of its own.</summary>
internal static class SharedOptions
{
    private const string JsonName = "--json";

    public static Option<string> DataDirectory() => new("--data-dir")
    {
        Description = "The folder that holds everything the program keeps.",
        DefaultValueFactory = _ => ServerSettings.DefaultDataDirectory,
    };

    public static Option<bool> Json() => new(JsonName) { Description = "Print one JSON object instead of text." };

    /// <summary>Known even when the command line is wrong, because then the error is to be JSON too.</summary>
    public static bool IsJson(ParseResult parsed) => parsed.Tokens.Any(token => token.Value == JsonName);

    public static string FullPath(string dataDirectory)
    {
        if (string.IsNullOrWhiteSpace(dataDirectory))
            throw new PlimsollException(FailureKind.BadInput, "command.invalid", "--data-dir needs a folder.");
        return Path.GetFullPath(dataDirectory);
    }
}
