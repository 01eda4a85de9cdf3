using Plimsoll.Core.Indicators;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Core.Tests.Indicators;

/// <summary>Draws parameters at random: small numbers of bars, any choice, within the rules of the kind.</summary>
internal static class Draw
{
    private const int MostBars = 12;

    public static IndicatorSpec Spec(IndicatorKind kind, ulong seed, int most = MostBars)
    {
        var random = new SeededRandom(seed);
        for (var attempt = 0; attempt < 1_000; attempt++)
        {
            var wish = kind.Parameters.ToDictionary(one => one.Name, one => Value(one, random, most));
            try
            {
                return kind.NeedsReference ? Compared(kind, wish) : kind.Spec(wish);
            }
            catch (IndicatorException problem) when (problem.Code != IndicatorException.UnknownKind)
            {
                // A rule between parameters does not hold; the next draw may keep it.
            }
        }

        throw new InvalidOperationException($"no parameters of {kind.Name} keep its rules");
    }

    private static IndicatorSpec Compared(IndicatorKind kind, Dictionary<string, double> wish) =>
        IndicatorSpec.OfTexts(kind, kind.Parameters.Select(one => KeyValuePair.Create(
            one.Name, one.IsInstrument ? "other:SOME/THING-1" : one.TextOf(wish[one.Name]))));

    private static double Value(IndicatorParameter parameter, SeededRandom random, int most)
    {
        if (parameter.IsInteger)
            return Math.Floor(random.Uniform(parameter.Min, Math.Min(parameter.Max, parameter.Min + most - 1) + 1));
        var value = parameter.Default * random.Uniform(0.5, 2);
        return Math.Clamp(value, parameter.Min, parameter.Max);
    }
}
