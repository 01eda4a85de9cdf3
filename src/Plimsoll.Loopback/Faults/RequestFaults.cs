using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Faults;

/// <summary>Stands between the line and the venue's desk, and errs where the dice or a command say so.</summary>
internal sealed class RequestFaults(Venue venue, TimeProvider time)
{
    // "Way beyond the window": clients allow 2 to 5 seconds.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan StreamsAhead = TimeSpan.FromMilliseconds(300);
    private const long Lag = 2_000;
    private const int UnknownCode = -9_999;

    private readonly FaultBox _faults = venue.Faults;

    /// <summary>Null: the line breaks and the client hears nothing.</summary>
    public async Task<RestReply?> AnswerAsync(RestRequest request, CancellationToken stop)
    {
        var occasion = request.Occasion;
        if (_faults.Fires(FaultKind.RequestLost, occasion))
            return null;
        if (_faults.Fires(FaultKind.RequestDelayed, occasion))
            await Task.Delay(LongestDelay * _faults.Share(FaultKind.RequestDelayed), time, stop);
        RestReply reply;
        bool isNewOrder;
        lock (venue.Gate)
        {
            venue.CatchUp();
            var route = venue.Rest.Find(request);
            isNewOrder = route?.NewOrders > 0;
            reply = Refusal(occasion) ?? Answer(request, route);
            venue.Flush();
        }
        if (isNewOrder && _faults.Fires(FaultKind.FillBeforeAck, occasion))
            await Task.Delay(StreamsAhead, time, stop);
        return _faults.Fires(FaultKind.AckLost, occasion) ? null : Spoil(reply, occasion);
    }

    private RestReply? Refusal(string occasion)
    {
        if (venue.Mishaps.IsInMaintenance)
            return RestReply.Of(VenueErrors.ShuttingDown);
        if (venue.Mishaps.BannedUntil is { } until)
            return RestReply.Of(VenueErrors.Banned(until, Seconds(until)));
        if (_faults.Fires(FaultKind.Banned, occasion))
        {
            until = venue.Mishaps.Ban();
            return RestReply.Of(VenueErrors.Banned(until, Seconds(until)));
        }
        if (_faults.Fires(FaultKind.TooMany, occasion))
            return RestReply.Of(VenueErrors.TooMuchWeight(
                RateLimits.SpotWeight, _faults.IsOdd(FaultKind.TooMany) ? 1 : null));
        if (_faults.Fires(FaultKind.OkWithError, occasion))
            return RestReply.Of(VenueErrors.Unknown) with { Status = 200 };
        return null;
    }

    private RestReply Answer(RestRequest request, Route? route)
    {
        var isUnknown = _faults.Fires(FaultKind.UnknownCode, request.Occasion);
        if (isUnknown && !_faults.IsOdd(FaultKind.UnknownCode))
            return Unknown();
        var isBlind = route is { IsLaggingRead: true } && _faults.Fires(FaultKind.ReadLag, request.Occasion);
        var since = isBlind ? venue.Clock.Now - Lag : long.MaxValue;
        (venue.Spot.Archive.BlindSince, venue.Futures.Archive.BlindSince) = (since, since);
        var reply = venue.Rest.Answer(request);
        (venue.Spot.Archive.BlindSince, venue.Futures.Archive.BlindSince) = (long.MaxValue, long.MaxValue);
        return isUnknown ? Unknown() : reply;
    }

    private RestReply Spoil(RestReply reply, string occasion)
    {
        if (_faults.Fires(FaultKind.ErrorAfterEffect, occasion))
            return RestReply.Of(VenueErrors.Timeout);
        if (_faults.Fires(FaultKind.TruncatedJson, occasion))
            return reply with { Text = reply.Text[..(reply.Text.Length / 2)] };
        if (_faults.Fires(FaultKind.NumberAsString, occasion))
            return reply with { Text = Distortion.NumbersAsText(reply.Text) };
        return _faults.Fires(FaultKind.NumberAsExponent, occasion)
            ? reply with { Text = Distortion.NumbersAsExponents(reply.Text) }
            : reply;
    }

    private static RestReply Unknown() =>
        RestReply.Of(new VenueErrorException(400, UnknownCode, "See the documentation."));

    private int Seconds(long until) => (int)((until - venue.Clock.Now + 999) / 1_000);
}
