using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Features.SignIn;
using Plimsoll.Storage.Auditing;

namespace Plimsoll.Features.Accounts;

/// <summary>A person's word about an instrument whose books differ from the venue's.</summary>
internal static class ResolveQuarantine
{
    internal sealed record Request(QuarantineAnswer Action, string Password, string Confirmation, string Reason);

    public static async Task<Results<Ok<BooksView>, ApiProblem>> HandleAsync(
        [AsParameters] Target target, Body<Request> body, [AsParameters] ReleaseKill.Guards guards,
        [AsParameters] AccountCall call)
    {
        var request = body.Value;
        if (await call.FindAsync(target.Id) is not { } account)
            return AccountCall.NotFound();
        // A slash of the id stays encoded in a path.
        if (!InstrumentId.TryOf(Uri.UnescapeDataString(target.InstrumentId), out var instrument))
            return Refused("risk.not_quarantined");
        var guard = new GuardedAction(request.Password, request.Confirmation, request.Reason);
        if (await guard.CheckAsync(account, call.User, guards.Passwords, guards.Context) is { } refused)
            return refused;
        // What cannot be written down is not done.
        await using var transaction = await call.Database.Database.BeginTransactionAsync(call.Stop);
        await AuditLog.AppendAsync(call.Database, EntryOf(request, instrument, account, guards.Context), call.Stop);
        var (code, books) = await account.ExecuteAsync(
            session => (
                session.Engine.Quarantine.Resolve(instrument, request.Action, call.Actor, request.Reason.Trim()),
                BooksView.From(account.Runner, session)),
            call.Stop);
        if (code is not null)
            return Refused(code);
        await transaction.CommitAsync(CancellationToken.None);
        return TypedResults.Ok(books);
    }

    internal sealed record Target(Guid Id, string InstrumentId);

    private static AuditEntry EntryOf(
        Request request, InstrumentId instrument, OwnAccount account, HttpContext context) =>
        RequestAudit.Of(CurrentUser.From(context.User), context)
            .Entry($"quarantine.{EnumQuery.Name(request.Action)}", $"account {account.Id} {instrument}") with
        {
            Reason = request.Reason.Trim(),
        };

    private static ApiProblem Refused(string code) => ApiProblem.Refused(code, code switch
    {
        "risk.not_quarantined" => "This instrument is not in quarantine.",
        "risk.release_unknown_orders" =>
            "The outcome of an order of this instrument is not known yet. Wait until the venue has told it.",
        "risk.adopt_untold" => "The venue has not told its position since the program started. Wait for the next comparison.",
        "risk.adopt_more" =>
            "The venue holds more than the fills known here, or the other side: there is no entry and no stop for it here. "
            + "Close the difference at the venue, then release.",
        "risk.no_mark" => "The instrument has no price now, so that nothing can be booked.",
        "order.no_position" => "There is no position on this instrument, or its exit is on the way already.",
        _ => "The quarantine cannot be resolved now.",
    });
}
