using Microsoft.Extensions.Logging;
using Plimsoll.Core.Engine;

namespace Plimsoll.Runtime.Venues;

/// <summary>What a line to a remote venue needs of its account.</summary>
/// <param name="Post">A step of the account's mailbox; its clock has been set before, what it causes is settled after.</param>
/// <param name="Time">The clock of the machine.</param>
/// <param name="Logger">Where calls that failed are noted.</param>
internal sealed record RemoteLineOptions(Func<Action<TradingEngine>, Task> Post, TimeProvider Time, ILogger Logger);
