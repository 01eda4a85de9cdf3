namespace Plimsoll.Loopback.Futures;

/// <summary>Which price triggers.</summary>
internal enum WorkingType
{
    ContractPrice,
    MarkPrice,
}
