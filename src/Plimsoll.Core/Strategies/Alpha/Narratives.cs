namespace Plimsoll.Core.Strategies.Alpha;

/// <summary>
/// Classes news by their age and by the move since (strategy specification 3.7). The first that fits counts: within 60
/// minutes bad news that price does not follow are absorbed and good news distributed into; older than 120 they are
/// priced in where price stands still; within 120 a move with them is an impulse; within 360 one against them is a
/// divergence. After that they are old.
/// </summary>
internal static class Narratives
{
    private const double SmallMove = 0.005;
    private const double LargeMove = 0.01;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(120);
    private static readonly TimeSpan Old = TimeSpan.FromMinutes(360);

    /// <param name="isGood">The news were good for the price; else bad.</param>
    /// <param name="age">Time since they became known.</param>
    /// <param name="move">Fraction that price moved since the last close before them.</param>
    public static Narrative Of(bool isGood, TimeSpan age, double move)
    {
        var along = isGood ? move : -move;
        if (age > Old)
            return Narrative.Neutral;
        if (age <= Fresh && along < SmallMove)
            return isGood ? Narrative.Distribution : Narrative.Absorption;
        if (age > Young && Math.Abs(move) < SmallMove)
            return Narrative.PricedIn;
        if (age <= Young && along >= LargeMove)
            return Narrative.Impulse;
        return along <= -SmallMove ? Narrative.Divergence : Narrative.Neutral;
    }

    /// <summary>Bought in spite of bad news is long, sold in spite of good ones short; nothing else votes.</summary>
    public static int Direction(this Narrative narrative) => narrative switch
    {
        Narrative.Absorption => 1,
        Narrative.Distribution => -1,
        Narrative.Neutral or Narrative.PricedIn or Narrative.Impulse or Narrative.Divergence => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(narrative), narrative, null),
    };

    public static string Text(this Narrative narrative) => narrative switch
    {
        Narrative.Neutral => "neutral",
        Narrative.Absorption => "absorption",
        Narrative.Distribution => "distribution",
        Narrative.PricedIn => "priced in",
        Narrative.Impulse => "impulse",
        Narrative.Divergence => "divergence",
        _ => throw new ArgumentOutOfRangeException(nameof(narrative), narrative, null),
    };
}
