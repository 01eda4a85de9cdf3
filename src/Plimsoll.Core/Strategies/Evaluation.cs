using System.Runtime.CompilerServices;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Strategies;

/// <summary>
/// Everything a strategy compared on one bar. Strategies decide through <see cref="Check"/>, so what is shown as
/// "why no trade" is what decided. Reused bar after bar; allocates nothing.
/// </summary>
public sealed class Evaluation
{
    /// <summary>More than any built-in strategy compares on one bar.</summary>
    public const int MaxConditions = 16;

    private readonly Condition[] _conditions;
    private int _count;

    /// <param name="capacity">Comparisons of one bar at most; more are made but not remembered.</param>
    public Evaluation(int capacity = MaxConditions) => _conditions = new Condition[capacity];

    public Timestamp BarTime { get; private set; }

    public ReadOnlySpan<Condition> Conditions => _conditions.AsSpan(0, _count);

    /// <summary>Whether any comparison waited for a value: the reason is then warm-up.</summary>
    public bool IsPending { get; private set; }

    /// <summary>Stable code of what kept the bar from trading; null when a signal went through.</summary>
    public string? Blocker { get; private set; }

    /// <summary>Where the strategy stands after the bar, where it tells.</summary>
    public string? State { get; set; }

    public void Begin(Timestamp barTime)
    {
        BarTime = barTime;
        _count = 0;
        IsPending = false;
        Blocker = null;
        State = null;
    }

    /// <summary>Compares and remembers; NaN on either side is pending and counts as not met.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Check(int name, double left, Comparison comparison, double right)
    {
        var outcome = Compare(left, comparison, right);
        Record(new Condition(name, left, comparison, right, outcome));
        return outcome == ConditionOutcome.True;
    }

    /// <summary>Remembers a comparison that was made elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Record(in Condition condition)
    {
        IsPending |= condition.Outcome == ConditionOutcome.Pending;
        if (_count < _conditions.Length)
            _conditions[_count++] = condition;
    }

    /// <summary>The first blocker stays.</summary>
    public void Block(string code) => Blocker ??= code;

    public void CopyTo(Evaluation other)
    {
        other.BarTime = BarTime;
        other._count = _count;
        other.IsPending = IsPending;
        other.Blocker = Blocker;
        other.State = State;
        Conditions.CopyTo(other._conditions);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ConditionOutcome Compare(double left, Comparison comparison, double right)
    {
        var met = comparison switch
        {
            Comparison.Above => left > right,
            Comparison.AtMost => left <= right,
            Comparison.Below => left < right,
            Comparison.AtLeast => left >= right,
            Comparison.Equal => left == right,
            _ => throw Unknown(comparison),
        };
        return met ? ConditionOutcome.True
            : double.IsNaN(left) || double.IsNaN(right) ? ConditionOutcome.Pending
            : ConditionOutcome.False;
    }

    private static ArgumentOutOfRangeException Unknown(Comparison comparison) =>
        new(nameof(comparison), comparison, null);
}
