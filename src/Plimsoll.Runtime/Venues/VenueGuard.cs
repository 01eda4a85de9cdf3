using Plimsoll.Core.Engine;
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
        var outcome = await OutcomeAsync(
            token => venue.SubmitAsync(order, token), text => new SubmitOutcome.Unknown(text), deadline, stopping);
        return Report(order, now, outcome);
    }

    /// <returns>About the target, then about the stop: by then it is known whether the stop has to go alone.</returns>
    public static async Task<IReadOnlyList<OrderReport>> SubmitPairAsync(
        IRemoteVenue venue, VenueEffect.SubmitPair pair, Timestamp now, CancellationToken deadline)
    {
        var outcome = await OutcomeAsync(
            token => venue.SubmitPairAsync(pair.Stop, pair.Target, token),
            text => PairOutcome.OfBoth(new SubmitOutcome.Unknown(text)), deadline, CancellationToken.None);
        return [Report(pair.Target, now, outcome.Target), Report(pair.Stop, now, outcome.Stop)];
    }

    private static async Task<T> OutcomeAsync<T>(
        Func<CancellationToken, Task<T>> submit, Func<string, T> unknown, CancellationToken deadline,
        CancellationToken stopping)
    {
        try
        {
            return await submit(deadline).WaitAsync(deadline);
        }
        catch (Exception error) when (error is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            // Bytes may have left: whatever went wrong, only the venue's word or proven absence ends this.
            return unknown(error.Message);
        }
    }

    private static OrderReport Report(ApprovedOrder order, Timestamp now, SubmitOutcome outcome)
    {
        var intent = order.Ticket.IntentNumber;
        return outcome switch
        {
            SubmitOutcome.Accepted accepted => new OrderReport.Accepted(intent, now, accepted.VenueOrderId),
            SubmitOutcome.Refused refused => new OrderReport.Refused(intent, now, refused.Code, refused.Text),
            SubmitOutcome.Unknown unknown => new OrderReport.Silence(intent, now, unknown.Text),
            _ => throw new InvalidOperationException("a submission is accepted, refused or unknown"),
        };
    }
}
