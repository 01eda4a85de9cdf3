using Plimsoll.Api;
using Plimsoll.Core.Trading;
using Plimsoll.Failures;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Features.Accounts;

/// <summary>An account of the caller's; questions and commands go through its mailbox.</summary>
internal sealed class OwnAccount(AccountRunner runner)
{
    // The directory looks for accounts to start every second.
    private const int StartingRetrySeconds = 2;

    public AccountRecord Record => runner.Record;

    public AccountId Id => runner.Record.Id;

    public AccountRunner Runner => runner;

    public bool IsDegraded => runner.IsDegraded;

    /// <summary>Looks at the present state; a degraded account still answers.</summary>
    public async Task<T> ReadAsync<T>(Func<AccountSession, T> look, CancellationToken stop)
    {
        try
        {
            return await runner.ReadAsync(look, stop);
        }
        catch (AccountUnavailableException unavailable)
        {
            throw Unavailable(unavailable);
        }
    }

    /// <summary>Does something; when it answers, what was done is durable.</summary>
    public async Task<T> ExecuteAsync<T>(Func<AccountSession, T> command, CancellationToken stop)
    {
        try
        {
            return await runner.ExecuteAsync(command, stop);
        }
        catch (AccountUnavailableException unavailable)
        {
            throw Unavailable(unavailable);
        }
    }

    /// <summary>What is answered before the market is open and the account has joined it.</summary>
    public static ProblemException Starting() => new(new ApiProblem(
        StatusCodes.Status503ServiceUnavailable,
        "account.starting",
        "The account is starting: the market is being prepared, which takes longest the first time. Nothing was done.")
    {
        RetryAfterSeconds = StartingRetrySeconds,
    });

    /// <summary>What is answered while an account is being recovered.</summary>
    public static PlimsollException Unavailable(Exception? cause = null) => new(
        FailureKind.Unavailable,
        AccountUnavailableException.Code,
        "The account is being recovered and takes no commands now. Nothing was done; try again in a moment.",
        cause);
}
