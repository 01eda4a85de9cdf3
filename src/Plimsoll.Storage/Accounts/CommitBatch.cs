using Npgsql;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Storage.Accounts;

/// <summary>The statements of one commit, sent together; values are turned into what the database keeps.</summary>
internal sealed class CommitBatch(NpgsqlBatch batch, AccountCommit commit)
{
    public AccountId Account => commit.Account;

    public AccountState State => commit.State;

    public IReadOnlyList<AccountFact> Facts => commit.Facts;

    /// <summary>The account's id is always <c>$1</c>.</summary>
    public void Add(string sql, params ReadOnlySpan<object?> values)
    {
        var statement = new NpgsqlBatchCommand(sql);
        statement.Parameters.Add(new NpgsqlParameter { Value = Account.Value });
        foreach (var value in values)
            statement.Parameters.Add(new NpgsqlParameter { Value = Stored(value) });
        batch.BatchCommands.Add(statement);
    }

    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        Timestamp time => StoredTime.Of(time),
        Money money => money.Value,
        Price price => price.Value,
        Quantity quantity => quantity.Value,
        InstrumentId id => id.Value,
        RunId id => id.Value,
        _ => value,
    };
}
