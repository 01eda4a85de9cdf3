namespace Plimsoll.Proof;

/// <summary>
/// One rule of the order path switched off in the driver, to see that the proof notices. Nothing the program trades with
/// can be sabotaged: these are other drivers of the same core.
/// </summary>
public enum Sabotage
{
    None,

    /// <summary>Orders leave before their intent is durable.</summary>
    [BreaksRule(1)]
    SendsBeforeWriting,

    /// <summary>The client order id is drawn anew in each life of the program.</summary>
    [BreaksRule(2)]
    NamesNotDerived,

    /// <summary>Words of the stream are credited by the venue's own counter.</summary>
    [BreaksRule(2)]
    NamedByTheVenue,

    /// <summary>Silence is taken for a refusal, and for a cancel that was done.</summary>
    [BreaksRule(3)]
    SilenceIsRefusal,

    /// <summary>A cancel that was answered with OK counts as done.</summary>
    [BreaksRule(3)]
    OkIsDone,

    /// <summary>"No such order" counts at once.</summary>
    [BreaksRule(4)]
    AbsenceWithoutWaiting,

    /// <summary>A question that failed counts as "no such order".</summary>
    [BreaksRule(4)]
    FailedQuestionIsNo,

    /// <summary>Only one of the venue's endpoints is asked.</summary>
    [BreaksRule(4)]
    AsksOneEndpoint,

    /// <summary>An order that got no answer is sent again.</summary>
    [BreaksRule(5)]
    SendsAgain,

    /// <summary>What counts as never placed is not listened to any more.</summary>
    [BreaksRule(6)]
    VerdictIsFinal,

    /// <summary>The identity of a fill is made anew whenever it is heard.</summary>
    [BreaksRule(7)]
    FillsWithoutIdentity,

    /// <summary>What is said about an order that has ended is not listened to.</summary>
    [BreaksRule(8)]
    EndedOrdersAreDeaf,

    /// <summary>Fills are made to fit, what nobody asked for and what differs is left out.</summary>
    [BreaksRule(9)]
    DifferencesAreSmoothed,

    /// <summary>The stream is believed, books are never compared.</summary>
    [BreaksRule(10)]
    StreamIsTruth,

    /// <summary>A start goes on as if nothing had been under way.</summary>
    [BreaksRule(11)]
    StartsBlind,

    /// <summary>The state is changed beside its facts.</summary>
    [BreaksRule(12)]
    StateBesideFacts,

    /// <summary>The journal takes a step of a program that does not know what is in it.</summary>
    [BreaksRule(13)]
    LateWriterGetsThrough,

    /// <summary>Between the look at the journal and the write another writer comes in.</summary>
    [BreaksRule(14)]
    ChecksWithoutLock,

    /// <summary>A write that failed is written again, without a key that would show the first.</summary>
    [BreaksRule(15)]
    WritesAgain,

    /// <summary>What could not be written is sent all the same.</summary>
    [BreaksRule(16)]
    SendsWithoutWriting,

    /// <summary>Calls have no deadline.</summary>
    [BreaksRule(17)]
    WaitsForEver,

    /// <summary>What a step causes is done in the order of places in memory.</summary>
    [BreaksRule(18)]
    IteratesByHash,

    /// <summary>An assertion that failed is caught, and the account goes on.</summary>
    [BreaksRule(19)]
    SwallowsAssertions,

    /// <summary>Whatever waits for a program that stands still is kept.</summary>
    [BreaksRule(20)]
    QueuesWithoutBound,
}
