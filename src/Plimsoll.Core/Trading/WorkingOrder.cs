namespace Plimsoll.Core.Trading;

/// <summary>An order of ours that works at its venue.</summary>
public sealed record WorkingOrder(long IntentNumber, string VenueOrderId);
