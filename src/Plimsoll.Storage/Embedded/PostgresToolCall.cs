namespace Plimsoll.Storage.Embedded;

/// <summary>A program to run, its arguments and surroundings.</summary>
/// <param name="Program">Path or name.</param>
/// <param name="Arguments">Passed without a shell.</param>
internal sealed record PostgresToolCall(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Null: the program's own user.</summary>
    public ServiceUser? User { get; init; }

    /// <summary>Given by environment: pg_ctl passes arguments through a shell, and a path may contain "$".</summary>
    public string? Cluster { get; init; }

    public string? WorkingDirectory { get; init; }
}
