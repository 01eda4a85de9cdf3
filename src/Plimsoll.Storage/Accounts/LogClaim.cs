namespace Plimsoll.Storage.Accounts;

/// <summary>
/// The first statement of a commit: takes the account's row and ends the transaction where its log is not as long as the
/// writer thinks.
/// </summary>
internal static class LogClaim
{
    /// <summary>State of the error that <c>claim_log</c> raises.</summary>
    public const string Refused = "PL001";

    private const string Claim = "select claim_log($1, $2)";

    public static void Write(CommitBatch batch, long factCount) => batch.Add(Claim, factCount);
}
