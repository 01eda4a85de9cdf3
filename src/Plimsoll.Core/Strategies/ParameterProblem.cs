namespace Plimsoll.Core.Strategies;

/// <summary>Why a parameter was refused; <c>Code</c> is <c>strategy.parameter</c> or <c>strategy.unknown_parameter</c>.</summary>
public sealed record ParameterProblem(
    string Name, string Code, string Message, decimal? Min = null, decimal? Max = null,
    IReadOnlyList<string>? Allowed = null);
