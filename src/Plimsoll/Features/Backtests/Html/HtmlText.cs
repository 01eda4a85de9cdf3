using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Plimsoll.Features.Backtests.Html;

/// <summary>
/// HTML under construction. What an interpolated string has between its braces is escaped, what it has around them is
/// markup; so a name, a code or a file name can never become markup.
/// </summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new(64 * 1024);

    public HtmlText Add([InterpolatedStringHandlerArgument("")] ref Markup markup) => this;

    /// <summary>Adds text that is markup as a whole: embedded resources and computed paths.</summary>
    public HtmlText AddTrusted(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public override string ToString() => _text.ToString();

    [InterpolatedStringHandler]
    public readonly ref struct Markup
    {
        private readonly StringBuilder _target;

        public Markup(int literalLength, int formattedCount, HtmlText html)
        {
            _target = html._text;
            _target.EnsureCapacity(_target.Length + literalLength + 8 * formattedCount);
        }

        public void AppendLiteral(string markup) => _target.Append(markup);

        public void AppendFormatted(string? text)
        {
            if (text is not null)
                _target.Append(HtmlEncoder.Default.Encode(text));
        }

        public void AppendFormatted<T>(T value)
            where T : IFormattable => AppendFormatted(value, null);

        public void AppendFormatted<T>(T value, string? format)
            where T : IFormattable => AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));
    }
}
