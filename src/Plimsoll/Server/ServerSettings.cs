namespace Plimsoll.Server;

/// <summary>Where one run of the program lives and listens.</summary>
internal sealed record ServerSettings(string Urls, string DataDirectory)
{
    public const string DefaultUrls = "http://localhost:8080";

    // The folder is the user's own: everything the program keeps is in it.
    public static string DefaultDataDirectory => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify),
        ".plimsoll");

    /// <summary>Where the framework keeps its keys.</summary>
    public string KeyDirectory => Path.Combine(DataDirectory, "keys");

    /// <summary>The built web page.</summary>
    public string WebDirectory { get; init; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>False leaves an empty database without sample data.</summary>
    public bool WithSampleData { get; init; } = true;
}
