namespace Plimsoll.Proof.Exhausting;

/// <summary>Something that happens to the account that sent an order.</summary>
internal enum Beat
{
    Ack,
    Refusal,
    FirstFill,
    SecondFill,
    End,

    /// <summary>The account asks for a cancel.</summary>
    Cancel,

    /// <summary>The venue says that there is nothing to cancel.</summary>
    CancelRefused,

    /// <summary>The call timed out.</summary>
    Silence,

    /// <summary>The program dies, and comes back from its journal to lists that do not have the order yet.</summary>
    Crash,
}
