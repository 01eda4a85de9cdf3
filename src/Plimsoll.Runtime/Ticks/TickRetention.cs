namespace Plimsoll.Runtime.Ticks;

/// <summary>How long ticks are kept. What a person imported stays until that person deletes it.</summary>
public sealed record TickRetention
{
    /// <summary>Of collected ticks, by their own time. A quarter is what strategies are tried on.</summary>
    public TimeSpan Collected { get; init => field = Positive(value); } = TimeSpan.FromDays(90);

    /// <summary>Of deleted sessions, from their deletion: a week to think better of it.</summary>
    public TimeSpan Deleted { get; init => field = Positive(value); } = TimeSpan.FromDays(7);

    private static TimeSpan Positive(TimeSpan span) =>
        span > TimeSpan.Zero ? span : throw new ArgumentOutOfRangeException(nameof(span));
}
