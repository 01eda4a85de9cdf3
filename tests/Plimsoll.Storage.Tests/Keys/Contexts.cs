using Microsoft.EntityFrameworkCore;
using Plimsoll.Testing;

namespace Plimsoll.Storage.Tests.Keys;

/// <summary>Contexts over a test's database.</summary>
internal sealed class Contexts(TestDatabase database) : IDbContextFactory<PlimsollContext>
{
    public PlimsollContext CreateDbContext() => database.CreateContext();
}
