namespace Plimsoll.Venues.Binance;

/// <summary>A question that was not answered, or not so that anybody can read it.</summary>
public sealed class BinanceException : Exception
{
    public BinanceException(string code, string message)
        : base(message) => Code = code;

    public BinanceException(string code, string message, Exception cause)
        : base(message, cause) => Code = code;

    /// <summary>Stable.</summary>
    public string Code { get; }
}
