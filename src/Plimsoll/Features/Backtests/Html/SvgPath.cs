using System.Globalization;
using System.Text;

namespace Plimsoll.Features.Backtests.Html;

/// <summary>A path of an SVG drawing, a tenth of a unit exact.</summary>
internal sealed class SvgPath
{
    private readonly StringBuilder _text = new();

    public SvgPath To(double x, double y)
    {
        _text.Append(_text.Length == 0 ? 'M' : 'L');
        return Point(x, y);
    }

    /// <summary>A point of its own; drawn as a dot by a round line cap.</summary>
    public SvgPath Dot(double x, double y)
    {
        _text.Append('M');
        Point(x, y);
        _text.Append("h0");
        return this;
    }

    public SvgPath Line((double X, double Y) from, (double X, double Y) to)
    {
        _text.Append('M');
        Point(from.X, from.Y);
        _text.Append('L');
        return Point(to.X, to.Y);
    }

    public SvgPath Close()
    {
        _text.Append('Z');
        return this;
    }

    public override string ToString() => _text.ToString();

    private SvgPath Point(double x, double y)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{x:0.#} {y:0.#}");
        return this;
    }
}
