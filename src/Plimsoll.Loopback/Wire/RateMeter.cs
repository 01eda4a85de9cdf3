namespace Plimsoll.Loopback.Wire;

/// <summary>
/// Counts within fixed intervals of the venue's clock, as its headers report them. Bounded by its keys: addresses of
/// this machine and demo accounts.
/// </summary>
internal sealed class RateMeter(int limit, long intervalMilliseconds)
{
    private readonly Dictionary<string, (long Interval, int Used)> _used = new(StringComparer.Ordinal);

    public int Limit => limit;

    /// <summary>Adds and tells what is used now.</summary>
    public int Add(string who, int weight, long now)
    {
        var used = Used(who, now) + weight;
        _used[who] = (now / intervalMilliseconds, used);
        return used;
    }

    public int Used(string who, long now) =>
        _used.TryGetValue(who, out var last) && last.Interval == now / intervalMilliseconds ? last.Used : 0;

    /// <summary>Whole seconds until the interval ends, at least one.</summary>
    public int SecondsLeft(long now) =>
        (int)((intervalMilliseconds - now % intervalMilliseconds + 999) / 1_000);
}
