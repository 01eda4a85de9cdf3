using Plimsoll.Core.Market;

namespace Plimsoll.Core.Engine;

/// <summary>
/// That the books were held against the venue's, and whether anything came of it. No fact: one a minute that says
/// nothing would only fill the log.
/// </summary>
/// <param name="At">Event time.</param>
/// <param name="IsClean">Nothing was missed, doubted or different.</param>
/// <param name="CleanInARow">How many have been clean up to this one, since the account was put together.</param>
public sealed record BooksComparison(Timestamp At, bool IsClean, long CleanInARow);
