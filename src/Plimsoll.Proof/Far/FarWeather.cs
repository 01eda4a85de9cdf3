using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof.Far;

/// <summary>What befalls a venue as a whole, and for how long; when everything has healed, nothing does.</summary>
internal sealed class FarWeather(Agenda agenda, FaultDice dice)
{
    private const decimal UsualTick = 0.01m;
    private const decimal WideTick = 0.05m;

    private Timestamp _downUntil = Timestamp.MinValue;
    private Timestamp _limitedUntil = Timestamp.MinValue;
    private Timestamp _bannedUntil = Timestamp.MinValue;
    private Timestamp _delistedUntil = Timestamp.MinValue;
    private Timestamp _wideUntil = Timestamp.MinValue;

    /// <summary>Under maintenance: it answers 503 and trades nothing.</summary>
    public bool IsDown => Is(_downUntil);

    public bool IsDelisted => Is(_delistedUntil);

    public decimal Tick => Is(_wideUntil) ? WideTick : UsualTick;

    /// <summary>Why every request is refused now; null when it is not.</summary>
    public string? Shut => Is(_bannedUntil) ? "418 banned" : Is(_limitedUntil) ? "429 too many requests" : null;

    public void OnSecond()
    {
        Begin(FaultKind.Maintenance, ref _downUntil, 10, 60);
        Begin(FaultKind.RateLimited, ref _limitedUntil, 2, 15);
        Begin(FaultKind.Banned, ref _bannedUntil, 30, 120);
        Begin(FaultKind.Delisted, ref _delistedUntil, 60, 300);
        Begin(FaultKind.TickChanged, ref _wideUntil, 60, 300);
    }

    /// <summary>Why the instrument takes no such order now; null when it does.</summary>
    public string? Objection(OrderTicket ticket) =>
        IsDelisted ? "the instrument is not traded"
        : IsOff(ticket.LimitPrice) || IsOff(ticket.StopPrice) ? "the price is not on the tick"
        : null;

    private bool IsOff(Price? price) => price is { Value: var value } && value % Tick != 0m;

    private bool Is(Timestamp until) => !dice.IsHealed && agenda.Now < until;

    private void Begin(FaultKind kind, ref Timestamp until, double least, double most)
    {
        if (dice.Strikes(kind))
            until = agenda.Now + dice.Between(least, most);
    }
}
