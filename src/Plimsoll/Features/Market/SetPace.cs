using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.Hub;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Features.Market;

/// <summary>Sets how fast the simulated market goes, for everybody.</summary>
internal static class SetPace
{
    internal sealed record Request(double Acceleration);

    public static Results<Ok<SyntheticMarketView>, ApiProblem> Handle(
        Body<Request> body, SimulatedMarketHost market, MarketOptions options, HubPublisher hub)
    {
        var problems = new FieldProblems();
        problems.Range(body.Value.Acceleration, "acceleration", MarketPace.Min, MarketPace.Max);
        if (problems.Any)
            return problems.ToProblem();
        market.SetAcceleration(body.Value.Acceleration);
        hub.Publish(MarketWatch.ClockTopic, "acceleration", MarketClock.Of(market));
        return TypedResults.Ok(SyntheticMarketView.Of(market, options));
    }
}
