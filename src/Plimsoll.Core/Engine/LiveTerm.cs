using Plimsoll.Core.Market;

namespace Plimsoll.Core.Engine;

/// <summary>How long an account has traded real money, and how long it may by itself.</summary>
/// <param name="Since">When it was opened.</param>
/// <param name="Until">From then on it is guided; null: without an end.</param>
/// <param name="EndedAt">
/// When the end came to be. Only a person who names another one lets the account trade by itself again.
/// </param>
public sealed record LiveTerm(Timestamp Since, Timestamp? Until = null, Timestamp? EndedAt = null)
{
    private static readonly TimeSpan FirstDays = TimeSpan.FromDays(7);

    /// <summary>Until then limits are halved: what is new with real money is watched while little can go wrong.</summary>
    public Timestamp FirstDaysEnd => Since + FirstDays;

    public bool IsOver => EndedAt is not null;
}
