using Plimsoll.Loopback.Accounts;

namespace Plimsoll.Loopback.Wire;

/// <summary>Answers a request: route, allowances, parameters, key and signature, then the endpoint itself.</summary>
internal sealed class RestDesk
{
    private readonly Dictionary<(string Method, string Path), Route> _routes;
    private readonly Signatures _signatures;
    private readonly VenueClock _clock;
    private readonly RateGuard _spot = new(isFutures: false);
    private readonly RateGuard _futures = new(isFutures: true);

    public RestDesk(IEnumerable<Route> routes, Signatures signatures, VenueClock clock)
    {
        _routes = routes.ToDictionary(route => (route.Method, route.Path));
        (_signatures, _clock) = (signatures, clock);
    }

    public Route? Find(RestRequest request) => _routes.GetValueOrDefault((request.Method, request.Path));

    public RestReply Answer(RestRequest request)
    {
        if (Find(request) is not { } route)
            return new RestReply(404, "<html><body><h2>404 Not found</h2></body></html>") { ContentType = "text/html" };
        var guard = route.IsFutures ? _futures : _spot;
        var address = request.From?.ToString() ?? "";
        ApiKey? key = null;
        RestReply reply;
        try
        {
            guard.Charge(address, route.Weight, _clock.Now);
            var parameters = Parameters.Of(request.Query, request.Body);
            key = _signatures.Check(route.Security, Signed(request, parameters), _clock.Shown);
            route.CheckNames(parameters);
            if (route.NewOrders > 0)
                guard.CountOrders(Name(key!), route.NewOrders, _clock.Now);
            var call = new Call(parameters, key);
            reply = new RestReply(200, route.Answer(call).ToJsonString(VenueJson.Options));
            guard.ChargeMore(address, call.ExtraWeight, _clock.Now);
        }
        catch (VenueErrorException error)
        {
            reply = RestReply.Of(error);
        }
        guard.AddHeaders(reply.Headers, address, route.NewOrders > 0 && key is not null ? Name(key) : null, _clock.Now);
        return reply;
    }

    private static string Name(ApiKey key) =>
        key.Account.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static SignedRequest Signed(RestRequest request, Parameters parameters) => new(
        request.KeyId,
        parameters,
        SignedRequest.WithoutSignature(request.Query) + SignedRequest.WithoutSignature(request.Body),
        request.From);
}
