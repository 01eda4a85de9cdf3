using Plimsoll.Core.Indicators;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>A saved indicator that a condition can name.</summary>
/// <param name="Id">Its id as text.</param>
/// <param name="Name">As its owner calls it.</param>
/// <param name="Spec">What it stands for now.</param>
public sealed record RuleVariant(string Id, string Name, IndicatorSpec Spec);
