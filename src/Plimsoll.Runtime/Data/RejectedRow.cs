namespace Plimsoll.Runtime.Data;

/// <summary>A row of a file that cannot be used and was left out.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Code">Stable; one of <see cref="DataFileException"/>'s.</param>
/// <param name="Reason">For a person.</param>
/// <param name="Text">The row as it stands in the file, its first thousand characters.</param>
public sealed record RejectedRow(long Line, string Code, string Reason, string Text);
