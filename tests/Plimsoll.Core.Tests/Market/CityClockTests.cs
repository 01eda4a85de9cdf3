using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Market;

public sealed class CityClockTests
{
    public static TheoryData<string> Cities => ["America/New_York", "Europe/London", "Asia/Tokyo", "UTC"];

    [Theory, MemberData(nameof(Cities))]
    public void It_shows_what_the_time_zone_database_says_every_half_hour_from_1987_to_2037(string city)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(city);
        var clock = ClockOf(city);
        var time = new DateTimeOffset(1987, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var end = time.AddYears(51); time < end; time = time.AddMinutes(30))
        {
            var local = TimeZoneInfo.ConvertTime(time, zone).DateTime;
            var expected = (local.Date.Subtract(DateTime.UnixEpoch).Days, (int)local.TimeOfDay.TotalMinutes);
            if (clock.At(Timestamp.From(time)) != expected)
                clock.At(Timestamp.From(time)).ShouldBe(expected, $"{time:O}");
        }
    }

    [Fact]
    public void It_does_not_matter_in_which_order_it_is_asked()
    {
        var clock = CityClock.NewYork();
        var summer = Timestamp.From(new DateTimeOffset(2024, 7, 1, 13, 30, 0, TimeSpan.Zero));
        var winter = Timestamp.From(new DateTimeOffset(2023, 1, 3, 14, 30, 0, TimeSpan.Zero));
        clock.At(summer).Minute.ShouldBe(9 * 60 + 30);
        clock.At(winter).Minute.ShouldBe(9 * 60 + 30);
        clock.At(summer).Minute.ShouldBe(9 * 60 + 30);
    }

    [Fact]
    public void Before_1970_days_are_negative()
    {
        var clock = CityClock.Tokyo();
        clock.At(new Timestamp(-10 * 3_600 * Timestamp.MicrosPerSecond)).ShouldBe((-1, 23 * 60));
        CityClock.Utc().At(new Timestamp(-1)).ShouldBe((-1, 24 * 60 - 1));
    }

    private static CityClock ClockOf(string city) => city switch
    {
        "America/New_York" => CityClock.NewYork(),
        "Europe/London" => CityClock.London(),
        "Asia/Tokyo" => CityClock.Tokyo(),
        _ => CityClock.Utc(),
    };
}
