namespace Plimsoll.Core.Trading;

/// <summary>How long a venue refuses a client order id that it has seen. Nothing here relies on it; it is told to people.</summary>
public enum ClientOrderIdScope
{
    /// <summary>Unique among working orders only: an id of an ended order is taken again.</summary>
    OpenOnly,

    /// <summary>Unique for some time.</summary>
    Window,

    /// <summary>Unique for ever.</summary>
    Permanent,
}
