using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Plimsoll.Storage.Embedded;

/// <summary>Where and how the private PostgreSQL runs.</summary>
public sealed record EmbeddedPostgresOptions(string DataDirectory)
{
    /// <summary>The database that is made on the first start.</summary>
    public string DatabaseName { get; init; } = "plimsoll";

    /// <summary>A crash recovery may replay up to 1 GB of log; that takes well under a minute.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>False only for tests: a power cut may then lose or harm data.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>
    /// Used only when the program runs as root and the unprivileged user cannot reach the data folder or the binaries.
    /// </summary>
    public string SystemDirectory { get; init; } = "/var/lib/plimsoll";

    /// <summary>The folder with <c>bin</c>, <c>lib</c>, <c>share</c>; null: what the program was built with.</summary>
    public string? BinariesDirectory { get; init; }

    public ILogger Logger { get; init; } = NullLogger.Instance;
}
