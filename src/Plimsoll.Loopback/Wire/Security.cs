namespace Plimsoll.Loopback.Wire;

/// <summary>What a request has to prove.</summary>
internal enum Security
{
    /// <summary>Anybody may ask.</summary>
    None,

    /// <summary>A known key in the header, no signature.</summary>
    Key,

    /// <summary>A key that may read, and a signature.</summary>
    Read,

    /// <summary>A key that may trade, and a signature.</summary>
    Trade,
}
