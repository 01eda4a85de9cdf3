using Plimsoll.Failures;

namespace Plimsoll.Server;

/// <summary>Settings from outside: <c>plimsoll.json</c> in the data folder, overruled by the environment.</summary>
internal static class ServerConfiguration
{
    public const string FileName = "plimsoll.json";

    public static IConfigurationRoot Load(string dataDirectory)
    {
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(Path.GetFullPath(dataDirectory), FileName), optional: true)
                .AddEnvironmentVariables()
                .Build();
        }
        catch (InvalidDataException exception)
        {
            var reason = exception.InnerException?.Message ?? exception.Message;
            throw new PlimsollException(FailureKind.BadInput, "configuration.format", reason, exception);
        }
    }
}
