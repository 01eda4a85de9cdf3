using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Tests.Accounts;

/// <summary>How an account stood at a time, and how many facts it had.</summary>
internal sealed record LivedMinute(Timestamp Time, string Books, int Facts);
