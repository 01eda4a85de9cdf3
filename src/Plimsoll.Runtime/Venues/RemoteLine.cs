using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Venues;

/// <summary>
/// A venue across a network: calls run beside the mailbox, so that a venue that hangs keeps nobody from an exit, and
/// their outcomes come back as steps of their own. Each call ends in time; one that fails is silence, never a no.
/// </summary>
internal sealed class RemoteLine : IVenueLine
{
    // Longer than any honest answer takes; what comes later comes through the stream or the lists.
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BooksEvery = TimeSpan.FromSeconds(60);
    // What a venue takes changes with its customer's trading, by the day.
    private static readonly TimeSpan FeesEvery = TimeSpan.FromDays(1);
    private static readonly TimeSpan FeesAgainAfter = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan ClockTick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostClockLead = TimeSpan.FromSeconds(1);

    // Ten minutes of books that could not be read.
    private const int MostFailures = 10;

    private readonly IRemoteVenue _venue;
    private readonly RemoteLineOptions _options;
    private readonly CancellationTokenSource _ending = new();
    private readonly ConcurrentDictionary<Task, bool> _calls = new();
    private readonly PeriodicTimer _timer;
    private Task _watching = Task.CompletedTask;
    private Task _listening = Task.CompletedTask;
    private readonly SemaphoreSlim _booksTurn = new(1, 1);
    private Timestamp _nextBooks;
    private Timestamp _nextFees;
    private bool _isClockDoubted;
    private int _failures;

    public RemoteLine(IRemoteVenue venue, RemoteLineOptions options)
    {
        _venue = venue;
        _options = options;
        _timer = new PeriodicTimer(ClockTick, options.Time);
        _nextBooks = Now + BooksEvery;
        _nextFees = Now + FeesEvery;
    }

    /// <summary>The account has taken the books it starts from: from here on it hears of its venue and of time.</summary>
    public void Begin()
    {
        Track(AskBeforeEntriesAsync());
        _watching = Task.Run(WatchAsync);
        _listening = Task.Run(ListenAsync);
    }

    public ValueTask PerformAsync(VenueEffect effect, CancellationToken cancellationToken)
    {
        var call = effect switch
        {
            VenueEffect.Submit submit => SubmitAsync(submit),
            VenueEffect.SubmitPair pair => SubmitPairAsync(pair),
            VenueEffect.Cancel cancel => CancelAsync(cancel.Ticket),
            VenueEffect.Search search => SearchAsync(search.Ticket),
            VenueEffect.ProveFlat => ProveFlatAsync(),
            _ => throw new InvalidOperationException($"no rule performs {effect.GetType().Name}"),
        };
        Track(call);
        return ValueTask.CompletedTask;
    }

    public ValueTask TakeReportsAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask OnMarketAsync(MarketEvent market, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Waits for the calls that are out: their outcomes are still taken down.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await Task.WhenAll([_watching, _listening, .. _calls.Keys]);
        await _venue.DisposeAsync();
        _timer.Dispose();
        _ending.Dispose();
        _booksTurn.Dispose();
    }

    private void Track(Task call)
    {
        _calls[call] = true;
        _ = call.ContinueWith(
            done => _calls.TryRemove(done, out _), CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task SubmitAsync(VenueEffect.Submit submit)
    {
        await Task.Yield();
        using var deadline = Deadline();
        var report = await VenueGuard.SubmitAsync(
            _venue, submit.Order, Now, deadline.Token, CancellationToken.None);
        await _options.Post(engine => engine.OnReport(report));
    }

    private async Task SubmitPairAsync(VenueEffect.SubmitPair pair)
    {
        await Task.Yield();
        using var deadline = Deadline();
        var reports = await VenueGuard.SubmitPairAsync(_venue, pair, Now, deadline.Token);
        await _options.Post(engine =>
        {
            foreach (var report in reports)
                engine.OnReport(report);
        });
    }

    // Whether it was cancelled comes as a report; after an ask that failed nobody knows whether the order still works.
    private async Task CancelAsync(OrderTicket ticket)
    {
        await Task.Yield();
        using var deadline = Deadline();
        var failure = await AnswerAsync<string?>(
            async token =>
            {
                await _venue.CancelAsync(ticket, token);
                return null;
            },
            failed => failed,
            deadline.Token);
        if (failure is not null)
            await _options.Post(engine => engine.OnReport(
                new OrderReport.Silence(ticket.IntentNumber, engine.Clock, $"cancel: {failure}")));
    }

    private async Task SearchAsync(OrderTicket ticket)
    {
        await Task.Yield();
        var askedAt = Now;
        using var deadline = Deadline();
        var answer = await AnswerAsync(
            async token => await _venue.SearchAsync(ticket, token),
            failure => new OrderSearch.NoAnswer(failure),
            deadline.Token);
        await _options.Post(engine => engine.OnSearch(ticket.IntentNumber, askedAt, answer));
    }

    private async Task ProveFlatAsync()
    {
        await Task.Yield();
        using var deadline = Deadline();
        var proof = await AnswerAsync(
            _venue.ProveFlatAsync, failure => new FlatProof(false, $"the venue did not answer: {failure}"),
            deadline.Token);
        await _options.Post(engine => engine.TakeFlatProof(proof.IsFlat, proof.Evidence));
    }

    private async Task WatchAsync()
    {
        try
        {
            while (await _timer.WaitForNextTickAsync(_ending.Token))
            {
                await _options.Post(_ => { });

                // Beside the seconds: a venue that hangs must not keep the account from hearing that time passes.
                if (Now >= _nextBooks)
                {
                    _nextBooks = Now + BooksEvery;
                    Track(EachMinuteAsync());
                }

                if (Now >= _nextFees)
                {
                    _nextFees = Now + FeesEvery;
                    Track(AskFeesAsync());
                }
            }
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // The account ends.
        }
    }

    private async Task ListenAsync()
    {
        try
        {
            await foreach (var news in _venue.ListenAsync(_ending.Token))
                await TakeAsync(news);
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // The account ends.
        }
        catch (Exception error)
        {
            // Books are compared every minute without it; a person has to know that nothing else tells now.
            _options.Logger.LogError(error, "The stream of venue {Venue} ended", _venue.Code);
            await _options.Post(engine => engine.Alarm("venue.stream", null, error.Message));
        }
    }

    private Task TakeAsync(VenueNews news) => news switch
    {
        VenueNews.Said said => _options.Post(engine => engine.OnReport(said.Report)),
        VenueNews.Joined => CompareAsync(),
        VenueNews.Trouble trouble => _options.Post(engine => engine.Alarm(trouble.Code, null, trouble.Text)),
        _ => throw new InvalidOperationException($"no rule takes {news.GetType().Name}"),
    };

    private async Task EachMinuteAsync()
    {
        await CheckClockAsync();
        await CompareAsync();
    }

    // No entry leaves before the clock has been asked for: by then it is known what it will cost.
    private async Task AskBeforeEntriesAsync()
    {
        await AskFeesAsync();
        await CheckClockAsync();
    }

    private async Task AskFeesAsync()
    {
        await Task.Yield();
        using var deadline = Deadline();
        var told = await AnswerAsync<IReadOnlyDictionary<InstrumentId, FeeSchedule>?>(
            async token => await _venue.ReadFeesAsync(token), _ => null, deadline.Token);
        if (told is null)
            _nextFees = Now + FeesAgainAfter;
        else
            await _options.Post(engine => engine.Fees.Take(told));
    }

    private async Task CheckClockAsync()
    {
        await Task.Yield();
        using var deadline = Deadline();
        var lead = await AnswerAsync<TimeSpan?>(
            async token => await _venue.MeasureClockLeadAsync(token), _ => null, deadline.Token);
        var isTrusted = lead is { } known && known.Duration() <= MostClockLead;
        await _options.Post(engine =>
        {
            if (!isTrusted && !_isClockDoubted)
                engine.Alarm(
                    "execution.clock", null,
                    lead is null ? "the venue did not tell its time" : $"our clock leads the venue's by {lead}");
            (engine.IsClockTrusted, _isClockDoubted) = (isTrusted, !isTrusted);
        });
    }

    private async Task CompareAsync()
    {
        await _booksTurn.WaitAsync(CancellationToken.None);
        try
        {
            using var deadline = Deadline();
            var books = await AnswerAsync<VenueBooks?>(
                async token => await _venue.ReadBooksAsync(token), _ => null, deadline.Token);
            _failures = books is null ? _failures + 1 : 0;
            var isLost = _failures >= MostFailures;
            await _options.Post(engine =>
            {
                engine.IsDegraded = isLost;
                if (books is not null)
                    engine.OnBooks(books);
            });
        }
        finally
        {
            _booksTurn.Release();
        }
    }

    private async Task<T> AnswerAsync<T>(
        Func<CancellationToken, Task<T>> ask, Func<string, T> otherwise, CancellationToken deadline)
    {
        try
        {
            return await ask(deadline).WaitAsync(deadline);
        }
        catch (Exception error)
        {
            // The boundary to a venue: no answer is an outcome like any other, and proves nothing.
            _options.Logger.LogWarning(error, "Venue {Venue} did not answer", _venue.Code);
            return otherwise(error.Message);
        }
    }

    private CancellationTokenSource Deadline() => new(CallTimeout, _options.Time);

    private Timestamp Now => Timestamp.From(_options.Time.GetUtcNow());
}
