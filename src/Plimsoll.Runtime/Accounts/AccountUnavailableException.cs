namespace Plimsoll.Runtime.Accounts;

/// <summary>The account's runner has stopped or cannot persist; nothing was done.</summary>
public sealed class AccountUnavailableException(string message, Exception? cause = null) : Exception(message, cause)
{
    public static string Code => "account.degraded";
}
