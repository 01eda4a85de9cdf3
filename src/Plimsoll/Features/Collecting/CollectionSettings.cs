using System.Globalization;
using Plimsoll.Runtime.Collecting;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Features.Collecting;

/// <summary>
/// What the operator says about recording: <c>Collection:WarnFreeBytes</c>, <c>Collection:LeastFreeBytes</c>,
/// <c>Collection:MostSessions</c>, <c>Collection:KeepDays</c>.
/// </summary>
/// <param name="Options">What recording may use.</param>
/// <param name="Retention">How long what was recorded is kept.</param>
internal sealed record CollectionSettings(CollectionOptions Options, TickRetention Retention)
{
    private const string Section = "Collection";

    /// <exception cref="FormatException">A value is none.</exception>
    public static CollectionSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var (usual, kept) = (new CollectionOptions(), new TickRetention());
        return new(
            new CollectionOptions
            {
                WarnFreeBytes = Number(section, "WarnFreeBytes", usual.WarnFreeBytes, 0),
                LeastFreeBytes = Number(section, "LeastFreeBytes", usual.LeastFreeBytes, 0),
                MostSessions = (int)Number(section, "MostSessions", usual.MostSessions, 1, 200),
            },
            new TickRetention
            {
                Collected = TimeSpan.FromDays(Number(section, "KeepDays", (long)kept.Collected.TotalDays, 1, 36_500)),
            });
    }

    private static long Number(
        IConfigurationSection section, string name, long usual, long least, long most = long.MaxValue)
    {
        if (section[name] is not { } text)
            return usual;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
            ? number
            : throw new FormatException(
                $"collection.settings: {Section}:{name} is a number from {least} to {most}, and it was '{text}'");
    }
}
