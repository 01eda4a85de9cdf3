using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Venues;

/// <summary>
/// The venue's side of the books: what works there now, and reports the account may have missed (known ones are
/// recognised by their identity).
/// </summary>
public sealed record Reconciliation(IReadOnlyList<long> WorkingIntents, IReadOnlyList<OrderReport> Reports);
