using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Venues;

/// <summary>The one place where a failing adapter becomes an unknown outcome instead of a refusal.</summary>
internal static class VenueGuard
{
    public static async Task<OrderReport> SubmitAsync(
        IVenue venue, ApprovedOrder order, Timestamp now, CancellationToken deadline, CancellationToken stopping)
    {
        var intent = order.Ticket.IntentNumber;
        try
        {
            return await venue.SubmitAsync(order, deadline).WaitAsync(deadline) switch
            {
                SubmitOutcome.Accepted accepted => new OrderReport.Accepted(intent, now, accepted.VenueOrderId),
                SubmitOutcome.Refused refused => new OrderReport.Refused(intent, now, refused.Code, refused.Text),
                SubmitOutcome.Unknown unknown => new OrderReport.Silence(intent, now, unknown.Text),
                _ => throw new InvalidOperationException("a submission is accepted, refused or unknown"),
            };
        }
        catch (Exception error) when (error is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            // Bytes may have left: whatever went wrong, only the venue's word or proven absence ends this.
            return new OrderReport.Silence(intent, now, error.Message);
        }
    }
}
