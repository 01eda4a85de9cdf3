using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>The words of the document's JSON.</summary>
public static class RuleWords
{
    private static readonly (OwnValue Value, string Word)[] Values =
    [
        (OwnValue.Open, "open"),
        (OwnValue.High, "high"),
        (OwnValue.Low, "low"),
        (OwnValue.Close, "close"),
        (OwnValue.Volume, "volume"),
        (OwnValue.SignalAge, "signal_age_seconds"),
        (OwnValue.PositionAge, "position_age_seconds"),
        (OwnValue.UnrealizedPnl, "unrealized_pnl_pct"),
    ];

    private static readonly (Comparison Comparison, string Word)[] Comparisons =
    [
        (Comparison.Above, ">"),
        (Comparison.Below, "<"),
        (Comparison.AtLeast, ">="),
        (Comparison.AtMost, "<="),
        (Comparison.Equal, "=="),
        (Comparison.Between, "between"),
        (Comparison.CrossesAbove, "crosses_above"),
        (Comparison.CrossesBelow, "crosses_below"),
    ];

    private static readonly (RuleSection Section, string Word)[] Sections =
    [
        (RuleSection.Signal, "s1_signal"),
        (RuleSection.Cancel, "o1_cancel"),
        (RuleSection.Entry, "z1_entry"),
        (RuleSection.Close, "ze1_close"),
        (RuleSection.Emergency, "emergency_exit"),
    ];

    private static readonly (OrderType Type, string Word)[] Orders =
    [
        (OrderType.Market, "market"),
        (OrderType.Limit, "limit"),
        (OrderType.Stop, "stop"),
        (OrderType.StopLimit, "stop_limit"),
    ];

    private static readonly string[] States =
    [
        "monitoring", "signal_detected", "signal_cancelled", "entry_evaluation", "position_active",
        "close_order_evaluation", "emergency_exit", "exited",
    ];

    public static IReadOnlyList<string> Operators { get; } = [.. Comparisons.Select(one => one.Word)];

    public static IReadOnlyList<string> OwnValues { get; } = [.. Values.Select(one => one.Word)];

    /// <summary>In the order of <see cref="RuleDirection"/>.</summary>
    public static IReadOnlyList<string> Directions { get; } = ["long", "short", "both"];

    public static IReadOnlyList<string> OrderTypes { get; } = [.. Orders.Select(one => one.Word)];

    public static string Of(RuleDirection direction) => Directions[(int)direction];

    public static string Of(PositionSide side) => side == PositionSide.Long ? "long" : "short";

    public static string Of(OrderType type) => Array.Find(Orders, one => one.Type == type).Word;

    public static string Of(OwnValue value) => Array.Find(Values, one => one.Value == value).Word;

    public static string Of(Comparison comparison) =>
        Array.Find(Comparisons, one => one.Comparison == comparison).Word;

    public static string Of(RuleSection section) => Array.Find(Sections, one => one.Section == section).Word;

    public static string Of(RuleState state) => States[(int)state];

    internal static RuleDirection DirectionOf(string word) =>
        (RuleDirection)Array.IndexOf([.. Directions], word);

    internal static OrderType OrderTypeOf(string word) => Array.Find(Orders, one => one.Word == word).Type;

    internal static OwnValue? ValueOf(string word) =>
        Array.FindIndex(Values, one => one.Word == word) is var index and >= 0 ? Values[index].Value : null;

    internal static Comparison? ComparisonOf(string word) =>
        Array.FindIndex(Comparisons, one => one.Word == word) is var index and >= 0
            ? Comparisons[index].Comparison
            : null;
}
