namespace Plimsoll.Features.Bench;

/// <summary>What <c>plimsoll bench order-path</c> answers.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Events">Told to every account.</param>
/// <param name="Durable">Milliseconds from when an event was due until the intent that it led to was durable.</param>
/// <param name="Commit">Milliseconds of one commit of an account, all that there were.</param>
/// <param name="Lateness">Milliseconds by which events were told later than they were due: the load's own fault.</param>
/// <param name="Step">Microseconds of one bar through strategy, risk gate, simulated venue and books, without a database.</param>
internal sealed record OrderPathReport(
    OrderPathRequest Request, long Events, Percentiles Durable, Percentiles Commit, Percentiles Lateness,
    Percentiles Step);
