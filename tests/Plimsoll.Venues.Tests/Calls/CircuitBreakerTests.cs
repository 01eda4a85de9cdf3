using Plimsoll.Testing;
using Plimsoll.Venues.Calls;

namespace Plimsoll.Venues.Tests.Calls;

public sealed class CircuitBreakerTests
{
    private readonly ManualClock _clock = new();
    private readonly CircuitBreaker _breaker;

    public CircuitBreakerTests() => _breaker = new CircuitBreaker(_clock);

    [Fact]
    public void Five_failures_within_half_a_minute_stop_entries_for_half_a_minute()
    {
        Fail(4);
        _breaker.TryPass().ShouldBeTrue();
        Fail(1);
        _breaker.IsOpen.ShouldBeTrue();
        _clock.Advance(TimeSpan.FromSeconds(29));
        _breaker.TryPass().ShouldBeFalse();
    }

    [Fact]
    public void Failures_that_are_far_apart_are_the_way_of_the_world()
    {
        for (var time = 0; time < 20; time++)
        {
            Fail(1);
            _clock.Advance(TimeSpan.FromSeconds(8));
        }

        _breaker.TryPass().ShouldBeTrue();
    }

    [Fact]
    public void After_the_pause_one_entry_tries_and_decides_about_the_next()
    {
        Fail(5);
        _clock.Advance(TimeSpan.FromSeconds(30));
        _breaker.TryPass().ShouldBeTrue();
        _breaker.TryPass().ShouldBeFalse();
        _breaker.Succeed();
        _breaker.TryPass().ShouldBeTrue();
    }

    private void Fail(int times)
    {
        for (var time = 0; time < times; time++)
            _breaker.Fail();
    }
}
