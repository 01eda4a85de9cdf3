namespace Plimsoll.Runtime.Data;

/// <summary>How far a series can be trusted.</summary>
public enum SeriesGrade
{
    /// <summary>Coverage at least 0.999, no gap above one bar, no outlier.</summary>
    A,

    /// <summary>Coverage at least 0.99, no gap above ten bars.</summary>
    B,

    /// <summary>Coverage at least 0.95.</summary>
    C,

    /// <summary>Less: a backtest on it must be asked for explicitly.</summary>
    D,
}
