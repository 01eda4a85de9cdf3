namespace Plimsoll.Features.Venues;

/// <summary>What a key is good for in this program.</summary>
internal enum KeyUse
{
    /// <summary>The venue does not accept it, or it may do what no key here may.</summary>
    Nothing,

    /// <summary>It may read, but not trade.</summary>
    Data,
    Trading,
}
