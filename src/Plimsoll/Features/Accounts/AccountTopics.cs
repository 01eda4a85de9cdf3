using Microsoft.EntityFrameworkCore;
using Plimsoll.Features.Hub;
using Plimsoll.Storage;

namespace Plimsoll.Features.Accounts;

/// <summary>The hub's topics about accounts and bots: only the owner may listen.</summary>
internal static class AccountTopics
{
    public const string Orders = "orders";
    public const string Positions = "positions";
    public const string Equity = "equity";
    public const string Signals = "signal_generated";
    public const string Risk = "risk";
    public const string Mode = "mode";
    public const string Journal = "journal";
    public const string Bots = "bots";

    // Twice a second is what an eye follows.
    private static readonly TimeSpan EquityEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PositionsEvery = TimeSpan.FromMilliseconds(250);

    public static void Add(IServiceCollection services)
    {
        foreach (var prefix in new[] { Orders, Signals, Risk, Mode, Journal })
            services.AddHubTopic(new HubTopic(prefix, OwnsAccountAsync));
        services.AddHubTopic(new HubTopic(Positions, OwnsAccountAsync) { LatestWinsEvery = PositionsEvery });
        services.AddHubTopic(new HubTopic(Equity, OwnsAccountAsync) { LatestWinsEvery = EquityEvery });
        services.AddHubTopic(new HubTopic(Bots, OwnsBotAsync));
    }

    private static async ValueTask<bool> OwnsAccountAsync(TopicRequest request)
    {
        if (!request.TryGetId(out var id))
            return false;
        await using var database = await OpenAsync(request);
        return await database.Accounts.AnyAsync(row => row.Id == id && row.UserId == request.User.Id, request.Stop);
    }

    private static async ValueTask<bool> OwnsBotAsync(TopicRequest request)
    {
        if (!request.TryGetId(out var id))
            return false;
        await using var database = await OpenAsync(request);
        return await database.Bots.AnyAsync(row => row.Id == id && row.UserId == request.User.Id, request.Stop);
    }

    private static Task<PlimsollContext> OpenAsync(TopicRequest request) =>
        request.Services.GetRequiredService<IDbContextFactory<PlimsollContext>>().CreateDbContextAsync(request.Stop);
}
