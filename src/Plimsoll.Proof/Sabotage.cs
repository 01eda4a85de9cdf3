namespace Plimsoll.Proof;

/// <summary>
/// One rule of the order path switched off in the driver, to see that the proof notices. Nothing the program trades with
/// can be sabotaged: these are other drivers of the same core.
/// </summary>
public enum Sabotage
{
    None,

    /// <summary>Rule 1: orders leave before their intent is durable.</summary>
    SendsBeforeWriting,

    /// <summary>Rule 2: the client order id is drawn anew in each life of the program.</summary>
    NamesNotDerived,

    /// <summary>Rule 3: silence is taken for a refusal.</summary>
    SilenceIsRefusal,

    /// <summary>Rule 4: "no such order" counts at once.</summary>
    AbsenceWithoutWaiting,

    /// <summary>Rule 4: a question that failed counts as "no such order".</summary>
    FailedQuestionIsNo,

    /// <summary>Rule 5: an order that got no answer is sent again.</summary>
    SendsAgain,

    /// <summary>Rule 7: the identity of a fill is made anew whenever it is heard.</summary>
    FillsWithoutIdentity,

    /// <summary>Rule 8: what is said about an order that has ended is not listened to.</summary>
    EndedOrdersAreDeaf,

    /// <summary>Rule 10: the stream is believed, books are never compared.</summary>
    StreamIsTruth,

    /// <summary>Rule 11: a start goes on as if nothing had been under way.</summary>
    StartsBlind,

    /// <summary>Rule 16: what could not be written is sent all the same.</summary>
    SendsWithoutWriting,
}
