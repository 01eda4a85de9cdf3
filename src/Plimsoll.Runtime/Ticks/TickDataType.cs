namespace Plimsoll.Runtime.Ticks;

/// <summary>What a session records of its instruments.</summary>
public enum TickDataType
{
    /// <summary>Trades and best bid and ask.</summary>
    Prices,

    /// <summary>The book's levels.</summary>
    Orderbook,

    /// <summary>Funding rates.</summary>
    Funding,
}
