using Plimsoll.Core.Market;
using Plimsoll.Storage.Events;

namespace Plimsoll.Features.Events;

/// <summary>An economic event as the API shows it.</summary>
internal sealed record EventView(
    Guid Id,
    Timestamp Time,
    string Currency,
    string Title,
    EventImpact Impact,
    string Source,
    DateTimeOffset UpdatedAt,
    string? Forecast,
    string? Previous,
    string? Actual)
{
    public static EventView From(EconomicEventRow row) => new(
        row.Id, Timestamp.From(row.Time), row.Currency, row.Title, row.Impact, row.Source, row.UpdatedAt, row.Forecast,
        row.Previous, row.Actual);
}
