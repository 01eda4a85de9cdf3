namespace Plimsoll.Venues;

/// <summary>What the operator says about venues.</summary>
public sealed record VenueOptions
{
    /// <summary>Where a venue is reached instead of its own address, by venue code: a loop-back, a gateway.</summary>
    public IReadOnlyDictionary<string, Uri> Addresses { get; init; } = new Dictionary<string, Uri>();

    /// <summary>What accounts may trade, by venue code.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Symbols { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Where nothing is said.</summary>
    public static IReadOnlyList<string> UsualSymbols { get; } = ["BTCUSDT", "ETHUSDT"];
}
