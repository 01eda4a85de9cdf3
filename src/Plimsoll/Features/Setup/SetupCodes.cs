using Microsoft.EntityFrameworkCore;
using Plimsoll.Storage;
using Plimsoll.Storage.Identity;

namespace Plimsoll.Features.Setup;

/// <summary>
/// Issues and checks the set-up code. Its state is one row of the database, so any node may check it.
/// </summary>
internal sealed class SetupCodes(PlimsollContext database, TimeProvider clock)
{
    public enum Verdict
    {
        Right,
        Wrong,

        /// <summary>Too old or tried too often: a new code is needed.</summary>
        Void,
        SetupIsDone,
    }

    public Task<bool> IsRequiredAsync(CancellationToken stop) =>
        database.SetupStates.AnyAsync(state => state.CompletedAt == null, stop);

    /// <summary>Makes a new code, which ends the one before; null once set-up is done.</summary>
    public async Task<string?> IssueAsync(CancellationToken stop)
    {
        var code = SetupCode.New();
        var hash = SetupCode.Hash(code);
        var expires = clock.GetUtcNow() + SetupCode.Lifetime;
        var changed = await database.SetupStates
            .Where(state => state.CompletedAt == null)
            .ExecuteUpdateAsync(
                row => row
                    .SetProperty(state => state.CodeHash, hash)
                    .SetProperty(state => state.CodeExpiresAt, expires)
                    .SetProperty(state => state.FailedAttempts, 0),
                stop);
        return changed == 1 ? code : null;
    }

    /// <summary>Locks the row until the caller's transaction ends, so that two set-ups cannot both be first.</summary>
    public Task<SetupState> LockAsync(CancellationToken stop) =>
        database.SetupStates.FromSql($"select * from setup_state for update").SingleAsync(stop);

    public Verdict Check(SetupState state, string code)
    {
        if (state.CompletedAt is not null)
            return Verdict.SetupIsDone;
        if (state.CodeHash is null || state.CodeExpiresAt <= clock.GetUtcNow())
            return Verdict.Void;
        if (SetupCode.IsRight(code, state.CodeHash))
            return Verdict.Right;
        state.FailedAttempts++;
        if (state.FailedAttempts < SetupCode.Tries)
            return Verdict.Wrong;
        state.CodeHash = null;
        return Verdict.Void;
    }

    public void Complete(SetupState state, Guid administrator)
    {
        state.CodeHash = null;
        state.CodeExpiresAt = null;
        state.CompletedAt = clock.GetUtcNow();
        state.CompletedBy = administrator;
    }
}
