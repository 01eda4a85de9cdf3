namespace Plimsoll.Repository.Tests;

internal sealed record ToolResult(int ExitCode, string Output);
