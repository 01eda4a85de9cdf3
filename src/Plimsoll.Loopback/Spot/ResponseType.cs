namespace Plimsoll.Loopback.Spot;

/// <summary>How much an answer to a new order tells.</summary>
internal enum ResponseType
{
    Ack,
    Result,
    Full,
}
