namespace Plimsoll.Runtime.Accounts;

/// <summary>
/// That somebody has thrown an account's kill switch, from that moment on and whatever the database does. It outlives
/// the account's runner and ends when the halt is durable; a program that dies before that has lost it.
/// </summary>
internal sealed class KillLatch
{
    private string? _actor;

    /// <summary>Who threw it first; null when it is not thrown, or the halt is durable.</summary>
    public string? Actor => Volatile.Read(ref _actor);

    public bool IsPressed => Actor is not null;

    /// <summary>Nothing that adds risk leaves from here on.</summary>
    public void Press(string actor) => Interlocked.CompareExchange(ref _actor, actor, null);

    /// <summary>The halt is durable: the account's facts hold it from here on.</summary>
    public void Settle() => Volatile.Write(ref _actor, null);
}
