using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Storage.Accounts.Projections;

/// <summary>What the account was told.</summary>
internal static class InputRows
{
    private const string Insert = "insert into account_inputs (account_id, fact_count, data) values ($1, $2, $3)";

    public static void Write(CommitBatch batch, AccountCommit commit)
    {
        if (commit.Inputs.Length > 0)
            batch.Add(Insert, commit.FirstSequence - 1 + commit.Facts.Count, commit.Inputs);
    }
}
