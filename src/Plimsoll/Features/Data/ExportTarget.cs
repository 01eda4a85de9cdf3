namespace Plimsoll.Features.Data;

/// <param name="Content">Takes the table; stays open.</param>
/// <param name="IsPacked">With gzip.</param>
internal sealed record ExportTarget(Stream Content, bool IsPacked);
