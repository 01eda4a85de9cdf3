using System.Security.Claims;

namespace Plimsoll.Features.SignIn;

/// <summary>
/// Sign-ins that the database has vouched for, kept for as long as they would last unused. They count only where the
/// database cannot be asked and nothing but stopping can be done.
/// </summary>
internal sealed class KnownSignIns
{
    // Far more than the people and programs of one installation; the one that was seen longest ago gives way.
    private const int Most = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;

    public KnownSignIns(EndedSignIns ended, TimeProvider clock)
    {
        _clock = clock;
        ended.Ended += Forget;
    }

    /// <summary>The database knows this secret.</summary>
    /// <param name="token">The secret; only its hash is kept.</param>
    /// <param name="principal">Whose it is.</param>
    /// <param name="latest">When the sign-in ends however busy it is.</param>
    public void Remember(string token, ClaimsPrincipal principal, DateTimeOffset latest)
    {
        var now = _clock.GetUtcNow();
        var idle = now + SignInTimes.Idle;
        lock (_gate)
        {
            _known[Key(token)] = new Known(principal, now, idle < latest ? idle : latest);
            if (_known.Count > Most)
                _known.Remove(_known.MinBy(one => one.Value.SeenAt).Key);
        }
    }

    /// <summary>Null when the database has not vouched for it, or it has ended since.</summary>
    public ClaimsPrincipal? Find(string token)
    {
        lock (_gate)
            return _known.TryGetValue(Key(token), out var known) && known.Until > _clock.GetUtcNow()
                ? known.Principal
                : null;
    }

    private void Forget(Guid signInId)
    {
        lock (_gate)
            foreach (var (key, known) in _known.ToArray())
                if (CurrentUser.From(known.Principal).SignInId == signInId)
                    _known.Remove(key);
    }

    private static string Key(string token) => Convert.ToHexString(SignInToken.Hash(token));

    private sealed record Known(ClaimsPrincipal Principal, DateTimeOffset SeenAt, DateTimeOffset Until);
}
