namespace Plimsoll.Features.SignIn;

/// <summary>Tells whoever holds a connection open (the hub) that its sign-in has ended.</summary>
internal sealed class EndedSignIns
{
    public event Action<Guid>? Ended;

    public void Announce(Guid signInId) => Ended?.Invoke(signInId);
}
