using System.Globalization;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Indicators;

/// <summary>One column of a reference file and the field that must agree with it, to the printed digits.</summary>
internal sealed record ReferenceFigure(string Spec, string Field, string File, string Column)
{
    private const int FewestFigures = 10;

    // The row on which the indicator begins, and how many rows before its bar a figure stands.
    private int From { get; init; } = 1;

    private int Later { get; init; }

    private int After { get; init; }

    private int Every { get; init; }

    private double Within { get; init; }

    public static ReferenceFigure Parse(string line)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        var dot = parts[0].LastIndexOf('.');
        var notes = parts[3..].Select(note => note.Split(' ')).ToDictionary(note => note[0], note => Number(note[1]));
        return new ReferenceFigure(parts[0][..dot], parts[0][(dot + 1)..], parts[1], parts[2])
        {
            From = (int)notes.GetValueOrDefault("from", 1),
            After = (int)notes.GetValueOrDefault("after"),
            Every = (int)notes.GetValueOrDefault("every", 1),
            Within = notes.GetValueOrDefault("within"),
            Later = (int)notes.GetValueOrDefault("later", 0),
        };
    }

    public void Compare(Bar[] bars, string[] printed)
    {
        var spec = IndicatorCatalog.Parse(Spec);
        var field = spec.Kind.Fields.Single(known => known.Name == Field);
        var values = Series.Fields(spec, From > 1 ? Joined(bars[(From - 2)..]) : bars)[field.Index];
        var compared = 0;
        for (var i = spec.WarmupBars - 1; i < values.Length; i++)
        {
            var place = i + From - 1 - Later;
            if (place < After || (printed.Length - 1 - place) % Every != 0 || printed[place] is "" or "NaN")
                continue;
            var expected = Number(printed[place]);
            var allowed = Math.Max(Digits(printed[place]), Math.Max(Within, 1e-12)) + 1e-9 * Math.Abs(expected);
            values[i].ShouldBe(expected, allowed, $"row {place}");
            compared++;
        }

        compared.ShouldBeGreaterThanOrEqualTo(FewestFigures);
    }

    // They leave the first true range out; a first bar that reaches to the close before it stands for that.
    private static Bar[] Joined(Bar[] bars)
    {
        var (close, first) = (bars[0].Close, bars[1]);
        return [first with { High = Math.Max(first.High, close), Low = Math.Min(first.Low, close) }, .. bars[2..]];
    }

    // A little more than half a unit of the last printed digit.
    private static double Digits(string text)
    {
        var exponent = text.IndexOfAny(['e', 'E']);
        var power = exponent < 0 ? 0 : int.Parse(text[(exponent + 1)..], CultureInfo.InvariantCulture);
        var mantissa = exponent < 0 ? text : text[..exponent];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? 0 : mantissa.Length - point - 1;
        return 0.51 * Math.Pow(10, power - digits);
    }

    private static double Number(string text) =>
        double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
