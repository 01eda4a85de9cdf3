using System.Text.Json;

namespace Plimsoll.Venues.Binance;

/// <summary>What came of a call that was answered, or that was not made.</summary>
internal abstract record BinanceReply
{
    private BinanceReply()
    {
    }

    public sealed record Ok(JsonElement Body) : BinanceReply;

    /// <summary>The venue said no, or something that nobody can read.</summary>
    public sealed record Failed(BinanceMeaning Meaning, int Code, string Text) : BinanceReply
    {
        public override string ToString() =>
            Code == 0 ? Meaning.Sentence : $"{Meaning.Sentence} ({Code}: {Text})";
    }

    /// <summary>Nothing left this machine.</summary>
    public sealed record NotSent(string Code, string Text) : BinanceReply;
}
