using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Features.SignIn;
using Plimsoll.Runtime.Venues;
using Plimsoll.Storage.Keys;

namespace Plimsoll.Features.Accounts.Opening;

/// <summary>
/// What stands between a person and real money: the password again, the account's name typed, a reason, the most that
/// may be at risk, and a venue that says the key cannot withdraw, the clock is right and the money is there.
/// </summary>
internal sealed class LiveGuard(
    IVenueDirectory venues, VenueKeyStore keys, PasswordCheck passwords, TimeProvider clock)
{
    private const string Currency = "USDT";
    private static readonly TimeSpan MostClockLead = TimeSpan.FromSeconds(1);

    /// <param name="MaxEquityAtRisk">Account currency; nothing more is ever counted as the account's.</param>
    /// <param name="LiveUntil">From then on the account is guided again; absent: it never is by itself.</param>
    internal sealed record Wish(
        string Password, string Confirmation, string Reason, decimal MaxEquityAtRisk, Timestamp? LiveUntil = null)
    {
        public override string ToString() => "a wish to trade real money";
    }

    /// <summary>The key an account is to be opened with; null where the venue needs none.</summary>
    public async Task<(VenueKey? Key, ApiProblem? Problem)> KeyAsync(Guid? id, InstalledVenue venue, AccountCall call)
    {
        if (!venue.NeedsKey)
            return (null, null);
        if (id is not { } keyId)
            return (null, ApiProblem.Refused("key.missing", $"{venue.Name} needs a key. Add one first."));
        if (await keys.FindAsync(call.User.Id, keyId, call.Stop) is not { } row)
            return (null, ApiProblem.NotFound("key.not_found", "There is no such key."));
        if (row.VenueCode != venue.Code)
            return (null, ApiProblem.Refused("key.other_venue", $"This key is for {row.VenueCode}, not {venue.Code}."));
        if (row.ProblemCode is { } problem)
            return (null, ApiProblem.Refused(problem, row.ProblemText ?? "The venue does not accept this key."));

        // Two books over one account at the venue would each find the other's orders and positions in theirs.
        if (await keys.UsersOfAsync(keyId, call.Stop) is [var other, ..])
            return (null, ApiProblem.Conflict("key.in_use", $"The account '{other}' uses this key already."));
        return row.CanTrade
            ? (keys.Open(row), null)
            : (null, ApiProblem.Refused("key.read_only", "This key may only read: an account needs one that may trade."));
    }

    /// <summary>Null when a live account may be opened. The password is asked before the venue is.</summary>
    public async Task<ApiProblem?> CheckAsync(
        (string Name, InstalledVenue Venue, VenueKey Key, Wish? Live) wish, HttpContext context, AccountCall call)
    {
        var problems = new FieldProblems();
        Check(wish.Name, wish.Live, problems);
        CheckUntil(wish.Live?.LiveUntil, "live.liveUntil", clock, problems);
        if (problems.Any)
            return problems.ToProblem();
        if (await passwords.ConfirmAsync(call.User, wish.Live!.Password, context) is { } wrong)
            return wrong;
        try
        {
            return Unsafe(await FindingsAsync(wish.Venue, wish.Key, wish.Live.MaxEquityAtRisk, call.Stop));
        }
        catch (VenueKeyException failure)
        {
            return Unsafe([$"{failure.Message} ({failure.Code})"]);
        }
    }

    private static void Check(string name, Wish? live, FieldProblems problems)
    {
        if (string.IsNullOrEmpty(live?.Password))
            problems.Add(new FieldProblem("live.password", "execution.password_required", "Type your password again."));
        if (live?.Confirmation != name)
            problems.Add(new FieldProblem(
                "live.confirmation", "execution.confirmation_required", "Type the account's name exactly."));
        if (live?.Reason?.Trim().Length is null or < GuardedAction.MinReason or > GuardedAction.MaxReason)
            problems.Add(new FieldProblem(
                "live.reason", "execution.reason_required",
                $"Must have {GuardedAction.MinReason} to {GuardedAction.MaxReason} characters."));
        if (live is null or { MaxEquityAtRisk: <= 0m })
            problems.Add(new FieldProblem(
                "live.maxEquityAtRisk", "execution.amount_required", "Say how much may be at risk at most."));
    }

    /// <summary>An end that lies behind us would be no end.</summary>
    public static void CheckUntil(Timestamp? until, string field, TimeProvider clock, FieldProblems problems)
    {
        if (until <= Timestamp.From(clock.GetUtcNow()))
            problems.Add(new FieldProblem(field, "execution.live_until_past", "Must lie ahead."));
    }

    private async Task<IReadOnlyList<string>> FindingsAsync(
        InstalledVenue venue, VenueKey key, decimal atRisk, CancellationToken stop)
    {
        var findings = new List<string>();
        var rights = await venues.AskRightsAsync(venue.Code, key, stop);
        if (rights.CanWithdraw)
            findings.Add("The key may withdraw money.");
        if (!rights.CanTrade)
            findings.Add("The key may not trade.");
        var standing = await venues.AskStandingAsync((venue.Code, key, Currency), stop);
        if (standing.ClockLead.Duration() > MostClockLead)
            findings.Add($"Our clock is {standing.ClockLead.TotalSeconds:0.0} s off the venue's.");
        if (standing.Free < atRisk)
            findings.Add($"Only {standing.Free:0.##} {Currency} are free at the venue.");
        return findings;
    }

    private static ApiProblem? Unsafe(IReadOnlyList<string> findings) => findings.Count == 0
        ? null
        : ApiProblem.Conflict("execution.unsafe", string.Join(' ', findings)) with
        {
            Members = new Dictionary<string, object?> { ["findings"] = findings },
        };
}
