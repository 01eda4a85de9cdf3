namespace Plimsoll.Loopback.Market;

/// <summary>Whether a symbol trades.</summary>
internal enum SymbolStatus
{
    Trading,
    Break,
}
