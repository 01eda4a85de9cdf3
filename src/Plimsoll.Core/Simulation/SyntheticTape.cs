using Plimsoll.Core.Market;

namespace Plimsoll.Core.Simulation;

/// <summary>
/// Makes the trades of one synthetic instrument, second by second. Its chance depends on the seed and its own id
/// only, so an instrument trades the same alone as among others. Only + − × ÷ and comparisons: no library function
/// whose last bit could differ between machines.
/// </summary>
internal sealed class SyntheticTape
{
    private const long Second = Timestamp.MicrosPerSecond;
    private const long Minute = 60 * Second;
    private const long Hour = 60 * Minute;
    private const double SecondsPerDay = 86_400;
    private const double MinutesPerDay = 1_440;

    // Half an hour pulls a range back by 1/e: tight enough to be seen, loose enough to trade.
    private const double RangePullPerSecond = 1.0 / 1_800;
    private const double MinLevel = 100;
    private const double MaxLevel = 1e12;
    private const double NightActivity = 0.5;

    // Of both sides together, in mean trades: what a few trades eat.
    private const double MeanDepth = 8;

    // What a dump leaves of a pump fades over hours; kept for ever, pumps would lift the market without end.
    private const double PremiumFadePerSecond = 1.0 / 21_600;

    private readonly int _index;
    private readonly InstrumentId _id;
    private readonly double _pricePartsOfOne;
    private readonly double _quantityPartsOfOne;
    private readonly double _meanSteps;
    private readonly double _meanGapMicros;
    private readonly double _halfSpread;
    private readonly double _commonPerSecond;
    private readonly double _ownPerSecond;
    private readonly double _driftScale;
    private readonly double _episodesPerMinute;
    private readonly ulong _quoteSalt;
    private readonly SeededRandom _random;
    private double _level;
    private int _regime;
    private double _regimeLevel;
    private bool _isNight;
    private long _nextTrade;
    private long _sequence;
    private SyntheticEpisodePlan? _episode;
    private double _premium;

    public SyntheticTape(SyntheticMarketOptions options, int index, SyntheticTapeState? state = null)
    {
        var synthetic = options.Instruments[index];
        var instrument = synthetic.Instrument;
        _index = index;
        _id = instrument.Id;
        _pricePartsOfOne = (double)(1m / instrument.PriceIncrement);
        _quantityPartsOfOne = (double)(1m / instrument.QuantityStep);
        var meanQuantity = synthetic.MeanTradeNotional / synthetic.StartPrice / (double)instrument.ContractSize;
        _meanSteps = meanQuantity * _quantityPartsOfOne;
        _meanGapMicros = Minute / options.TradesPerMinute;
        _quoteSalt = Mix(options.Seed ^ Hash(_id.Value));
        _halfSpread = options.SpreadIncrements / 2.0;
        var perDay = synthetic.IsFx ? options.FxDailyVolatilityFraction : options.DailyVolatilityFraction;
        var perSecond = perDay / Root(SecondsPerDay);
        _commonPerSecond = perSecond * options.Correlation;
        _ownPerSecond = perSecond * Root(1 - options.Correlation * options.Correlation);

        // The drifts of the regimes are those of coins; a currency pair drifts as much less as it swings less.
        _driftScale = synthetic.IsFx ? options.FxDailyVolatilityFraction / options.DailyVolatilityFraction : 1;
        _episodesPerMinute = synthetic.IsFx ? 0 : options.EpisodesPerDay / MinutesPerDay;
        if (state is null)
        {
            _random = new SeededRandom(options.Seed ^ Hash(_id.Value));
            _level = _regimeLevel = synthetic.StartPrice * _pricePartsOfOne;
            _regime = SyntheticRegime.Range;
            _nextTrade = options.Start.Micros + Gap(_random.Uniform(), 1);
            return;
        }

        _random = SeededRandom.Restore(state.Random);
        (_level, _regime, _regimeLevel) = (state.Level, state.Regime, state.RegimeLevel);
        (_isNight, _nextTrade, _sequence) = (state.IsNight, state.NextTradeMicros, state.Sequence);
        (_episode, _premium) = (state.Episode, state.PremiumFraction);
    }

    /// <summary>The episode that is laid out, if any.</summary>
    public SyntheticEpisode? Episode => _episode is not { } plan ? null : new SyntheticEpisode(
        _id, plan.Kind, new Timestamp(plan.StartsAt), new Timestamp(plan.PeaksAt), new Timestamp(plan.EndsAt));

    public SyntheticTapeState Capture() => new()
    {
        InstrumentId = _id.Value,
        Random = _random.Capture(),
        Level = _level,
        Regime = _regime,
        RegimeLevel = _regimeLevel,
        IsNight = _isNight,
        NextTradeMicros = _nextTrade,
        Sequence = _sequence,
        Episode = _episode,
        PremiumFraction = _premium,
    };

    /// <summary>Adds the trades of [second, second + 1 s) to the list; true when an episode was laid out.</summary>
    public bool Step(long second, double common, List<SyntheticPendingTrade> trades)
    {
        var isNewEpisode = second % Minute == 0 && TurnMinute(second);
        var regime = SyntheticRegime.At(_regime);
        var from = MidAt(second);
        var noise = _commonPerSecond * common + _ownPerSecond * _random.Normal();
        var change = _level * (regime.DriftPerDay * _driftScale / SecondsPerDay + regime.VolatilityFactor * noise);
        if (regime.IsReverting)
            change += (_regimeLevel - _level) * RangePullPerSecond;
        _level = Math.Clamp(_level + change, MinLevel, MaxLevel);
        var end = second + Second;
        _premium = _premium < 1e-9 ? 0 : _premium - _premium * PremiumFadePerSecond;
        var to = MidAt(end);
        if (_nextTrade < end)
            Emit(second, from, to, trades);
        if (_episode is { } plan && end >= plan.EndsAt)
            EndEpisode(plan);
        return isNewEpisode;
    }

    private bool TurnMinute(long second)
    {
        var hour = second / Hour % 24;
        _isNight = hour is >= 22 or < 6;
        if (_random.Uniform() < 1 / SyntheticRegime.At(_regime).MeanMinutes)
        {
            _regime = SyntheticRegime.Next(_regime, _random);
            _regimeLevel = _level;
        }

        if (_episode is not null || _random.Uniform() >= _episodesPerMinute)
            return false;
        _episode = SyntheticEpisodePlan.Draw(second, _random);
        return true;
    }

    private void Emit(long second, double from, double to, List<SyntheticPendingTrade> trades)
    {
        var crowd = _episode?.CrowdAt(second) ?? SyntheticCrowd.Ordinary;
        var half = _halfSpread * SyntheticRegime.At(_regime).SpreadFactor * crowd.SpreadFactor;

        // More volume is twice the trades at most, the rest comes from their size.
        var activity = Math.Min(crowd.VolumeFactor, 2);
        var meanSteps = _meanSteps * crowd.VolumeFactor / activity;
        if (_isNight)
            activity *= NightActivity;
        var end = second + Second;
        while (_nextTrade < end)
        {
            var draw = _random.Next();
            var isBuy = Bits(draw, 0, 16) < crowd.BuyShare;
            var mid = from + (to - from) * (_nextTrade - second) / Second;
            var increments = Math.Max(1, Math.Floor(mid + (isBuy ? half : -half) + 0.5));
            var size = Bits(draw, 16, 24);

            // Mean 1, many small and few large.
            var steps = Math.Max(1, Math.Floor(meanSteps * (0.1 + 2.7 * size * size)));
            trades.Add(new SyntheticPendingTrade(
                _index, _nextTrade, increments / _pricePartsOfOne, steps / _quantityPartsOfOne, !isBuy, ++_sequence)
            {
                SpreadIncrements = 2 * half,
                DepthFactor = crowd.DepthFactor,
                BidShare = crowd.BuyShare,
            });
            _nextTrade += Gap(Bits(draw, 40, 24), activity);
        }
    }

    /// <summary>The best bid and ask that a trade met: one of them is its price.</summary>
    public Quote QuoteOf(SyntheticPendingTrade trade)
    {
        var spread = Math.Max(1, Math.Floor(trade.SpreadIncrements + 0.5));
        var at = Math.Floor(trade.Price * _pricePartsOfOne + 0.5);
        var bid = Math.Max(1, trade.IsBuyerMaker ? at : at - spread);
        var noise = Mix(unchecked(_quoteSalt + (ulong)trade.Sequence));
        var steps = _meanSteps * MeanDepth * trade.DepthFactor * (0.5 + Bits(noise, 0, 24));
        var share = Math.Clamp(trade.BidShare + 0.3 * (Bits(noise, 24, 24) - 0.5), 0.02, 0.98);
        return new Quote(
            new Timestamp(trade.Micros),
            bid / _pricePartsOfOne,
            Math.Max(1, Math.Floor(steps * share)) / _quantityPartsOfOne,
            (bid + spread) / _pricePartsOfOne,
            Math.Max(1, Math.Floor(steps * (1 - share))) / _quantityPartsOfOne);
    }

    private void EndEpisode(SyntheticEpisodePlan plan)
    {
        _premium = (1 + _premium) * plan.PriceFactor(plan.EndsAt) - 1;
        _episode = null;
    }

    private double MidAt(long time) => _level * (1 + _premium) * (_episode?.PriceFactor(time) ?? 1);

    // Uniform with the right mean, never two trades of one instrument in the same microsecond.
    private long Gap(double uniform, double activity) => unchecked(1 + (long)(2 * uniform * _meanGapMicros / activity));

    private static double Bits(ulong word, int shift, int count) =>
        unchecked((long)((word >> shift) & ((1UL << count) - 1))) * (1.0 / (1L << count));

    // Newton's iteration; 64 rounds are more than any double needs from a start this rough.
    private static double Root(double value)
    {
        var root = value > 1 ? value : 1;
        for (var i = 0; i < 64; i++)
            root = (root + value / root) / 2;
        return root;
    }

    // SplitMix64's finisher: noise without a state.
    private static ulong Mix(ulong word)
    {
        unchecked
        {
            word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9;
            word = (word ^ (word >> 27)) * 0x94D049BB133111EB;
            return word ^ (word >> 31);
        }
    }

    // FNV-1a, 64 bit: a stable hash of the id.
    private static ulong Hash(string text)
    {
        var hash = 14_695_981_039_346_656_037;
        foreach (var letter in text)
            hash = unchecked((hash ^ letter) * 1_099_511_628_211);
        return hash;
    }
}
