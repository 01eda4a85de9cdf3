using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Backtests;

/// <summary>A recording with its rows, of one kind.</summary>
/// <param name="About">Which.</param>
/// <param name="Funding">Null where it holds notices.</param>
/// <param name="Notices">Null where it holds funding.</param>
internal sealed record LoadedRecording(Recording About, RecordedFunding? Funding, RecordedNotices? Notices)
{
    /// <exception cref="DataFileException">The text is not what such a recording holds.</exception>
    public static LoadedRecording Of(Recording about, byte[] text)
    {
        using var content = new MemoryStream(text);
        var ever = new Timestamp(long.MaxValue);
        // By its own name, where a file's would lose what looks like a folder.
        return about.Kind == RecordingKind.Funding
            ? new(about, FundingFile.Read(content, about.Name, ever) with { Source = about.Name }, null)
            : new(about, null, NoticeFile.Read(content, about.Name, ever) with { Source = about.Name });
    }
}
