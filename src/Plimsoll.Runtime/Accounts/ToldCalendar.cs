using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Accounts;

/// <summary>The economic events that an account is told.</summary>
/// <param name="Events">By time.</param>
/// <param name="UpdatedAt">When the calendar they come from was brought up to date last; null: never.</param>
public sealed record ToldCalendar(IReadOnlyList<EconomicEvent> Events, Timestamp? UpdatedAt)
{
    /// <summary>Nobody keeps one.</summary>
    public static ToldCalendar None { get; } = new([], null);

    /// <summary>From the longest window that may still be open.</summary>
    public static TimeSpan Behind { get; } = TimeSpan.FromDays(1);

    // An account is told anew as time goes on: what lies farther off is no burden to it.
    public static TimeSpan Ahead { get; } = TimeSpan.FromDays(35);
}
