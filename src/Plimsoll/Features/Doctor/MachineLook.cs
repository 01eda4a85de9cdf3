using System.Globalization;
using Plimsoll.Server;

namespace Plimsoll.Features.Doctor;

/// <summary>What can be seen without asking anybody: disk, time zones, key-encryption key.</summary>
internal static class MachineLook
{
    // A day of the busiest account and its backup.
    private const long LeastFree = 2L * 1024 * 1024 * 1024;
    private const double Gibibyte = 1024.0 * 1024 * 1024;

    public static IEnumerable<Finding> At(ServerSettings settings)
    {
        yield return Disk(settings.DataDirectory);
        yield return TimeZones();
        yield return Kek(settings);
    }

    internal static Finding Disk(string folder, long leastFree = LeastFree)
    {
        var existing = new DirectoryInfo(folder);
        while (existing is { Exists: false, Parent: { } parent })
            existing = parent;
        var free = new DriveInfo(existing.FullName).AvailableFreeSpace;
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{free / Gibibyte:0.0} GiB are free for {folder}");
        var finding = free >= leastFree
            ? Finding.Ok("disk", text)
            : Finding.Failed("disk", text, $"Free some space: at least {leastFree / Gibibyte:0} GiB.");
        return finding with { Figures = new Dictionary<string, double> { ["freeBytes"] = free } };
    }

    /// <summary>Trading days end by clocks that are put forward and back: the rules must be there and know that.</summary>
    private static Finding TimeZones()
    {
        try
        {
            var newYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
            var winter = new DateTimeOffset(2026, 1, 15, 12, 0, 0, default);
            var summer = winter.AddMonths(6);
            return newYork.GetUtcOffset(winter).TotalHours == -5 && newYork.GetUtcOffset(summer).TotalHours == -4
                ? Finding.Ok("time zones", "New York has its summer time")
                : Finding.Failed("time zones", "The rules of New York are wrong", "Update the package tzdata.");
        }
        catch (TimeZoneNotFoundException missing)
        {
            return Finding.Failed("time zones", missing.Message, "Install the package tzdata.");
        }
    }

    private static Finding Kek(ServerSettings settings) => KeyEncryption.Of(settings).Problem is { } problem
        ? Finding.Warning(
            "key-encryption key", $"Keys to venues can be neither kept nor used: {problem}",
            "See Secrets at rest in the operations guide; the first start with a private database makes one.")
        : Finding.Ok("key-encryption key", "There is one, and it can be read");
}
