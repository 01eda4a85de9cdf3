namespace Plimsoll.Storage.Embedded;

/// <summary>How a program ended and what it wrote.</summary>
internal sealed record PostgresToolResult(int ExitCode, string Output);
