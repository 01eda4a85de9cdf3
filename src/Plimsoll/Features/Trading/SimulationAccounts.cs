using Microsoft.EntityFrameworkCore;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Storage;
using Plimsoll.Storage.Accounts.Rows;
using Plimsoll.Storage.Identity;

namespace Plimsoll.Features.Trading;

/// <summary>Everybody has one account on the simulated market from the first day on.</summary>
internal sealed class SimulationAccounts(IDbContextFactory<PlimsollContext> contexts, TimeProvider clock)
{
    private const string Name = "Simulation";
    private const string Currency = "USD";
    private const decimal InitialBalance = 10_000m;

    // The market's own days; a person's time zone changes with every journey, limits should not.
    private const string TradingDayTimeZone = "UTC";

    public AccountRow NewFor(PlimsollUser user)
    {
        var now = clock.GetUtcNow();
        return AccountRow.Of(new AccountRecord(
            new AccountId(Guid.CreateVersion7(now)),
            user.Id,
            Name,
            Currency,
            ExecutionMode.Simulation,
            Core.Simulation.SyntheticInstrument.Venue,
            TradingDayTimeZone,
            new Money(InitialBalance),
            now));
    }

    /// <summary>For users who came another way than through set-up.</summary>
    public async Task GiveToAllAsync(CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var without = await context.Users
            .Where(user => !context.Accounts.Any(account => account.UserId == user.Id)).ToListAsync(stop);
        foreach (var user in without)
            context.Add(NewFor(user));
        if (without.Count > 0)
            await context.SaveChangesAsync(stop);
    }
}
