using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>
/// Bars of a file, one after the other. What is wrong is a <see cref="DataFileException"/> with its line.
/// </summary>
internal interface IBarRows : IDisposable
{
    string Format { get; }

    double ReadFraction { get; }

    /// <summary>Line of the row read last.</summary>
    long Line { get; }

    /// <summary>Rows that were there again, word for word, and are passed over.</summary>
    long RepeatedCount { get; }

    /// <summary>Length of the bars where it is not to be found from their spacing.</summary>
    Timeframe? Timeframe { get; }

    bool TryRead(out Bar bar);

    DataFileException Problem(string code, long? line, string reason);
}
