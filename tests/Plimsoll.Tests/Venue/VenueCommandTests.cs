using Plimsoll.Commands;
using Plimsoll.Failures;
using Plimsoll.Features.Venue;
using Plimsoll.Loopback;

namespace Plimsoll.Tests.Venue;

public sealed class VenueCommandTests
{
    [Fact]
    public async Task It_tells_where_it_is_and_its_keys_and_serves_until_it_is_stopped()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var output = new Announcement();
        var serving = VenueCommand.ServeAsync(
            new LoopbackOptions { History = TimeSpan.FromMinutes(10) }, output, stop.Token);
        var text = await output.Complete.Task.WaitAsync(TestContext.Current.CancellationToken);
        var line = text.Split('\n').Single(line => line.Contains("Spot REST", StringComparison.Ordinal));
        var address = line.Split(' ')[^1];

        using var client = new HttpClient();
        var time = await client.GetStringAsync(address.Trim() + "/time", TestContext.Current.CancellationToken);
        await stop.CancelAsync();

        time.ShouldStartWith("""{"serverTime":""");
        text.ShouldContain("trading");
        (await serving).ShouldBe(ExitCodes.Ok);
        await Should.ThrowAsync<HttpRequestException>(() => client.GetStringAsync(address.Trim() + "/time"));
    }

    [Theory]
    [InlineData("--faults", "ackLots=0.1", "ackLost")]
    [InlineData("--faults", "ackLost=7", "0 to 1")]
    [InlineData("--speed", "0", "0.1")]
    [InlineData("--port", "70000", "65535")]
    public async Task What_it_cannot_do_is_told_with_what_it_can(string option, string value, string text)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await CommandLineProgram.RunAsync(["venue", option, value], output, error);

        code.ShouldBe(ExitCodes.BadInput);
        error.ToString().ShouldStartWith("venue.option: ");
        error.ToString().ShouldContain(text);
    }

    // Complete with the line of the last key's secret.
    private sealed class Announcement : StringWriter
    {
        private int _secrets;

        public TaskCompletionSource<string> Complete { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async Task WriteLineAsync(string? value)
        {
            await base.WriteLineAsync(value);
            if (value?.Contains("secret", StringComparison.Ordinal) == true && ++_secrets == 6)
                Complete.SetResult(ToString());
        }
    }
}
