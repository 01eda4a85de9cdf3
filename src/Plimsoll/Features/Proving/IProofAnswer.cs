namespace Plimsoll.Features.Proving;

/// <summary>What a kind of proof answers on the command line.</summary>
internal interface IProofAnswer
{
    /// <summary>None: it is proven.</summary>
    IReadOnlyList<string> Problems { get; }

    /// <summary>For people.</summary>
    void Write(TextWriter output);
}
