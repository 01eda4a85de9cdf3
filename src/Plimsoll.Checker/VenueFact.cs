namespace Plimsoll.Checker;

/// <summary>An order as its venue has it in its own books.</summary>
/// <param name="ClientOrderId">The name it came with.</param>
/// <param name="Instrument">What it is for.</param>
/// <param name="IsBuy">Which way.</param>
/// <param name="IsWorking">Whether it still may fill.</param>
/// <param name="Fills">What was executed, each with an identity of its own.</param>
public sealed record VenueFact(
    string ClientOrderId, string Instrument, bool IsBuy, bool IsWorking, IReadOnlyList<VenueExecution> Fills)
{
    /// <summary>The venue took it long after its own window: that it once counted as never placed was nobody's fault.</summary>
    public bool WasLate { get; init; }

    /// <summary>Its lists have forgotten it: nobody could know better than that it was never placed.</summary>
    public bool WasForgotten { get; init; }

    /// <summary>The venue gave it itself.</summary>
    public bool IsForced { get; init; }
}
