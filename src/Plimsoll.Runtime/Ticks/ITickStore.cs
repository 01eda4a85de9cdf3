namespace Plimsoll.Runtime.Ticks;

/// <summary>
/// Trades and quotes of sessions. Each tick is kept once by (session, instrument, kind, sequence), however often it is
/// added; one whose sequence is not above the last that is kept was added before, or came out of order, and changes
/// nothing. What was answered is durable. Sessions without a user are built in: everybody reads them.
/// </summary>
public interface ITickStore
{
    /// <summary>Begins an active session without ticks.</summary>
    /// <exception cref="TickStoreException"><see cref="TickStoreException.NameTaken"/>.</exception>
    Task<TickSession> CreateAsync(NewTickSession session, CancellationToken stop);

    /// <summary>An own one comes before a built-in one of the same name, a name before an id.</summary>
    /// <returns>Null when there is none that is not deleted, or it is another user's.</returns>
    Task<TickSession?> FindAsync(Guid? userId, string nameOrId, CancellationToken stop);

    /// <summary>Own and built-in ones that are not deleted, by name.</summary>
    Task<IReadOnlyList<TickSession>> ListAsync(Guid? userId, CancellationToken stop);

    /// <summary>Everybody's active sessions of a kind that are not deleted, the oldest first.</summary>
    Task<IReadOnlyList<TickSession>> ListActiveAsync(TickSessionKind kind, CancellationToken stop);

    /// <summary>Where the trades of a session end so far, of each instrument that has any.</summary>
    Task<IReadOnlyList<TickSeriesEnd>> ReadEndsAsync(Guid sessionId, CancellationToken stop);

    /// <summary>Adds trades, in ascending sequence, of any number; all that are new, or none.</summary>
    /// <exception cref="TickStoreException">
    /// <see cref="TickStoreException.NotFound"/>, <see cref="TickStoreException.NotActive"/>,
    /// <see cref="TickStoreException.NoInstrument"/>.
    /// </exception>
    Task<TickAppended> AppendAsync(TickSeries series, ReadOnlyMemory<TradeTick> trades, CancellationToken stop);

    /// <summary>The same of quotes.</summary>
    /// <exception cref="TickStoreException">As for trades.</exception>
    Task<TickAppended> AppendAsync(TickSeries series, ReadOnlyMemory<QuoteTick> quotes, CancellationToken stop);

    /// <summary>Keeps that something is missing.</summary>
    /// <exception cref="TickStoreException">
    /// <see cref="TickStoreException.NotFound"/>, <see cref="TickStoreException.NotActive"/>.
    /// </exception>
    Task AddGapAsync(Guid sessionId, TickGap gap, CancellationToken stop);

    /// <summary>Ends an active session; one that has ended stays as it is. Answers with what holds then.</summary>
    /// <exception cref="TickStoreException"><see cref="TickStoreException.NotFound"/>.</exception>
    Task<TickSession> EndAsync(Guid sessionId, TickSessionEnd end, CancellationToken stop);

    /// <summary>Removes an active session for ever, with all that was added: what was begun is not to be.</summary>
    Task DiscardAsync(Guid sessionId, CancellationToken stop);

    /// <summary>
    /// Ticks in total order, same each time: by time, instrument id, kind (quote before trade), sequence. Late ones
    /// stand where their time belongs.
    /// </summary>
    /// <exception cref="TickSegmentException">A segment cannot be read, and the query does not skip it.</exception>
    IAsyncEnumerable<TickRun> ReadAsync(TickQuery query, CancellationToken stop);

    /// <summary>False when there is none of this user's own.</summary>
    /// <exception cref="TickStoreException"><see cref="TickStoreException.NameTaken"/>.</exception>
    Task<bool> RenameAsync(Guid userId, Guid sessionId, string name, CancellationToken stop);

    /// <summary>
    /// Takes a session out of sight and its name back; its ticks go with a later purge. An active one is stopped. False
    /// when there is none of this user's own.
    /// </summary>
    Task<bool> DeleteAsync(Guid userId, Guid sessionId, CancellationToken stop);

    /// <summary>Removes for ever what is past its time; answers with what that was.</summary>
    Task<IReadOnlyList<TickRange>> PurgeAsync(TickRetention retention, CancellationToken stop);
}
