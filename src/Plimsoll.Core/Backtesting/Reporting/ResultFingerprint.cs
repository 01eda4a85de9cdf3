using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Core.Engine;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>
/// SHA-256 over the canonical text of everything a run did: orders, their steps, fills and round trips in order, then
/// the equity of each day and chart point. Equal inputs and code give equal hashes on any machine.
/// </summary>
internal sealed class ResultFingerprint : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(AccountFact fact)
    {
        switch (fact)
        {
            case AccountFact.OrderIntended { Ticket: var ticket }:
                Append($"order|{ticket.IntentNumber}|{ticket.Side}|{ticket.Type}|{ticket.Quantity}|{ticket.Purpose}");
                Append($"at|{ticket.LimitPrice}|{ticket.StopPrice}|{ticket.CreatedAt}");
                break;
            case AccountFact.OrderStepped stepped:
                Append($"step|{stepped.IntentNumber}|{stepped.Happened}|{stepped.Code}|{stepped.Time}");
                break;
            case AccountFact.FillBooked { Fill: var fill }:
                Append($"fill|{fill.IntentNumber}|{fill.Side}|{fill.Price}|{fill.Quantity}|{fill.Fee}|{fill.Time}");
                break;
            case AccountFact.RoundTripClosed { Trip: var trip }:
                Append($"trip|{trip.Number}|{trip.NetPnl}|{trip.ExitReason}|{trip.ExitTime}");
                break;
        }
    }

    /// <summary>Closes the fingerprint with the equity the facts led to.</summary>
    public string Finish(EquitySummary equity)
    {
        Append($"equity|{equity.Points}|{equity.StartEquity:R}|{equity.EndEquity:R}");
        foreach (var day in equity.Daily)
            Append($"day|{day.Day:O}|{day.Equity:R}");
        foreach (var point in equity.Curve)
            Append($"point|{point.Time}|{point.Low:R}|{point.High:R}|{point.Last:R}");
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private void Append(FormattableString line) =>
        _hash.AppendData(Encoding.UTF8.GetBytes(line.ToString(CultureInfo.InvariantCulture) + "\n"));
}
