using Plimsoll.Testing;
using Plimsoll.Venues.Calls;

namespace Plimsoll.Venues.Tests.Calls;

public sealed class RateBudgetTests
{
    private readonly ManualClock _clock = new();
    private readonly RateBudget _budget;

    public RateBudgetTests() => _budget = new RateBudget(100, TimeSpan.FromMinutes(1), _clock);

    [Fact]
    public void A_flood_of_data_leaves_room_for_entries_questions_and_cancels()
    {
        Fill(CallPriority.Data).ShouldBe(60);
        Fill(CallPriority.Entry).ShouldBe(10);
        Fill(CallPriority.Query).ShouldBe(10);
        Fill(CallPriority.Exit).ShouldBe(0);
        Fill(CallPriority.Cancel).ShouldBe(20);
        _budget.Used.ShouldBe(100);
    }

    [Fact]
    public void Nothing_but_a_cancel_may_use_the_last_fifth()
    {
        Fill(CallPriority.Exit).ShouldBe(80);
        _budget.TryTake(1, CallPriority.Query).ShouldBeFalse();
        _budget.TryTake(20, CallPriority.Cancel).ShouldBeTrue();
    }

    [Fact]
    public void A_new_window_begins_at_nothing()
    {
        Fill(CallPriority.Cancel);
        _clock.Advance(TimeSpan.FromMinutes(1));
        _budget.Used.ShouldBe(0);
        _budget.TryTake(1, CallPriority.Data).ShouldBeTrue();
    }

    [Fact]
    public void The_count_of_the_venue_is_believed_when_it_is_higher()
    {
        _budget.Learn(75);
        _budget.TryTake(1, CallPriority.Entry).ShouldBeFalse();
        _budget.Learn(3);
        _budget.Used.ShouldBe(75);
    }

    [Fact]
    public void Who_was_asked_for_silence_is_silent_until_its_end()
    {
        _budget.Close(TimeSpan.FromSeconds(30));
        _budget.TryTake(1, CallPriority.Cancel).ShouldBeFalse();
        _budget.Close(TimeSpan.FromSeconds(5));
        _clock.Advance(TimeSpan.FromSeconds(29));
        _budget.TryTake(1, CallPriority.Cancel).ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));
        _budget.TryTake(1, CallPriority.Data).ShouldBeTrue();
    }

    private int Fill(CallPriority priority)
    {
        var taken = 0;
        while (_budget.TryTake(1, priority))
            taken++;
        return taken;
    }
}
