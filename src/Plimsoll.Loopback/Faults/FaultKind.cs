namespace Plimsoll.Loopback.Faults;

/// <summary>Everything that the venue can do wrong. On the command line the names begin with a small letter.</summary>
public enum FaultKind
{
    /// <summary>The line breaks before the request arrives: nothing happens at the venue.</summary>
    RequestLost,

    /// <summary>The request has its effect, and the line breaks before the answer arrives.</summary>
    AckLost,

    /// <summary>The request is under way for up to eight seconds and judged when it arrives.</summary>
    RequestDelayed,

    /// <summary>A frame of a stream arrives twice.</summary>
    DuplicateDelivery,

    /// <summary>A frame of a stream arrives after the one that follows it.</summary>
    Reordering,

    /// <summary>A stream's connection is dead from now on, and nobody tells the client.</summary>
    HalfOpen,

    /// <summary>A stream says nothing for a minute, while pings go on.</summary>
    StreamSilent,

    /// <summary>A frame of a stream never arrives.</summary>
    FrameMissing,

    /// <summary>Status 200 with an error in the body; nothing has happened.</summary>
    OkWithError,

    /// <summary>Status 503 after the effect.</summary>
    ErrorAfterEffect,

    /// <summary>Status 429, every second time without Retry-After.</summary>
    TooMany,

    /// <summary>Status 418 for five seconds.</summary>
    Banned,

    /// <summary>Status 400 with a code that is in no document; every second time after the effect.</summary>
    UnknownCode,

    /// <summary>The body of the answer stops in the middle.</summary>
    TruncatedJson,

    /// <summary>Numbers of the answer come as text.</summary>
    NumberAsString,

    /// <summary>Numbers of the answer come with an exponent.</summary>
    NumberAsExponent,

    /// <summary>Reads do not know yet what happened in the last two seconds.</summary>
    ReadLag,

    /// <summary>The answer to a new order comes after the stream has told its fills.</summary>
    FillBeforeAck,

    /// <summary>An order that was just cancelled fills a little nevertheless.</summary>
    FillAfterCancel,

    /// <summary>A resting order fills in part, and the venue takes out the rest by itself.</summary>
    PartialThenCancel,

    /// <summary>An order fills for more than it asked for.</summary>
    Overfill,

    /// <summary>The venue liquidates a position.</summary>
    Liquidation,

    /// <summary>The venue's order numbers begin again at earlier ones.</summary>
    IdsRollBack,

    /// <summary>The archive has swallowed a finished order: it does not exist any more.</summary>
    Forgets,

    /// <summary>Ten seconds in which every request is answered with 503.</summary>
    Maintenance,

    /// <summary>The venue's clock goes wrong by up to a second.</summary>
    ClockLead,

    /// <summary>The venue's clock jumps by up to ten seconds, and back at the next jump.</summary>
    ClockJump,

    /// <summary>A symbol stops trading; its open orders expire.</summary>
    Delisted,

    /// <summary>A symbol's prices have a step ten times as wide.</summary>
    TickChanged,

    /// <summary>A balance changes and no order explains it.</summary>
    BalanceByHand,

    /// <summary>A stream's connection breaks in the middle of a frame.</summary>
    FrameCut,

    /// <summary>A stream brings a frame in a second from now on; after ten of them the venue hangs up.</summary>
    StreamSlow,
}
