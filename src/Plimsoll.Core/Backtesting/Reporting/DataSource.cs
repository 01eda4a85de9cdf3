namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>Where bars came from.</summary>
/// <param name="Kind"><c>file</c>, <c>dataset</c> or <c>synthetic</c>.</param>
/// <param name="Name">File name without folders, dataset name or seed.</param>
public sealed record DataSource(string Kind, string Name);
