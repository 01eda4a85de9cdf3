using Microsoft.EntityFrameworkCore;
using Plimsoll.Core.Market;
using Plimsoll.Features.Accounts;

namespace Plimsoll.Features.Risk;

/// <summary>When each limit last refused an order.</summary>
internal static class LastRejections
{
    public static async Task<IReadOnlyList<LimitView>> AddAsync(
        AccountCall call, Guid accountId, IReadOnlyList<LimitView> lines)
    {
        string[] codes = [.. LimitLines.Codes.Values];
        var newest = await new OwnRows(call.Database, call.User.Id, accountId).Decisions
            .Where(row => row.Code != null && codes.Contains(row.Code))
            .GroupBy(row => row.Code!)
            .Select(rows => new { Code = rows.Key, Time = rows.Max(row => row.Time) })
            .ToDictionaryAsync(one => one.Code, one => one.Time, call.Stop);
        return
        [
            .. lines.Select(line => LimitLines.Codes.TryGetValue(line.Name, out var code)
                && newest.TryGetValue(code, out var time)
                    ? line with { LastRejection = new LimitView.Rejection(Timestamp.From(time), code) }
                    : line),
        ];
    }
}
