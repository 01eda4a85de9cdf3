using System.CommandLine;
using System.Globalization;
using Plimsoll.Failures;
using Plimsoll.Loopback;
using Plimsoll.Loopback.Faults;

namespace Plimsoll.Features.Venue;

/// <summary><c>plimsoll venue</c>: an exchange with play money on this machine, to try clients against.</summary>
internal static class VenueCommand
{
    private const int UsualPort = 9443;
    private const int MostPort = 65_535;

    public static Command Create()
    {
        var port = Number("--port", UsualPort, "On 127.0.0.1; 0 takes a free one.");
        var faults = new Option<string>("--faults")
        {
            Description = "What it does wrong, and how often: \"ackLost=0.02,tooMany=0.01\". docs/venue.md lists them.",
            DefaultValueFactory = _ => "",
        };
        var seed = Number("--seed", 1UL, "Of market, keys and dice.");
        var speed = Number("--speed", 1m, "Market seconds in a second, 0.1 to 1000.");
        var command = new Command("venue", "Run an exchange with play money on this machine, with faults on request.")
        {
            port, faults, seed, speed,
        };
        command.SetAction((parsed, stop) => ServeAsync(
            Checked(() => new LoopbackOptions
            {
                Port = Port(parsed.GetValue(port)),
                Seed = parsed.GetValue(seed),
                Speed = parsed.GetValue(speed),
                Faults = FaultRates.Parse(parsed.GetRequiredValue(faults)),
            }),
            parsed.InvocationConfiguration.Output,
            stop));
        return command;
    }

    /// <summary>Until it is told to stop.</summary>
    public static async Task<int> ServeAsync(LoopbackOptions options, TextWriter output, CancellationToken stop)
    {
        await using var server = await StartAsync(options, stop);
        await WelcomeAsync(server, output);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(stopped.SetResult);
        await stopped.Task;
        foreach (var (fault, count) in server.Faults.Counts)
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"  {FaultRates.NameOf(fault),-18} {count}"));
        return ExitCodes.Ok;
    }

    private static async Task<LoopbackServer> StartAsync(LoopbackOptions options, CancellationToken stop)
    {
        try
        {
            return await LoopbackServer.StartAsync(options, stop);
        }
        catch (IOException problem)
        {
            throw new PlimsollException(FailureKind.BadInput, "venue.port_taken", problem.Message);
        }
    }

    private static async Task WelcomeAsync(LoopbackServer server, TextWriter output)
    {
        var address = server.Address.GetLeftPart(UriPartial.Authority);
        await output.WriteLineAsync($"""

              The loop-back venue is open. Play money only.

              Spot REST         {address}/api/v3
              Futures REST      {address}/fapi/v1
              Spot streams      {server.SpotStreams}ws and {server.SpotStreams}stream
              WebSocket API     {server.SpotStreams}ws-api/v3
              Futures streams   {server.FuturesStreams}/ws and {server.FuturesStreams}/stream
              Its own book      {address}/loopback/book
              Faults            {address}/loopback/faults
              Stop              Ctrl-C

            """);
        foreach (var (name, (key, secret)) in server.Keys)
            await output.WriteLineAsync($"  {name,-16}key     {key}\n  {"",-16}secret  {secret}");
    }

    private static Option<T> Number<T>(string name, T usual, string description) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => usual,
    };

    private static int Port(int port) => port is >= 0 and <= MostPort
        ? port
        : throw new FormatException($"--port is 0 to {MostPort}.");

    // What is wrong with an option is told as such, with the option's own words.
    private static LoopbackOptions Checked(Func<LoopbackOptions> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (problem is FormatException or ArgumentOutOfRangeException)
        {
            throw new PlimsollException(FailureKind.BadInput, "venue.option", problem.Message);
        }
    }
}
