using System.Collections.Concurrent;
using Plimsoll.Features.SignIn;

namespace Plimsoll.Features.Hub;

/// <summary>
/// All connected clients. A sign-in that ends takes its connections with it: at once when it ended here, within the
/// sweep's interval when it ran out or ended on another node.
/// </summary>
internal sealed class HubConnections(
    EndedSignIns ended, IServiceScopeFactory scopes, TimeProvider clock, ILogger<HubConnections> logger)
    : BackgroundService
{
    // The promise is 5 seconds; this leaves time for the query and the cut.
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, HubConnection> _connections = new(StringComparer.Ordinal);

    public void Add(string id, HubConnection connection) => _connections[id] = connection;

    public HubConnection? Find(string id) => _connections.GetValueOrDefault(id);

    public HubConnection? Remove(string id) => _connections.TryRemove(id, out var removed) ? removed : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        ended.Ended += Cut;
        using var timer = new PeriodicTimer(SweepEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await SweepAsync(stoppingToken);
        }
        finally
        {
            ended.Ended -= Cut;
        }
    }

    private async Task SweepAsync(CancellationToken stop)
    {
        Guid[] signIns = [.. _connections.Values.Select(connection => connection.User.SignInId).Distinct()];
        if (signIns.Length == 0)
            return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var rows = scope.ServiceProvider.GetRequiredService<SignIns>();
            foreach (var dead in await rows.DeadAmongAsync(signIns, stop))
                Cut(dead);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Who may listen cannot be told now; the next sweep asks again.
            logger.LogWarning(exception, "The sign-ins of the hub's clients could not be checked");
        }
    }

    private void Cut(Guid signInId)
    {
        foreach (var connection in _connections.Values.Where(connection => connection.User.SignInId == signInId))
            connection.Abort();
    }
}
