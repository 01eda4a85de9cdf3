using Plimsoll.Features.SignIn;
using Plimsoll.Testing;

namespace Plimsoll.Tests.SignIn;

public sealed class SignInLockoutTests
{
    private readonly ManualClock _clock = new();
    private readonly SignInLockout _lockout;

    public SignInLockoutTests() => _lockout = new SignInLockout(_clock);

    [Fact]
    public void A_stranger_elsewhere_does_not_lock_a_user_out()
    {
        Fail("user@example.org", "203.0.113.1", times: 5);

        _lockout.LockedFor("User@example.org ", "203.0.113.1").ShouldBe(TimeSpan.FromMinutes(15));
        _lockout.LockedFor("user@example.org", "203.0.113.2").ShouldBeNull();
    }

    [Fact]
    public void Twenty_failures_lock_the_whole_address()
    {
        for (var user = 0; user < 20; user++)
            Fail($"user{user}@example.org", "203.0.113.1", times: 1);

        _lockout.LockedFor("fresh@example.org", "203.0.113.1").ShouldBe(TimeSpan.FromMinutes(15));
    }

    [Fact]
    public void Failures_older_than_the_window_do_not_count()
    {
        Fail("user@example.org", "203.0.113.1", times: 4);
        _clock.Advance(SignInLockout.Window);
        Fail("user@example.org", "203.0.113.1", times: 4);

        _lockout.LockedFor("user@example.org", "203.0.113.1").ShouldBeNull();
    }

    [Fact]
    public void Signing_in_clears_the_users_count_but_not_the_addresss()
    {
        for (var round = 0; round < 5; round++)
        {
            Fail("user@example.org", "203.0.113.1", times: 4);
            _lockout.Forget("user@example.org", "203.0.113.1");
        }

        _lockout.LockedFor("user@example.org", "203.0.113.1").ShouldNotBeNull();
    }

    private void Fail(string email, string address, int times)
    {
        for (var failure = 0; failure < times; failure++)
            _lockout.CountFailure(email, address);
    }
}
