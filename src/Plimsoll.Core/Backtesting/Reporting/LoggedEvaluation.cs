using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>What a strategy compared on one bar of one instrument.</summary>
/// <param name="InstrumentId">Which instrument's bar.</param>
/// <param name="Evaluation">The comparisons as they were made.</param>
/// <param name="ConditionNames">Their names, by <see cref="Condition.Name"/>.</param>
/// <param name="HasSignal">The bar made a signal, whatever became of it.</param>
public sealed record LoggedEvaluation(
    InstrumentId InstrumentId, Evaluation Evaluation, IReadOnlyList<string> ConditionNames, bool HasSignal);
