using Microsoft.AspNetCore.Mvc;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Data;

/// <summary>What the heading of a file of bars calls its columns, where it uses names of its own.</summary>
internal abstract record ColumnQuery
{
    [FromQuery(Name = "timeColumn")]
    public string? TimeColumn { get; init; }

    [FromQuery(Name = "openColumn")]
    public string? OpenColumn { get; init; }

    [FromQuery(Name = "highColumn")]
    public string? HighColumn { get; init; }

    [FromQuery(Name = "lowColumn")]
    public string? LowColumn { get; init; }

    [FromQuery(Name = "closeColumn")]
    public string? CloseColumn { get; init; }

    [FromQuery(Name = "volumeColumn")]
    public string? VolumeColumn { get; init; }

    public BarColumnNames Columns => new(
        Named(TimeColumn), Named(OpenColumn), Named(HighColumn), Named(LowColumn), Named(CloseColumn),
        Named(VolumeColumn));

    private static string? Named(string? name) => string.IsNullOrWhiteSpace(name) ? null : name;
}
