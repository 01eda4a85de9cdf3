using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Venues;
using Plimsoll.Storage.Accounts.Rows;
using Plimsoll.Storage.Auditing;

namespace Plimsoll.Features.Accounts.Opening;

/// <summary>
/// Opens an account at an installed venue: simulated and paper ones at once, one with real money only past
/// <see cref="LiveGuard"/>. It starts guided, and trades within seconds.
/// </summary>
internal sealed class OpenAccount(IVenueDirectory venues, LiveGuard guard, TimeProvider clock)
{
    private const int MaxName = 60;
    private const int MaxAccounts = 20;
    private const decimal MinBalance = 100m;
    private const decimal MaxBalance = 1_000_000_000m;
    private const decimal SimulationBalance = 10_000m;
    private const decimal PaperBalance = 100_000m;
    private const string VenueCurrency = "USDT";
    private const string SimulationCurrency = "USD";

    /// <param name="Name">Unique among the user's accounts.</param>
    /// <param name="Venue">Code of an installed venue.</param>
    /// <param name="KeyId">Where the venue needs one.</param>
    /// <param name="InitialBalance">Of a simulated or paper account.</param>
    /// <param name="Live">What a live account needs beside.</param>
    internal sealed record Request(
        string Name, string Venue, Guid? KeyId = null, decimal? InitialBalance = null, LiveGuard.Wish? Live = null);

    public static Task<Results<Created<AccountView>, ApiProblem>> HandleAsync(
        Body<Request> body, OpenAccount open, HttpContext context, [AsParameters] AccountCall call) =>
        open.OpenAsync(body.Value, context, call);

    private async Task<Results<Created<AccountView>, ApiProblem>> OpenAsync(
        Request request, HttpContext context, AccountCall call)
    {
        var problems = new FieldProblems();
        var name = request.Name?.Trim() ?? "";
        if (problems.Required(name, "name"))
            problems.Length(name, "name", 1, MaxName);
        var venue = venues.Venues.FirstOrDefault(one => one.Code == request.Venue);
        if (venue is null)
            problems.Add(new FieldProblem("venue", "venue.not_available", "This venue is not installed.")
            {
                Allowed = [.. venues.Venues.Select(one => one.Code)],
            });
        else if (venue.Mode != ExecutionMode.Live)
            CheckBalance(request.InitialBalance, problems);
        if (problems.Any)
            return problems.ToProblem();
        if (await RefusalAsync(name, call) is { } refusal)
            return refusal;
        var (key, unusable) = await guard.KeyAsync(request.KeyId, venue!, call);
        if (unusable is not null)
            return unusable;
        if (venue!.Mode == ExecutionMode.Live
            && await guard.CheckAsync((name, venue, key!, request.Live), context, call) is { } stopped)
            return stopped;
        return await StoreAsync(RecordOf(request, name, venue, call), request.Live?.Reason, context, call);
    }

    // In the words of simulated accounts, whose range it is.
    private static void CheckBalance(decimal? balance, FieldProblems problems)
    {
        if (balance is < MinBalance or > MaxBalance)
            problems.Add(new FieldProblem(
                "initialBalance", "execution.simulation_range", $"Must be {MinBalance:0} to {MaxBalance:#,0}.")
            {
                Min = MinBalance,
                Max = MaxBalance,
            });
    }

    private static async Task<ApiProblem?> RefusalAsync(string name, AccountCall call)
    {
        var names = await call.Database.Accounts.Where(row => row.UserId == call.User.Id)
            .Select(row => row.Name).ToListAsync(call.Stop);
        return names.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? NameTaken(name)
            : names.Count >= MaxAccounts
                ? ApiProblem.Refused("account.limit", $"A user has at most {MaxAccounts} accounts.")
                : null;
    }

    private AccountRecord RecordOf(Request request, string name, InstalledVenue venue, AccountCall call)
    {
        var now = clock.GetUtcNow();
        var balance = venue.Mode switch
        {
            ExecutionMode.Live => request.Live!.MaxEquityAtRisk,
            ExecutionMode.Paper => request.InitialBalance ?? PaperBalance,
            _ => request.InitialBalance ?? SimulationBalance,
        };
        return new AccountRecord(
            new AccountId(Guid.CreateVersion7(now)),
            call.User.Id,
            name,
            venue.Mode == ExecutionMode.Simulation ? SimulationCurrency : VenueCurrency,
            venue.Mode,
            venue.Code,
            "UTC",
            new Money(balance),
            now,
            venue.NeedsKey ? request.KeyId : null)
        {
            LiveUntil = venue.Mode == ExecutionMode.Live ? request.Live!.LiveUntil?.ToDateTimeOffset() : null,
        };
    }

    private static async Task<Results<Created<AccountView>, ApiProblem>> StoreAsync(
        AccountRecord record, string? reason, HttpContext context, AccountCall call)
    {
        var row = AccountRow.Of(record);
        var entry = RequestAudit.Of(call.User, context).Entry(
            record.ExecutionMode == ExecutionMode.Live ? "account.opened_live" : "account.opened",
            $"account {row.Id}") with
        {
            Reason = reason,
            After = RequestAudit.Json(new
            {
                row.Name,
                row.VenueCode,
                row.ExecutionMode,
                row.InitialBalance,
                row.VenueKeyId,
                row.LiveUntil,
                OpenPositions = 0,
                OpenOrders = 0,
                PasswordVerified = record.ExecutionMode == ExecutionMode.Live,
            }),
        };
        await using var transaction = await call.Database.Database.BeginTransactionAsync(call.Stop);
        call.Database.Add(row);
        try
        {
            await call.Database.SaveChangesAsync(call.Stop);
        }
        catch (DbUpdateException taken) when (IsNameTaken(taken))
        {
            return NameTaken(record.Name);
        }

        await AuditLog.AppendAsync(call.Database, entry, call.Stop);
        await transaction.CommitAsync(call.Stop);
        return TypedResults.Created($"{ApiRoutes.Prefix}/accounts", AccountView.From(row, isStarting: true));
    }

    private static ApiProblem NameTaken(string name) =>
        ApiProblem.Conflict("account.name_taken", $"There is already an account '{name}'.");

    // Opened at the same instant as another: only the database saw both.
    private static bool IsNameTaken(DbUpdateException failure) => failure.InnerException is PostgresException
    {
        SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: AccountRow.NameIndex,
    };
}
