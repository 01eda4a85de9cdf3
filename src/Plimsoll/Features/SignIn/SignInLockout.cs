namespace Plimsoll.Features.SignIn;

/// <summary>
/// Counts wrong passwords: 5 in 15 minutes for one user from one address, 20 for one address. Counting by address as
/// well keeps a stranger from locking a user out elsewhere.
/// </summary>
internal sealed class SignInLockout(TimeProvider clock)
{
    public const int PerUserAndAddress = 5;
    public const int PerAddress = 20;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    // Bound of the table; the oldest windows are dropped first when strangers fill it.
    private const int MaxEntries = 20_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Tally> _tallies = [];

    /// <summary>How long this user is locked out at this address; null when not.</summary>
    public TimeSpan? LockedFor(string email, string address)
    {
        lock (_gate)
        {
            var user = Remaining(UserKey(email, address), PerUserAndAddress);
            var all = Remaining(address, PerAddress);
            return user > all ? user : all ?? user;
        }
    }

    public void CountFailure(string email, string address)
    {
        lock (_gate)
        {
            Count(UserKey(email, address), PerUserAndAddress);
            Count(address, PerAddress);
            if (_tallies.Count > MaxEntries)
                DropOldest();
        }
    }

    public void Forget(string email, string address)
    {
        lock (_gate)
            _tallies.Remove(UserKey(email, address));
    }

    private static string UserKey(string email, string address) => $"{address}\n{email.Trim().ToUpperInvariant()}";

    private TimeSpan? Remaining(string key, int limit)
    {
        if (!_tallies.TryGetValue(key, out var tally) || tally.Failures < limit)
            return null;
        var left = tally.Since + Window - clock.GetUtcNow();
        return left > TimeSpan.Zero ? left : null;
    }

    private void Count(string key, int limit)
    {
        var now = clock.GetUtcNow();
        var tally = _tallies.TryGetValue(key, out var known) && known.Since + Window > now ? known : new Tally(0, now);
        var failures = tally.Failures + 1;
        // Reaching the limit starts the full lock-out time.
        _tallies[key] = new Tally(failures, failures == limit ? now : tally.Since);
    }

    private void DropOldest()
    {
        foreach (var (key, _) in _tallies.OrderBy(entry => entry.Value.Since).Take(MaxEntries / 2).ToList())
            _tallies.Remove(key);
    }

    private readonly record struct Tally(int Failures, DateTimeOffset Since);
}
