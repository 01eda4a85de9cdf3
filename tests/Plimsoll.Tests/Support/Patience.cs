using System.Diagnostics;

namespace Plimsoll.Tests.Support;

/// <summary>Waiting for a program that lives in real time.</summary>
internal static class Patience
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks until it is so; after long enough it says what was waited for and how things stand.</summary>
    public static async Task UntilAsync(string what, Func<Task<bool>> isSo, Func<Task<string>> standing)
    {
        var waited = Stopwatch.StartNew();
        using var pace = new PeriodicTimer(Pace);
        while (!await isSo())
        {
            if (waited.Elapsed > Most)
                throw new TimeoutException($"Not within {Most}: {what}. {await standing()}");
            await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Lets others live for a moment of real time.</summary>
    public static async Task LiveAsync(TimeSpan span)
    {
        var lived = Stopwatch.StartNew();
        using var pace = new PeriodicTimer(Pace);
        while (lived.Elapsed < span)
            await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }
}
