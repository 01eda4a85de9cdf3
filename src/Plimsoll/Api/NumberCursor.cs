using System.Globalization;

namespace Plimsoll.Api;

/// <summary>Cursors of lists that are sorted by one number, newest (largest) first.</summary>
internal static class NumberCursor
{
    /// <summary>The number to continue below (on the first page the largest there is), or the problem.</summary>
    public static ApiProblem? CheckNumber(this PageRequest page, out long before)
    {
        before = long.MaxValue;
        if (page.Check(out var after) is { } problem)
            return problem;
        const NumberStyles Style = NumberStyles.AllowLeadingSign;
        return after is null || long.TryParse(after, Style, CultureInfo.InvariantCulture, out before)
            ? null
            : PageRequest.WrongCursor();
    }

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
