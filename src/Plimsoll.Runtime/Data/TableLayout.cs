namespace Plimsoll.Runtime.Data;

/// <summary>What a small table of rows in time looks like.</summary>
/// <param name="BadRow">Code of a row that makes no sense.</param>
/// <param name="NeedsHeader">Whether its first line must name the columns; else their order may say it.</param>
/// <param name="Columns">Every name of every column in lower case; the first is what it is called here.</param>
internal sealed record TableLayout(string BadRow, bool NeedsHeader, params string[][] Columns)
{
    public string[] Names { get; } = [.. Columns.Select(names => names[0])];

    /// <summary>What is missing when the columns cannot be told.</summary>
    public string Expected
    {
        get
        {
            var columns = $"the columns {string.Join(", ", Names[..^1])} and {Names[^1]}";
            return NeedsHeader
                ? $"expected a header that names {columns}"
                : $"expected {columns}, or a header that names them";
        }
    }
}
