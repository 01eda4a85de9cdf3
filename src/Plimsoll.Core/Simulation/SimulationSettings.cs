using Plimsoll.Core.Market;

namespace Plimsoll.Core.Simulation;

/// <summary>What trading costs on a simulated account, and how its orders fare.</summary>
public sealed record SimulationSettings
{
    public const decimal MostCommission = 50m;
    public const decimal MostFee = 0.05m;
    public const decimal MostPips = 10m;
    public const int MostLatencyMs = 5_000;

    /// <summary>Of currencies: money for a lot that was bought and sold again.</summary>
    // The usual retail commission of accounts with raw spreads.
    public decimal CommissionPerLot
    {
        get;
        init => field = Within(value, 0m, MostCommission, nameof(CommissionPerLot));
    }
        = 7m;

    /// <summary>Of coins: a fraction of each fill's value.</summary>
    // What large crypto spot venues charge a new customer.
    public decimal FeeFraction { get; init => field = Within(value, 0m, MostFee, nameof(FeeFraction)); } = 0.001m;

    /// <summary>Of currencies: a market fill slips by a seeded share of so many pips, always adverse.</summary>
    public decimal SlippagePips { get; init => field = Within(value, 0m, MostPips, nameof(SlippagePips)); } = 0.5m;

    /// <summary>From submission until an order can trade; each order's own varies by a fifth, seeded.</summary>
    public int LatencyMs { get; init => field = (int)Within(value, 0m, MostLatencyMs, nameof(LatencyMs)); } = 100;

    /// <summary>Chance that an entry is taken at all.</summary>
    public decimal FillProbability { get; init => field = Within(value, 0m, 1m, nameof(FillProbability)); } = 0.98m;

    /// <summary>The instrument with the fees of this account.</summary>
    public Instrument On(Instrument instrument) => instrument with
    {
        Fees = instrument.Fees switch
        {
            FeeSchedule.PerLot perLot => perLot with { RoundTurn = CommissionPerLot },
            var fees when instrument.AssetClass is AssetClass.CryptoSpot or AssetClass.CryptoPerpetual =>
                fees.With(FeeFraction, FeeFraction),
            var fees => fees,
        },
    };

    private static decimal Within(decimal value, decimal min, decimal max, string name) =>
        value >= min && value <= max
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"must be between {min} and {max}");
}
