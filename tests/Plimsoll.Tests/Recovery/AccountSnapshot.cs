using System.Globalization;
using System.Text.Json;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Recovery;

/// <summary>Everything about an account that a sudden end of the program must not change.</summary>
internal sealed record AccountSnapshot(
    JsonElement Bot,
    JsonElement Account,
    IReadOnlyList<JsonElement> Positions,
    IReadOnlyList<JsonElement> Orders,
    IReadOnlyList<JsonElement> Fills,
    IReadOnlyList<JsonElement> Events)
{
    public static async Task<AccountSnapshot> ReadAsync(Browser user, Guid account, Guid bot)
    {
        // The facts last: whatever the others show has been written down before.
        var dashboard = await GetAsync(user, $"/api/v1/dashboard?accountId={account}");
        return new AccountSnapshot(
            await GetAsync(user, $"/api/v1/bots/{bot}"),
            dashboard.GetProperty("account"),
            [.. dashboard.GetProperty("positions").EnumerateArray()],
            await ListAsync(user, $"/api/v1/execution/orders?accountId={account}"),
            await ListAsync(user, $"/api/v1/execution/fills?accountId={account}"),
            await ListAsync(user, $"/api/v1/accounts/{account}/events?limit=500"));
    }

    /// <summary>The one after a restart has everything of this one, unchanged and once.</summary>
    public void ShouldBeContinuedBy(AccountSnapshot later)
    {
        later.Bot.GetProperty("state").GetString().ShouldBe("running");
        later.Account.GetProperty("operatingMode").GetString().ShouldBe("autonomous");
        later.Account.GetProperty("isDegraded").GetBoolean().ShouldBeFalse();
        Texts(Events).ShouldBeSubsetOf(Texts(later.Events));
        Texts(Fills).ShouldBeSubsetOf(Texts(later.Fills));
        Texts(Orders.Where(IsFinal)).ShouldBeSubsetOf(Texts(later.Orders));
        Ids(Orders).ShouldBeSubsetOf(Ids(later.Orders));
        if (later.Fills.Count > Fills.Count)
            return;
        later.Account.GetProperty("cash").GetString().ShouldBe(Account.GetProperty("cash").GetString());
        later.Positions.Select(Held).ShouldBe(Positions.Select(Held));
    }

    /// <summary>What must hold at any moment: nothing twice, no hole, and positions are the sum of their fills.</summary>
    public void ShouldBeSound()
    {
        Ids(Orders).ShouldBeUnique();
        Orders.Select(order => order.GetProperty("intentNumber").GetInt64()).ShouldBeUnique();
        Fills.Select(fill => fill.GetProperty("venueFillId").GetString()).ShouldBeUnique();
        Events.Select(one => one.GetProperty("sequence").GetInt64())
            .ShouldBe(Enumerable.Range(1, Events.Count).Select(number => (long)number).Reverse());
        foreach (var order in Orders)
            Filled(order).ShouldBe(Decimal(order, "filledQuantity"), order.GetRawText());
        var held = Positions.Sum(position => Signed(position, "side", "long"));
        Fills.Sum(fill => Signed(fill, "side", "buy")).ShouldBe(held);
        Fills.Count.ShouldBeGreaterThan(0);
    }

    private decimal Filled(JsonElement order) => Fills
        .Where(fill => fill.GetProperty("intentNumber").GetInt64() == order.GetProperty("intentNumber").GetInt64())
        .Sum(fill => Decimal(fill, "quantity"));

    private static decimal Signed(JsonElement item, string side, string positive) =>
        Decimal(item, "quantity") * (item.GetProperty(side).GetString() == positive ? 1 : -1);

    private static decimal Decimal(JsonElement item, string name) =>
        decimal.Parse(item.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static bool IsFinal(JsonElement order) =>
        order.GetProperty("status").GetString() is "filled" or "cancelled" or "rejected" or "expired";

    private static string Held(JsonElement position) => string.Join(
        ' ', new[] { "instrumentId", "side", "quantity", "averageEntry", "openedAt", "stop", "runId" }
            .Select(name => position.TryGetProperty(name, out var value) ? value.ToString() : "-"));

    private static IEnumerable<string> Texts(IEnumerable<JsonElement> items) => items.Select(item => item.GetRawText());

    private static IEnumerable<string?> Ids(IEnumerable<JsonElement> orders) =>
        orders.Select(order => order.GetProperty("id").GetString());

    private static async Task<IReadOnlyList<JsonElement>> ListAsync(Browser user, string path)
    {
        var items = new List<JsonElement>();
        for (var cursor = ""; ;)
        {
            var page = await GetAsync(user, path + (cursor.Length == 0 ? "" : $"&cursor={cursor}"));
            items.AddRange(page.GetProperty("items").EnumerateArray());
            if (page.GetProperty("nextCursor").GetString() is not { } next)
                return items;
            cursor = next;
        }
    }

    private static async Task<JsonElement> GetAsync(Browser user, string path)
    {
        var answer = await user.GetAsync(path);
        answer.Status.ShouldBe(System.Net.HttpStatusCode.OK, $"{path}: {answer.Text}");
        return answer.Json;
    }
}
