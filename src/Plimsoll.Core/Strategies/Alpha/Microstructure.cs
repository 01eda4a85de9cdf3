using System.Globalization;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Alpha;

/// <summary>
/// What funding, open interest and news say at a bar's close. Funding above 0.01 % is short and below −0.01 % long, bad
/// news that are absorbed long and good ones that are sold into short: one and a half votes where they do not contradict
/// each other. The pain trade is told and has no vote. What is not known says nothing.
/// </summary>
internal sealed class Microstructure(Timeframe timeframe)
{
    private const double Weight = 1.5;
    private const double LeastFunding = 0.0001;

    // Three settlements have been missed by then: the rate is not known any more.
    private static readonly TimeSpan MostAge = TimeSpan.FromDays(1);

    private MarketNotice.News? _news;
    private double _priceAtNews = double.NaN;
    private double _lastClose = double.NaN;
    private Timestamp _lastEnd = Timestamp.MinValue;
    private PainTrade? _pain;
    private Narrative? _narrative;

    /// <summary>The last rate as a fraction; null where none of the last day is known.</summary>
    public double? Funding { get; private set; }

    /// <summary>1.5 for long, −1.5 for short, 0 where nothing is known or it speaks for both.</summary>
    public double Votes { get; private set; }

    /// <summary>Narrative and pain trade in words; null where there is neither.</summary>
    public string? Text { get; private set; }

    /// <param name="view">The bar, and what was known before its end.</param>
    /// <param name="place">Of its close in the range of the window, 0 to 1.</param>
    public void Update(in StrategyView view, double place)
    {
        var end = view.Bar.OpenTime + timeframe.Length;
        if (view.Known is { } known)
            Look(known, (end, view.Bar.Close, place));
        (_lastClose, _lastEnd) = (view.Bar.Close, end);
    }

    private void Look(KnownFacts known, (Timestamp End, double Close, double Place) now)
    {
        Funding = known.Funding is { } funding && now.End - funding.KnownAt <= MostAge
            ? (double)funding.Fraction
            : null;
        var ratio = known.OpenInterest is { } open && now.End - open.KnownAt <= MostAge
            ? known.OpenInterestRatio
            : null;
        _pain = Funding is { } rate && ratio is { } of ? PainTrade.Of(rate, of, now.Place) : null;
        if (!ReferenceEquals(_news, known.News))
            Note(known.News!);
        // A price that the bars do not go back to cannot be compared with.
        _narrative = _news is null || double.IsNaN(_priceAtNews)
            ? null
            : Narratives.Of(_news.IsGood, now.End - _news.KnownAt, (now.Close - _priceAtNews) / _priceAtNews);
        Votes = Weight * Math.Sign(OfFunding() + (_narrative?.Direction() ?? 0));
        Text = Words();
    }

    // The last close before the news, unless the bars begin after it.
    private void Note(MarketNotice.News news)
    {
        _news = news;
        _priceAtNews = news.KnownAt >= _lastEnd ? _lastClose : double.NaN;
    }

    private int OfFunding() => Funding switch
    {
        > LeastFunding => -1,
        < -LeastFunding => 1,
        _ => 0,
    };

    private string? Words()
    {
        if (_pain is not { } pain)
            return _narrative?.Text();
        var hurt = string.Create(
            CultureInfo.InvariantCulture,
            $"pain of {(pain.Hurt == PositionSide.Long ? "longs" : "shorts")} {pain.Probability:0.00}");
        return _narrative is { } narrative ? $"{narrative.Text()}, {hurt}" : hurt;
    }
}
