using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Runtime.Venues;
using Plimsoll.Storage;
using Plimsoll.Storage.Keys;

namespace Plimsoll.Features.Doctor;

/// <summary>
/// Asks each venue that somebody has a key to: whose clock leads, how long an answer takes, what the key may do, how
/// much of the venue's limit is used, and how far its lists lag behind its stream. Only reads: nobody's order is sent by a look.
/// </summary>
internal sealed class VenueLook(
    IDbContextFactory<PlimsollContext> contexts, VenueKeyStore keys, IVenueDirectory venues, TimeProvider time)
{
    // What is signed by a clock farther off is refused by the rules of execution, and soon by the venue.
    private static readonly TimeSpan MostLead = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CalmLead = TimeSpan.FromMilliseconds(250);

    // An exit at market waits for two of them.
    private static readonly TimeSpan CalmRoundTrip = TimeSpan.FromSeconds(1);

    // An order in doubt is asked about first after a second.
    private static readonly TimeSpan CalmLag = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SoonExpired = TimeSpan.FromDays(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var findings = new List<Finding>();
        foreach (var row in await context.VenueKeys.AsNoTracking().OrderBy(row => row.Label).ToListAsync(stop))
            findings.AddRange(await LookAsync(row, stop));
        return findings.Count > 0 ? findings : [Finding.Ok("venues", "There are no keys: no venue is asked")];
    }

    private async Task<IReadOnlyList<Finding>> LookAsync(VenueKeyRow row, CancellationToken stop)
    {
        var part = $"key {row.Label}";
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            var key = keys.Open(row);
            var rights = await venues.AskRightsAsync(row.VenueCode, key, either.Token);
            var measured = await venues.MeasureAsync(row.VenueCode, either.Token);
            var lag = await venues.MeasureReadLagAsync(row.VenueCode, either.Token);
            return [Rights(part, row, rights), Line($"line of {part}", measured), Lists($"lists of {part}", lag)];
        }
        catch (VenueKeyException failure)
        {
            return [Finding.Failed(part, $"{failure.Code}: {failure.Message}", "Test or replace the key.")];
        }
        catch (NotSupportedException)
        {
            return [Finding.Failed(part, $"{row.VenueCode} is not installed", "Delete the key.")];
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return [Finding.Failed(part, $"{row.VenueCode} did not answer within {Patience}", "Look at the network.")];
        }
    }

    private static Finding Lists(string part, TimeSpan? lag)
    {
        if (lag is not { } known)
            return Finding.Ok(part, "too little was traded to see how long they lag behind the stream");
        var text = string.Create(
            CultureInfo.InvariantCulture, $"a trade stands in the public list {known.TotalMilliseconds:0} ms after the stream");
        var finding = known > CalmLag
            ? Finding.Warning(part, text, "Orders in doubt stay so for longer: the venue reads from copies today.")
            : Finding.Ok(part, text);
        return finding with { Figures = new Dictionary<string, double> { ["readLagMs"] = known.TotalMilliseconds } };
    }

    private Finding Rights(string part, VenueKeyRow row, KeyRights rights)
    {
        var may = string.Join(", ", new[]
        {
            rights.CanRead ? "read" : "not even read",
            rights.CanTrade ? "trade" : "not trade",
            rights.CanWithdraw ? "WITHDRAW" : "not withdraw",
        });
        var text = $"{row.VenueCode}: it may {may}";
        if (rights.CanWithdraw || !rights.CanRead)
            return Finding.Failed(part, text, "Make a key without the right to withdraw and with that to read.");
        if (rights.ExpiresAt is { } end && end - time.GetUtcNow() < SoonExpired)
            return Finding.Warning(
                part, string.Create(CultureInfo.InvariantCulture, $"{text}, until {end:yyyy-MM-dd}"), "Renew it at the venue.");
        return rights.IsBoundToAddress == false
            ? Finding.Warning(part, $"{text}, from any address", "Bind it to this machine's address at the venue.")
            : Finding.Ok(part, text);
    }

    private static Finding Line(string part, VenueMeasure measured)
    {
        var (lead, way) = (measured.ClockLead, measured.RoundTrip);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"our clock leads by {lead.TotalMilliseconds:0} ms, an answer takes {way.TotalMilliseconds:0} ms, "
            + $"{measured.UsedWeight} of {measured.WeightLimit} of the venue's limit are used");
        var finding = lead.Duration() > MostLead
            ? Finding.Failed(part, text, "Set the clock: no entry is sent until it is within a second.")
            : lead.Duration() > CalmLead || way > CalmRoundTrip
                ? Finding.Warning(part, text, "Let the clock follow a time server, and look at the network.")
                : Finding.Ok(part, text);
        return finding with
        {
            Figures = new Dictionary<string, double>
            {
                ["clockLeadMs"] = lead.TotalMilliseconds,
                ["roundTripMs"] = way.TotalMilliseconds,
                ["usedWeight"] = measured.UsedWeight,
                ["weightLimit"] = measured.WeightLimit,
            },
        };
    }
}
