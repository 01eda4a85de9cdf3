using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Storage.Tests.Ticks;

/// <summary>What every store does with sessions; a test class of each store derives from it.</summary>
public abstract class TickSessionConformance : TickStoreWorld
{
    [Fact]
    public async Task A_new_session_is_found_with_all_that_was_said_about_it()
    {
        var user = await AddUserAsync();
        var created = await Store.CreateAsync(
            Collecting("all", user) with { DurationSeconds = 60, FlushSeconds = 5, SourceHash = "ab" }, Cancellation);

        var found = (await Store.FindAsync(user, "all", Cancellation)).ShouldNotBeNull();

        found.ShouldBeEquivalentTo(created);
        (found.Kind, found.Status, found.UserId).ShouldBe((TickSessionKind.Collect, TickSessionStatus.Active, user));
        found.Instruments.ShouldBe([Bitcoin, Ether]);
        found.DataTypes.ShouldBe([TickDataType.Prices]);
        (found.DurationSeconds, found.FlushSeconds, found.SourceHash).ShouldBe((60, 5, "ab"));
        (found.RecordsCollected, found.Bytes, found.EndTime, found.FirstTick).ShouldBe((0, 0, null, null));
        (await Store.FindAsync(user, found.Id.ToString(), Cancellation))!.Name.ShouldBe("all");
        (await Store.ListAsync(user, Cancellation)).ShouldContain(one => one.Id == found.Id);
    }

    [Fact]
    public async Task A_name_can_be_used_once_a_user_until_its_session_is_deleted()
    {
        var (user, other) = (await AddUserAsync(), await AddUserAsync());
        var first = await Store.CreateAsync(Collecting("mine", user), Cancellation);
        await Store.CreateAsync(Collecting("mine", other), Cancellation);
        var second = await Store.CreateAsync(Collecting("other", user), Cancellation);

        (await Should.ThrowAsync<TickStoreException>(Store.CreateAsync(Collecting("mine", user), Cancellation)))
            .Code.ShouldBe("session.name_taken");
        (await Should.ThrowAsync<TickStoreException>(Store.RenameAsync(user, second.Id, "mine", Cancellation)))
            .Code.ShouldBe("session.name_taken");
        (await Store.DeleteAsync(user, first.Id, Cancellation)).ShouldBeTrue();
        (await Store.RenameAsync(user, second.Id, "mine", Cancellation)).ShouldBeTrue();
        (await Store.FindAsync(user, "mine", Cancellation))!.Id.ShouldBe(second.Id);
    }

    [Fact]
    public async Task Another_users_session_is_as_good_as_not_there_and_a_built_in_one_is_everybodys_to_read()
    {
        var (owner, stranger) = (await AddUserAsync(), await AddUserAsync());
        var own = await Store.CreateAsync(Collecting("private", owner), Cancellation);
        var shared = await Store.CreateAsync(Collecting($"shared {own.Id}", null), Cancellation);

        (await Store.FindAsync(stranger, "private", Cancellation)).ShouldBeNull();
        (await Store.FindAsync(stranger, own.Id.ToString(), Cancellation)).ShouldBeNull();
        (await Store.DeleteAsync(stranger, own.Id, Cancellation)).ShouldBeFalse();
        (await Store.RenameAsync(stranger, own.Id, "theirs", Cancellation)).ShouldBeFalse();
        (await Store.FindAsync(stranger, shared.Name, Cancellation)).ShouldNotBeNull();
        (await Store.DeleteAsync(stranger, shared.Id, Cancellation)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(TickSessionStatus.Completed)]
    [InlineData(TickSessionStatus.Failed)]
    [InlineData(TickSessionStatus.Stopped)]
    public async Task A_session_ends_once_and_takes_nothing_more(TickSessionStatus status)
    {
        var series = await SeriesAsync();
        Clock.Advance(TimeSpan.FromSeconds(3));

        var ended = await Store.EndAsync(series.SessionId, new(status), Cancellation);
        Clock.Advance(TimeSpan.FromSeconds(3));
        var again = await Store.EndAsync(series.SessionId, new(TickSessionStatus.Failed), Cancellation);

        (ended.Status, ended.EndTime - ended.StartTime).ShouldBe((status, TimeSpan.FromSeconds(3)));
        (again.Status, again.EndTime).ShouldBe((ended.Status, ended.EndTime));
        (await Should.ThrowAsync<TickStoreException>(Store.AppendAsync(series, Trades(1, 10), Cancellation)))
            .Code.ShouldBe("session.not_active");
        (await Should.ThrowAsync<TickStoreException>(Store.AddGapAsync(series.SessionId, Gap, Cancellation)))
            .Code.ShouldBe("session.not_active");
        await Should.ThrowAsync<ArgumentException>(
            Store.EndAsync(series.SessionId, new(TickSessionStatus.Active), Cancellation));
    }

    [Fact]
    public async Task What_records_is_found_again_with_where_it_was()
    {
        var (series, ended, import) = (await SeriesAsync(), await SeriesAsync(), await SeriesAsync(TickSessionKind.Import));
        await Store.AppendAsync(series, Trades(1, 10_000), Cancellation);
        await Store.AppendAsync(series, Quotes(1, 10_100), Cancellation);
        var broken = await Store.EndAsync(
            ended.SessionId, new(TickSessionStatus.Failed, TickSessionEnd.Overloaded), Cancellation);

        var active = (await Store.ListActiveAsync(TickSessionKind.Collect, Cancellation)).Select(one => one.Id).ToArray();

        active.ShouldContain(series.SessionId);
        active.ShouldNotContain(ended.SessionId);
        active.ShouldNotContain(import.SessionId);
        var last = Trades(9_990, 11).MaxBy(one => one.Trade.Time).Trade;
        (await Store.ReadEndsAsync(series.SessionId, Cancellation))
            .ShouldBe([new TickSeriesEnd(Bitcoin, 10_000, last.Time)]);
        (await Store.ReadEndsAsync(ended.SessionId, Cancellation)).ShouldBeEmpty();
        (broken.Status, broken.EndReason).ShouldBe((TickSessionStatus.Failed, "session.overloaded"));
    }

    [Fact]
    public async Task Two_that_end_it_together_agree_on_one_end()
    {
        var series = await SeriesAsync();

        var ends = await Task.WhenAll(
            Store.EndAsync(series.SessionId, new(TickSessionStatus.Completed), Cancellation),
            Store.EndAsync(series.SessionId, new(TickSessionStatus.Stopped), Cancellation));

        ends[0].Status.ShouldBe(ends[1].Status);
    }

    [Fact]
    public async Task A_session_that_is_discarded_was_never_there_and_one_that_has_ended_stays()
    {
        var (begun, ended) = (await SeriesAsync(), await SeriesAsync());
        await Store.AppendAsync(begun, Trades(1, 10), Cancellation);
        await Store.EndAsync(ended.SessionId, new(TickSessionStatus.Stopped), Cancellation);

        await Store.DiscardAsync(begun.SessionId, Cancellation);
        await Store.DiscardAsync(ended.SessionId, Cancellation);

        (await ReadAsync(begun, TickKind.Trade)).Trades.ShouldBeEmpty();
        (await Should.ThrowAsync<TickStoreException>(Store.AppendAsync(begun, Trades(11, 1), Cancellation)))
            .Code.ShouldBe("session.not_found");
        (await SessionAsync(ended)).Status.ShouldBe(TickSessionStatus.Stopped);
    }

    [Fact]
    public async Task Gaps_are_kept_in_their_order()
    {
        var series = await SeriesAsync();

        await Store.AddGapAsync(series.SessionId, Gap, Cancellation);
        await Store.AddGapAsync(series.SessionId, Gap with { Reason = "another", IsFilled = true }, Cancellation);

        (await SessionAsync(series)).Gaps.ShouldBe([Gap, Gap with { Reason = "another", IsFilled = true }]);
    }

    [Fact]
    public async Task A_deleted_session_is_out_of_sight_at_once_and_gone_after_a_week()
    {
        var series = await SeriesAsync();
        var session = await SessionAsync(series);
        await Store.AppendAsync(series, Trades(1, 9_000), Cancellation);

        (await Store.DeleteAsync(session.UserId!.Value, session.Id, Cancellation)).ShouldBeTrue();
        (await Store.DeleteAsync(session.UserId.Value, session.Id, Cancellation)).ShouldBeFalse();

        (await Store.FindAsync(session.UserId, session.Name, Cancellation)).ShouldBeNull();
        (await ReadAsync(series, TickKind.Trade)).Trades.ShouldBeEmpty();
        (await Should.ThrowAsync<TickStoreException>(Store.AppendAsync(series, Trades(9_001, 1), Cancellation)))
            .Code.ShouldBe("session.not_found");
        Clock.Advance(TimeSpan.FromDays(6));
        (await PurgeAsync(session.Id)).ShouldBeEmpty();
        Clock.Advance(TimeSpan.FromDays(2));
        var trades = Trades(1, 9_000);
        (await PurgeAsync(session.Id)).ShouldHaveSingleItem().ShouldBe(new TickRange(
            session.Id, Bitcoin, TickKind.Trade, trades[0].Trade.Time, trades[^1].Trade.Time, 1, 9_000));
        (await PurgeAsync(session.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Old_collected_ticks_are_purged_and_told_but_what_was_added_is_remembered()
    {
        var series = await SeriesAsync();
        var trades = Trades(1, 10_000);
        await Store.AppendAsync(series, trades, Cancellation);
        Clock.Advance(trades[^1].Trade.Time.ToDateTimeOffset() - Clock.GetUtcNow() + TimeSpan.FromDays(91));

        var removed = await PurgeAsync(series.SessionId);

        // The last segment stays while the session goes on.
        removed.ShouldHaveSingleItem().Rows.ShouldBe(8_192);
        (await ReadAsync(series, TickKind.Trade)).Trades.ShouldBe(trades[8_192..]);
        (await Store.AppendAsync(series, trades, Cancellation)).ShouldBe(new TickAppended(0, 10_000));
        await Store.EndAsync(series.SessionId, new(TickSessionStatus.Completed), Cancellation);
        (await PurgeAsync(series.SessionId)).ShouldHaveSingleItem().Rows.ShouldBe(10_000 - 8_192);
        var session = await SessionAsync(series);
        (session.RecordsCollected, session.Bytes).ShouldBe((10_000, 0));
    }

    [Fact]
    public async Task What_was_imported_stays_however_old_it_is()
    {
        var series = await SeriesAsync(TickSessionKind.Import);
        await Store.AppendAsync(series, Trades(1, 100), Cancellation);
        await Store.EndAsync(series.SessionId, new(TickSessionStatus.Completed), Cancellation);
        Clock.Advance(TimeSpan.FromDays(4_000));

        (await PurgeAsync(series.SessionId)).ShouldBeEmpty();

        (await ReadAsync(series, TickKind.Trade)).Trades.Count.ShouldBe(100);
    }
}
