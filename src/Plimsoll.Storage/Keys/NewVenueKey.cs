using Plimsoll.Runtime.Venues;

namespace Plimsoll.Storage.Keys;

/// <summary>A key that is to be kept, with what the venue said of it.</summary>
public sealed record NewVenueKey(Guid UserId, string Label, string VenueCode, VenueKey Key, KeyRights Rights);
