using System.Text;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>Names of cases as the outside writes them.</summary>
internal static class Codes
{
    /// <summary>RuleClose becomes rule_close.</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
