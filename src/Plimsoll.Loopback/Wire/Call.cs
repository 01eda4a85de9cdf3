using Plimsoll.Loopback.Accounts;

namespace Plimsoll.Loopback.Wire;

/// <summary>One request while it is answered.</summary>
internal sealed class Call(Parameters parameters, ApiKey? key)
{
    public Parameters Parameters => parameters;

    public ApiKey Key => key ?? throw VenueErrors.KeyFormat;

    public VenueAccount Account => Key.Account;

    /// <summary>What the request costs beyond its route's weight.</summary>
    public int ExtraWeight { get; set; }
}
