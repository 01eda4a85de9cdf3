using Microsoft.EntityFrameworkCore;
using Npgsql;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Storage.Identity;

namespace Plimsoll.Storage.Tests.Accounts;

/// <summary>Accounts to test with.</summary>
internal static class NewAccount
{
    public static AccountRecord Of(Guid user) => new(
        new AccountId(Guid.CreateVersion7()),
        user,
        "Simulation",
        "USD",
        ExecutionMode.Simulation,
        "sim",
        "Europe/Berlin",
        new Money(10_000m),
        new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public static async Task<Guid> UserAsync(NpgsqlDataSource source)
    {
        await using var context = new PlimsollContext(
            new DbContextOptionsBuilder<PlimsollContext>().UseNpgsql(source).Options);
        var user = new PlimsollUser
        {
            Id = Guid.CreateVersion7(),
            DisplayName = "Ann",
            Role = UserRole.Trader,
            TimeZone = "Etc/UTC",
        };
        context.Add(user);
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        return user.Id;
    }
}
