namespace Plimsoll.Features.Signals;

/// <summary>What a code that ended a signal says, in one sentence.</summary>
internal static class SignalText
{
    /// <summary>Null for a code that the gate or the venue explains itself.</summary>
    public static string? Of(string? code) => code switch
    {
        "signal.expired" => "The signal has expired.",
        "signal.price_moved" => "The price has moved more than half of the initial risk away since the signal.",
        "signal.reversal_lost" =>
            "The close that should have made room for this entry was refused, something else ended the position first, "
            + "or the account was in guide mode by then.",
        "signal.end_of_data" => "The data ended before the close that this entry waited for could fill.",
        "signal.offset" => "It took away from the position that another bot held on the other side.",
        "signal.opposite_open" => "The instrument has a position or an entry on the other side; the first wins.",
        "signal.duplicate" => "The instrument has a position or an entry on the same side, or this exit is on its way.",
        "signal.rejected_by_person" => "A person rejected it.",
        "signal.confidence" => "Its confidence is below what the strategy asks.",
        "signal.reward_risk" => "Its target is too near for the risk to its stop.",
        "signal.no_stop" => "It has no stop.",
        "signal.no_exit" => "It has neither a target nor a declared exit.",
        "signal.geometry" => "Stop, entry and target are not in their order, or a price is none.",
        _ => null,
    };
}
