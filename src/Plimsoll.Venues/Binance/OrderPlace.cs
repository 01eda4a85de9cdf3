namespace Plimsoll.Venues.Binance;

/// <summary>An endpoint that keeps orders.</summary>
internal enum OrderPlace
{
    Market,

    /// <summary>Contracts: conditional orders wait apart from the others.</summary>
    Conditional,
}
