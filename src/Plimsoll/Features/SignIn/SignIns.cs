using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Storage;
using Plimsoll.Storage.Identity;

namespace Plimsoll.Features.SignIn;

/// <summary>
/// Sign-ins are rows: starting one adds a row, ending one marks it, and every request looks its row up.
/// </summary>
internal sealed class SignIns(
    PlimsollContext database, EndedSignIns ended, KnownSignIns known, TimeProvider clock)
{
    private const int MaxUserAgent = 256;

    /// <summary>Starts a new sign-in and hands its secret to the browser; one the browser had before ends.</summary>
    public async Task<ClaimsPrincipal> StartAsync(HttpContext context, PlimsollUser user)
    {
        if (SignInCookie.Read(context) is { } former && await FindAsync(former) is { } before)
            await EndAsync(CurrentUser.From(before).SignInId);
        var now = clock.GetUtcNow();
        var token = SignInToken.New();
        var userAgent = context.Request.Headers.UserAgent.ToString();
        var ticket = new SignInTicket
        {
            Id = Guid.CreateVersion7(now),
            UserId = user.Id,
            TokenHash = SignInToken.Hash(token),
            CreatedAt = now,
            LastUsedAt = now,
            ExpiresAt = now + SignInTimes.Idle,
            IpAddress = context.Connection.RemoteIpAddress?.ToString(),
            UserAgent = userAgent.Length > MaxUserAgent ? userAgent[..MaxUserAgent] : userAgent,
        };
        database.SignInTickets.Add(ticket);
        user.LastSignInAt = now;
        database.Users.Update(user);
        await database.SaveChangesAsync(context.RequestAborted);
        SignInCookie.Write(context, token);
        return Principal(ticket.Id, user.Id, user.Email!, user.Role);
    }

    /// <summary>The signed-in user behind a cookie's secret, or null. Using it keeps it alive.</summary>
    public async Task<ClaimsPrincipal?> FindAsync(string token, CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        var hash = SignInToken.Hash(token);
        var found = await database.SignInTickets
            .Where(ticket => ticket.TokenHash == hash && ticket.EndedAt == null && ticket.ExpiresAt > now)
            .Join(
                database.Users.Where(user => user.DisabledAt == null),
                ticket => ticket.UserId,
                user => user.Id,
                (ticket, user) => new { ticket.Id, ticket.CreatedAt, ticket.LastUsedAt, user })
            .AsNoTracking()
            .SingleOrDefaultAsync(stop);
        if (found is null)
            return null;
        if (now - found.LastUsedAt >= SignInTimes.TouchEvery)
            await TouchAsync(found.Id, now, found.CreatedAt + SignInTimes.Absolute, stop);
        var principal = Principal(found.Id, found.user.Id, found.user.Email!, found.user.Role);
        known.Remember(token, principal, found.CreatedAt + SignInTimes.Absolute);
        return principal;
    }

    /// <summary>Where the database cannot be asked: who it has vouched for before.</summary>
    public ClaimsPrincipal? FindKnown(string token) => known.Find(token);

    public async Task EndAsync(Guid signInId)
    {
        var now = clock.GetUtcNow();
        await database.SignInTickets
            .Where(ticket => ticket.Id == signInId && ticket.EndedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(ticket => ticket.EndedAt, now));
        ended.Announce(signInId);
    }

    /// <summary>After a change of password nobody else stays signed in.</summary>
    public Task EndOthersAsync(CurrentUser user) => EndAllAsync(user.Id, user.SignInId);

    public async Task EndAllAsync(Guid userId, Guid? except = null)
    {
        var all = await database.SignInTickets
            .Where(row => row.UserId == userId && row.Id != except && row.EndedAt == null)
            .Select(row => row.Id)
            .ToListAsync();
        foreach (var one in all)
            await EndAsync(one);
    }

    /// <summary>Which of these sign-ins have meanwhile ended or run out, here or on another node.</summary>
    public async Task<IReadOnlyList<Guid>> DeadAmongAsync(IReadOnlyCollection<Guid> signInIds, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var alive = await database.SignInTickets
            .Where(row => signInIds.Contains(row.Id) && row.EndedAt == null && row.ExpiresAt > now)
            .Join(
                database.Users.Where(user => user.DisabledAt == null),
                row => row.UserId,
                user => user.Id,
                (row, _) => row.Id)
            .ToListAsync(stop);
        return [.. signInIds.Except(alive)];
    }

    private Task<int> TouchAsync(
        Guid signInId, DateTimeOffset now, DateTimeOffset latest, CancellationToken stop)
    {
        var expires = now + SignInTimes.Idle < latest ? now + SignInTimes.Idle : latest;
        return database.SignInTickets
            .Where(row => row.Id == signInId)
            .ExecuteUpdateAsync(row => row
                .SetProperty(ticket => ticket.LastUsedAt, now)
                .SetProperty(ticket => ticket.ExpiresAt, expires),
                stop);
    }

    private static ClaimsPrincipal Principal(Guid signInId, Guid userId, string email, string role) =>
        new(new ClaimsIdentity(
            [
                new Claim(SignInClaims.SignInId, signInId.ToString()),
                new Claim(SignInClaims.UserId, userId.ToString()),
                new Claim(SignInClaims.Email, email),
                new Claim(SignInClaims.Role, role),
            ],
            SignInHandler.Scheme,
            SignInClaims.Email,
            SignInClaims.Role));
}
