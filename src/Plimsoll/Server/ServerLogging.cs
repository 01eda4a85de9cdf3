using Plimsoll.Features.SignIn;

namespace Plimsoll.Server;

/// <summary>
/// Logs go to the standard error stream, so that what the program prints for a person stays readable.
/// </summary>
internal static class ServerLogging
{
    // PLIMSOLL__LOGFORMAT=json for machines that collect logs.
    private const string FormatKey = "Plimsoll:LogFormat";

    public static void Configure(ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        // What fails in a request or a query is answered and logged by us.
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);
        logging.AddFilter("Npgsql", LogLevel.Error);
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // A request without a sign-in is everyday business.
        logging.AddFilter(typeof(SignInHandler).FullName, LogLevel.Warning);
        logging.AddConfiguration(configuration.GetSection("Logging"));
        logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (configuration[FormatKey] == "json")
            logging.AddJsonConsole(json => json.UseUtcTimestamp = true);
        else
            logging.AddSimpleConsole(plain =>
            {
                plain.SingleLine = true;
                plain.UseUtcTimestamp = true;
                plain.TimestampFormat = "HH:mm:ss ";
            });
    }
}
