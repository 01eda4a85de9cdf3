using Plimsoll.Core.Risk;

namespace Plimsoll.Core.Engine;

/// <summary>An entry ready to be judged.</summary>
/// <param name="Inputs">With the ticket at its size.</param>
/// <param name="BoundBy">What bound the size; null where a person's held order brought its own.</param>
/// <param name="IsReadable">False when the books could not be added up: the gate refuses.</param>
internal readonly record struct SizedEntry(RiskInputs Inputs, string? BoundBy, bool IsReadable);
