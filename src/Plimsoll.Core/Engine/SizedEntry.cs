using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;

namespace Plimsoll.Core.Engine;

/// <summary>An entry ready to be judged.</summary>
/// <param name="Inputs">With the ticket at its size.</param>
/// <param name="BoundBy">What bound the size; null where a person's held order brought its own.</param>
/// <param name="IsReadable">False when the books could not be added up: the gate refuses.</param>
internal readonly record struct SizedEntry(RiskInputs Inputs, string? BoundBy, bool IsReadable)
{
    /// <summary>What is left of it when so much has been done already.</summary>
    public SizedEntry Less(Quantity done) => done.IsZero ? this : this with
    {
        Inputs = Inputs with
        {
            Ticket = Inputs.Ticket with
            {
                Quantity = Inputs.Ticket.Quantity > done ? Inputs.Ticket.Quantity - done : Quantity.Zero,
            },
        },
    };
}
