namespace Plimsoll.Storage.Identity;

/// <summary>What a user may do; stored as text, each role includes the one before.</summary>
public static class UserRole
{
    /// <summary>Reads own data and runs backtests in the own space.</summary>
    public const string Viewer = "viewer";

    /// <summary>Owns accounts, strategies, bots and orders.</summary>
    public const string Trader = "trader";

    /// <summary>Also owns users and platform settings.</summary>
    public const string Admin = "admin";

    /// <summary>All roles, weakest first.</summary>
    public static IReadOnlyList<string> All { get; } = [Viewer, Trader, Admin];
}
