namespace Plimsoll.Venues.Binance;

/// <summary>What an error of the venue says about the request that met it.</summary>
internal enum BinanceVerdict
{
    /// <summary>Nobody knows whether it was carried out.</summary>
    Unknown,

    /// <summary>It was not carried out, and said why.</summary>
    Refused,

    /// <summary>The venue has no such order under this name at this endpoint.</summary>
    NoSuchOrder,

    /// <summary>Nothing was looked at: too much was asked.</summary>
    TooMuch,

    /// <summary>Nothing was looked at: the key is not (any more) good for it.</summary>
    Locked,
}
