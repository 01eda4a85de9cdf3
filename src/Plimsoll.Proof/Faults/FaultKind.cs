namespace Plimsoll.Proof.Faults;

/// <summary>What can go wrong between an account, its journal and its venue.</summary>
public enum FaultKind
{
    /// <summary>An order or cancel never reaches the venue.</summary>
    RequestLost,

    /// <summary>It reaches the venue, and the answer never comes back.</summary>
    AnswerLost,

    /// <summary>It is under way for up to 8 seconds, longer than the venue accepts it.</summary>
    RequestDelayed,

    /// <summary>The venue keeps it for up to 80 seconds and carries it out then, against its own terms.</summary>
    RequestHeldUp,

    /// <summary>The connection breaks at once, while the request travels on for up to 8 seconds.</summary>
    ConnectionCut,

    /// <summary>The venue takes it and answers with an error of its own (5xx).</summary>
    ErrorAfterEffect,

    /// <summary>The venue refuses it with a code nobody has mapped.</summary>
    UnknownCode,

    /// <summary>A word of the stream is missing.</summary>
    WordLost,

    /// <summary>A word of the stream comes twice.</summary>
    WordDoubled,

    /// <summary>A word of the stream comes after later ones.</summary>
    WordDelayed,

    /// <summary>The stream is up and says nothing for half a minute.</summary>
    StreamSilent,

    /// <summary>A question about orders or books is not answered.</summary>
    ReadFails,

    /// <summary>An answer shows the books of up to 2 seconds ago.</summary>
    ReadLags,

    /// <summary>The journal cannot be written: the step has not happened.</summary>
    JournalFails,

    /// <summary>The journal was written, and the writer was not told.</summary>
    JournalAmbiguous,

    /// <summary>The journal cannot be written for up to two minutes.</summary>
    DiskFull,

    /// <summary>The program dies.</summary>
    Crash,

    /// <summary>A program that was taken for dead wakes up and goes on with the account that another one has.</summary>
    TwoLeaders,

    /// <summary>The program stands still for up to two minutes, and nobody knows.</summary>
    Pause,

    /// <summary>An assertion fails in the middle of a step.</summary>
    AssertionFails,

    /// <summary>The program's clock is up to a second ahead.</summary>
    ClockLead,

    /// <summary>It leaps by up to three seconds, forward or back.</summary>
    ClockJump,

    /// <summary>A market order fills in parts.</summary>
    PartialFill,

    /// <summary>An order is kept at another endpoint, with lists of its own.</summary>
    AnotherEndpoint,

    /// <summary>A fill is told before the answer to its order.</summary>
    FillBeforeAnswer,

    /// <summary>An order fills up to 75 seconds after its cancel was told.</summary>
    FillAfterCancel,

    /// <summary>A cancel is answered with OK, and nothing is done.</summary>
    CancelNotDone,

    /// <summary>More is filled than was asked.</summary>
    Overfill,

    /// <summary>The venue ends the position by itself.</summary>
    Liquidation,

    /// <summary>The venue's own order ids begin again at ones it has given before.</summary>
    IdsRolledBack,

    /// <summary>The venue's lists forget an order that ended without a fill.</summary>
    Forgotten,

    /// <summary>The venue answers nothing but 503 for up to a minute, and trades nothing.</summary>
    Maintenance,

    /// <summary>Every request is refused for some seconds: too many of them (429).</summary>
    RateLimited,

    /// <summary>Every request is refused for up to two minutes (418).</summary>
    Banned,

    /// <summary>The instrument is taken off the market for some minutes; its orders end.</summary>
    Delisted,

    /// <summary>The instrument's tick is five times as wide for some minutes.</summary>
    TickChanged,

    /// <summary>Somebody takes out of the balance, or adds to it, beside the program.</summary>
    BalanceByHand,
}
