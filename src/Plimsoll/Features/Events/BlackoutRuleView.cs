using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Features.Events;

/// <summary>What an account does around economic events.</summary>
internal sealed record BlackoutRuleView
{
    public required Guid AccountId { get; init; }

    /// <summary>Nobody set a rule: currency pairs have the usual one, others none.</summary>
    public required bool IsUsual { get; init; }

    public required bool IsOn { get; init; }

    public required IReadOnlyList<EventImpact> Impacts { get; init; }

    public required int MinutesBefore { get; init; }

    public required int MinutesAfter { get; init; }

    /// <summary>Absent: those that an instrument is made of, and USD for crypto.</summary>
    public IReadOnlyList<string>? Currencies { get; init; }

    public required BlackoutAction Action { get; init; }

    /// <summary>When the calendar was brought up to date last; absent: never.</summary>
    public Timestamp? CalendarUpdatedAt { get; init; }

    /// <summary>The rule is on and the calendar older than a week: it may miss what is to come.</summary>
    public required bool IsCalendarStale { get; init; }

    public static BlackoutRuleView From(AccountSession session)
    {
        var (state, blackouts) = (session.State, session.Engine.Blackouts);
        var rule = state.Blackout ?? BlackoutRule.Usual;
        var isOn = Enumerable.Range(0, state.Instruments.Count)
            .Any(slot => BlackoutRule.On(state.Instruments[slot], state.Blackout) is not null);
        return new BlackoutRuleView
        {
            AccountId = state.Id.Value,
            IsUsual = state.Blackout is null,
            IsOn = isOn,
            Impacts = rule.Impacts,
            MinutesBefore = rule.MinutesBefore,
            MinutesAfter = rule.MinutesAfter,
            Currencies = rule.Currencies,
            Action = rule.Action,
            CalendarUpdatedAt = blackouts.UpdatedAt,
            IsCalendarStale = blackouts.IsStale,
        };
    }
}
