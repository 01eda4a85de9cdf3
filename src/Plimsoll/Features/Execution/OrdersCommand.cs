using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Commands;
using Plimsoll.Core.Trading;
using Plimsoll.Failures;
using Plimsoll.Features.Accounts;
using Plimsoll.Storage;

namespace Plimsoll.Features.Execution;

/// <summary>
/// <c>plimsoll orders list|show|cancel</c>: reads what is stored, beside a running program or without one; a cancel is
/// asked of the running program, which alone writes the account.
/// </summary>
internal static class OrdersCommand
{
    private static readonly JsonSerializerOptions Json = ApiJson.Options;

    public static Command Create()
    {
        var orders = new Command("orders", "List orders, show the life of one, cancel one.");
        orders.Subcommands.Add(CreateList());
        var order = new Argument<string>("order") { Description = "Its number on the account, or its client order id." };
        var account = CommandAccount.Option();
        orders.Subcommands.Add(ServerCommand.ForUser(
            new("show", "Show everything that happened to an order.") { order, account },
            async work => await ShowAsync(work, await FindAsync(work, account, order))));
        orders.Subcommands.Add(CreateCancel());
        return orders;
    }

    private static Command CreateList()
    {
        var account = CommandAccount.Option();
        var status = new Option<string?>("--status") { Description = "Only those in this state: accepted, unknown …" };
        var limit = new Option<int>("--limit")
        {
            Description = $"At most so many, the newest first; 1 to {PageRequest.MaxSize}.",
            DefaultValueFactory = _ => PageRequest.DefaultSize,
        };
        return ServerCommand.ForUser(
            new("list", "List an account's orders, the newest first.") { account, status, limit },
            async work =>
            {
                var problems = new FieldProblems();
                var wanted = EnumQuery.Read<OrderStatus>(work.Parsed.GetValue(status), "--status", problems);
                problems.Range(work.Parsed.GetRequiredValue(limit), "--limit", 1, PageRequest.MaxSize);
                if (problems.Any)
                    throw new PlimsollException(
                        FailureKind.BadInput, problems.All[0].Code,
                        string.Join(' ', problems.All.Select(one => $"{one.Field}: {one.Message}")));
                var rows = await RowsAsync(work, account);
                var found = await rows.Orders
                    .Where(named => wanted == null || named.Row.Status == wanted)
                    .OrderByDescending(named => named.Row.IntentNumber)
                    .Take(work.Parsed.GetRequiredValue(limit)).ToListAsync(work.Stop);
                await TellAsync(work, [.. found.Select(OrderView.From)]);
            });
    }

    private static Command CreateCancel()
    {
        var order = new Argument<string>("order") { Description = "Its number on the account, or its client order id." };
        var account = CommandAccount.Option();
        var acting = new ActingCommand();
        return ServerCommand.ForUser(
            acting.On(new("cancel", "Ask the running server to cancel an order.") { order, account }),
            async work =>
            {
                var (_, found) = await FindAsync(work, account, order);
                await acting.PostAsync(work, $"/execution/orders/{found.Id}/cancel", new { }, answer =>
                    $"Order {found.IntentNumber} is {answer.GetProperty("status").GetString()} now.");
            });
    }

    private static async Task TellAsync(ServerWork work, IReadOnlyList<OrderView> orders)
    {
        if (work.Json)
            await work.Output.WriteLineAsync(JsonSerializer.Serialize(new { items = orders }, Json));
        else
            foreach (var one in orders)
                await work.Output.WriteLineAsync(Describe(one));
        if (orders.Count == 0 && !work.Json)
            await work.Output.WriteLineAsync("There are no such orders.");
    }

    private static async Task ShowAsync(ServerWork work, (OwnRows Rows, OrderView Order) found)
    {
        var life = (await GetOrder.ReadAsync(
            found.Rows, work.Service<PlimsollContext>(), found.Order.IntentNumber, work.Stop))!;
        if (work.Json)
        {
            await work.Output.WriteLineAsync(JsonSerializer.Serialize(life, Json));
            return;
        }

        await work.Output.WriteLineAsync($"{Describe(life.Order)}\nid {life.Order.Id}, at the venue {life.VenueOrderId ?? "-"}");
        foreach (var step in life.Steps)
            await work.Output.WriteLineAsync(
                $"{step.Time} {step.Text}{(step.Evidence is null ? "" : $" ({step.Evidence})")}");
    }

    private static async Task<OwnRows> RowsAsync(ServerWork work, Option<string> account)
    {
        var found = await CommandAccount.FindAsync(work, account);
        return new OwnRows(work.Service<PlimsollContext>(), found.UserId, found.Id);
    }

    private static async Task<(OwnRows Rows, OrderView Order)> FindAsync(
        ServerWork work, Option<string> account, Argument<string> order)
    {
        var text = work.Parsed.GetRequiredValue(order);
        var rows = await RowsAsync(work, account);
        var number = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : 0;
        return await rows.Orders.SingleOrDefaultAsync(
            named => named.Row.IntentNumber == number || named.Row.ClientOrderId == text, work.Stop) is { } named
            ? (rows, OrderView.From(named))
            : throw new PlimsollException(
                FailureKind.BadInput, "order.not_found", $"The account has no order '{text}'.");
    }

    private static string Describe(OrderView order) => string.Create(
        CultureInfo.InvariantCulture,
        $"{order.IntentNumber}: {EnumQuery.Name(order.Side)} {order.Quantity} {order.InstrumentId} "
        + $"{EnumQuery.Name(order.Type)}{Prices(order)}, {EnumQuery.Name(order.Purpose)}, {EnumQuery.Name(order.Status)}, "
        + $"{order.FilledQuantity} filled, {order.CreatedAt}")
        + (order.ReasonCode is null ? "" : $" ({order.ReasonCode}: {order.ReasonText})");

    private static string Prices(OrderView order) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(order.LimitPrice is { } limit ? $" at {limit}" : "")}{(order.StopPrice is { } stop ? $" stop {stop}" : "")}");
}
