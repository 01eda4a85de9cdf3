using System.Text.Json;
using Microsoft.Extensions.Logging;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Serialization;

namespace Plimsoll.Runtime.Accounts.Tape;

/// <summary>
/// Tells an account again all that it was told, through the same recovery, intake and engine, and compares every fact
/// that comes of it with the one that was written then. Nobody is asked and nothing is sent: what venues and people said
/// is in the inputs.
/// </summary>
/// <param name="accounts">Facts and inputs.</param>
/// <param name="bars">Minutes of the market, which put lives back together.</param>
/// <param name="logger">Hears of what cannot be put back together.</param>
public sealed class LifeReplay(IAccountStore accounts, IMarketStore bars, ILogger logger)
{
    private AccountSession? _session;
    private MarketIntake? _intake;
    private long _lives;
    private long _inputs;
    private long _alike;

    /// <param name="account">Which; it may live on meanwhile.</param>
    /// <param name="past">All its facts, whole, as far as they are to be told again.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="InvalidDataException">Log or inputs are not what was written.</exception>
    public async Task<LifeReplayReport> RunAsync(AccountId account, AccountPast past, CancellationToken stop)
    {
        await using var log = new FactCursor(past.Facts, stop);
        var difference = await ReplayAsync(accounts.ReadInputsAsync(account, past.FactCount, stop), log, stop);
        if (difference is null && _session is not null && log.Position < past.FactCount)
            difference = $"fact {log.Position + 1} does not come of what the account was told";
        return new LifeReplayReport(_lives, _inputs, _alike, difference);
    }

    private async Task<string?> ReplayAsync(IAsyncEnumerable<byte[]> pieces, FactCursor log, CancellationToken stop)
    {
        await foreach (var piece in pieces.WithCancellation(stop))
            foreach (var input in InputText.Read(piece))
            {
                if (input is AccountInput.Began began)
                {
                    if (await BeginAsync(began.Life, log, stop) is { } gap)
                        return gap;
                }
                else if (_session is { } session)
                {
                    Hear(session, input);
                    if (await CompareAsync(session.Engine, log) is { } other)
                        return $"{other}, in life {_lives} when told {JsonSerializer.Serialize(input, FactJson.Options)}";
                }
            }

        return null;
    }

    /// <summary>Null when the log goes on where the life before has ended.</summary>
    private async Task<string?> BeginAsync(LifeBeginning life, FactCursor log, CancellationToken stop)
    {
        // What was written before anything was kept of what was told is taken as it is.
        while (_session is null && log.Position < life.FactCount)
            await log.NextAsync();
        if (log.Position != life.FactCount)
            return $"fact {Math.Min(log.Position, life.FactCount) + 1} does not come of what the account was told";
        var recovery = new AccountRecovery(
            new PastOf(accounts, life), new BarsOf(bars, life), new StillMarket(life), life.Venue, logger);
        var recovered = await recovery.RecoverAsync(life.Account, life.Missed, stop) with { Tape = null };
        recovered.Engine.Tape = null;
        _intake = new MarketIntake(recovered);
        _session = new AccountSession(recovered.Engine, _intake, isDegraded: false);
        _lives++;
        return null;
    }

    private void Hear(AccountSession session, AccountInput input)
    {
        _inputs++;
        switch (input)
        {
            case AccountInput.Told told:
                _intake!.Take(told.Event);
                break;
            case AccountInput.Called called:
                called.Call.Tell(session.Engine);
                break;
            case AccountInput.RunJoined joined:
                Join(session, joined);
                break;
            default:
                throw new InvalidOperationException($"no rule tells {input.GetType().Name}");
        }
    }

    private static void Join(AccountSession session, AccountInput.RunJoined joined)
    {
        var run = joined.Run;
        var strategy = StrategyCatalog.Find(run.StrategyName, run.StrategyVersion, run.Document)
            ?? throw new InvalidDataException($"strategy {run.StrategyName} is not installed");
        session.StartRun(run, strategy, new RunHistory(joined.Own)
        {
            References = joined.References.ToDictionary(one => one.Instrument, one => one.Bars),
        });
    }

    private async Task<string?> CompareAsync(TradingEngine engine, FactCursor log)
    {
        foreach (var fact in engine.Outbox.Take().Facts)
        {
            if (FactDifference.Of(fact, await log.NextAsync()) is { } difference)
                return $"fact {log.Position}: {difference}";
            _alike++;
        }

        return null;
    }
}
