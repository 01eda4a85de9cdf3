namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>What a run was given beside prices.</summary>
/// <param name="InstrumentId">What it is of.</param>
/// <param name="Kind"><c>funding</c> or <c>notices</c>.</param>
/// <param name="Name">File name without folders, or the name it is stored under.</param>
/// <param name="Sha256">Of its rows, whatever file they came from; absent where nobody counted it.</param>
public sealed record RecordedSource(string InstrumentId, string Kind, string Name, string? Sha256);
