using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Venues;
using Plimsoll.Storage.Keys;

namespace Plimsoll.Features.Venues;

/// <summary>A key as the API shows it: never the key itself.</summary>
internal sealed record VenueKeyView
{
    public required Guid Id { get; init; }

    public required string Label { get; init; }

    public required string Venue { get; init; }

    /// <summary>For people.</summary>
    public required string VenueName { get; init; }

    /// <summary>What the venue's money is; absent when it is no longer installed.</summary>
    public ExecutionMode? Mode { get; init; }

    /// <summary>The last four characters of its public half; empty where that would tell too much.</summary>
    public required string Hint { get; init; }

    public required KeyUse Use { get; init; }

    public required bool CanRead { get; init; }

    public required bool CanTrade { get; init; }

    public required bool CanWithdraw { get; init; }

    /// <summary>Whether it is good from named addresses only; absent where the venue does not tell.</summary>
    public bool? IsBoundToAddress { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the venue was asked about it last.</summary>
    public required DateTimeOffset TestedAt { get; init; }

    /// <summary>Why the venue did not accept it then; absent when it did.</summary>
    public string? ProblemCode { get; init; }

    public string? ProblemText { get; init; }

    public static VenueKeyView From(VenueKeyRow row, IVenueDirectory venues)
    {
        var venue = venues.Venues.FirstOrDefault(one => one.Code == row.VenueCode);
        return new VenueKeyView
        {
            Id = row.Id,
            Label = row.Label,
            Venue = row.VenueCode,
            VenueName = venue?.Name ?? row.VenueCode,
            Mode = venue?.Mode,
            Hint = row.Hint,
            Use = UseOf(row),
            CanRead = row.CanRead,
            CanTrade = row.CanTrade,
            CanWithdraw = row.CanWithdraw,
            IsBoundToAddress = row.IsBoundToAddress,
            ExpiresAt = row.ExpiresAt,
            CreatedAt = row.CreatedAt,
            TestedAt = row.TestedAt,
            ProblemCode = row.ProblemCode,
            ProblemText = row.ProblemText,
        };
    }

    private static KeyUse UseOf(VenueKeyRow row) =>
        row.ProblemCode is not null || row.CanWithdraw || !row.CanRead ? KeyUse.Nothing
        : row.CanTrade ? KeyUse.Trading
        : KeyUse.Data;
}
