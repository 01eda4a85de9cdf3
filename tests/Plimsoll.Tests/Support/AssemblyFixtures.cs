using Plimsoll.Testing;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
