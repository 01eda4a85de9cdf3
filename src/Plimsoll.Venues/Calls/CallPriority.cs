namespace Plimsoll.Venues.Calls;

/// <summary>What a call to a venue is for, the least important first: decides how much of a budget it may use.</summary>
internal enum CallPriority
{
    Data,
    Entry,
    Query,
    Exit,
    Cancel,
}
