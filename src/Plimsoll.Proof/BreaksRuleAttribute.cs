using System.Reflection;

namespace Plimsoll.Proof;

/// <summary>Which of the rules of the order path a sabotage breaks.</summary>
/// <param name="number">1 to <see cref="Rules"/>.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class BreaksRuleAttribute(int number) : Attribute
{
    /// <summary>How many rules there are.</summary>
    public const int Rules = 20;

    public int Number => number;

    public static int Of(Sabotage sabotage) =>
        typeof(Sabotage).GetField(sabotage.ToString())!.GetCustomAttribute<BreaksRuleAttribute>()!.Number;
}
