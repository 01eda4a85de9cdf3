namespace Plimsoll.Features.Data;

/// <summary>What an upload may cost.</summary>
internal sealed record ImportOptions
{
    /// <summary>Of one request's body. A year of one-second bars of one instrument is about 2 GiB.</summary>
    public long MaxBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Files read at the same time: each keeps a processor and a database connection busy.</summary>
    public int AtOnce { get; init; } = 2;
}
