using Plimsoll.Venues.Calls;

namespace Plimsoll.Venues.Binance;

/// <summary>A request before it is signed and sent.</summary>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="Path">Of the interface, with a leading slash.</param>
/// <param name="Weight">What it costs of the budget.</param>
/// <param name="Priority">How much of the budget it may use.</param>
internal sealed record BinanceCall(HttpMethod Method, string Path, int Weight, CallPriority Priority)
{
    /// <summary>In the order they are sent.</summary>
    public IReadOnlyList<(string Name, string Value)> Parameters { get; init; } = [];

    public bool IsSigned { get; init; } = true;

    /// <summary>Whether the key has to be named where nothing is signed (listen keys).</summary>
    public bool NeedsKey { get; init; }
}
