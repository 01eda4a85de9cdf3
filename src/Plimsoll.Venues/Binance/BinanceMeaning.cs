namespace Plimsoll.Venues.Binance;

/// <summary>An error of the venue in our words.</summary>
/// <param name="Verdict">What became of the request.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Sentence">What a trader is told.</param>
internal sealed record BinanceMeaning(BinanceVerdict Verdict, string Code, string Sentence);
