using Microsoft.EntityFrameworkCore;
using Plimsoll.Storage;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Features.Accounts;

/// <summary>What is stored about one account, for its owner alone: the user is part of every query.</summary>
internal sealed class OwnRows(PlimsollContext database, Guid userId, Guid accountId)
{
    public IQueryable<AccountRow> Account =>
        database.Accounts.AsNoTracking().Where(row => row.Id == accountId && row.UserId == userId);

    public IQueryable<AccountEventRow> Events =>
        from account in Account
        join row in database.AccountEvents.AsNoTracking() on account.Id equals row.AccountId
        select row;

    public IQueryable<RiskDecisionRow> Decisions =>
        from account in Account
        join row in database.RiskDecisions.AsNoTracking() on account.Id equals row.AccountId
        select row;

    public IQueryable<NamedRow<RoundTripRow>> RoundTrips =>
        from account in Account
        join row in database.RoundTrips.AsNoTracking() on account.Id equals row.AccountId
        join run in database.Runs on new { row.AccountId, row.RunId } equals new { run.AccountId, run.RunId } into runs
        from run in runs.DefaultIfEmpty()
        select new NamedRow<RoundTripRow> { Row = row, BotId = row.BotId, BotName = run.Name };

    public IQueryable<NamedRow<PositionRow>> Positions =>
        from account in Account
        join row in database.Positions.AsNoTracking() on account.Id equals row.AccountId
        join run in database.Runs on new { row.AccountId, row.RunId } equals new { run.AccountId, run.RunId } into runs
        from run in runs.DefaultIfEmpty()
        select new NamedRow<PositionRow> { Row = row, BotId = run.BotId, BotName = run.Name };

    public IQueryable<NamedRow<OrderRow>> Orders =>
        from account in Account
        join row in database.Orders.AsNoTracking() on account.Id equals row.AccountId
        join run in database.Runs on new { row.AccountId, row.RunId } equals new { run.AccountId, run.RunId } into runs
        from run in runs.DefaultIfEmpty()
        select new NamedRow<OrderRow> { Row = row, BotId = run.BotId, BotName = run.Name };

    public IQueryable<NamedRow<SignalRow>> Signals =>
        from account in Account
        join row in database.Signals.AsNoTracking() on account.Id equals row.AccountId
        join run in database.Runs on new { row.AccountId, row.RunId } equals new { run.AccountId, run.RunId } into runs
        from run in runs.DefaultIfEmpty()
        select new NamedRow<SignalRow> { Row = row, BotId = run.BotId, BotName = run.Name };

    public IQueryable<NamedRow<FillRow>> Fills =>
        from account in Account
        join row in database.Fills.AsNoTracking() on account.Id equals row.AccountId
        join order in database.Orders
            on new { row.AccountId, row.IntentNumber } equals new { order.AccountId, order.IntentNumber }
        join run in database.Runs
            on new { row.AccountId, order.RunId } equals new { run.AccountId, run.RunId } into runs
        from run in runs.DefaultIfEmpty()
        select new NamedRow<FillRow> { Row = row, BotId = run.BotId, BotName = run.Name };
}
