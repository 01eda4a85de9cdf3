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

    /// <summary>The program dies.</summary>
    Crash,

    /// <summary>A market order fills in parts.</summary>
    PartialFill,

    /// <summary>The program's clock is up to a second ahead.</summary>
    ClockLead,
}
