using System.Text;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Runtime.Tests.Data;

/// <summary>Calendars of economic events in the three ways they come in.</summary>
public sealed class EventFileTests
{
    private static readonly Timestamp Published = Timestamp.From(new(2026, 1, 9, 13, 30, 0, TimeSpan.Zero));

    [Fact]
    public void Rows_of_a_table_are_read_by_the_names_of_their_columns()
    {
        var events = Read(""""
            Impact,Time,Country,Title,Forecast,Previous,Source
            High,2026-01-09T08:30:00-05:00,USD,"Payrolls, ""nonfarm""",60K,64K,bls

            low,1767965400,eur,Sentiment,,,
            """");

        events.ShouldBe(
        [
            new CalendarEntry(
                new EconomicEvent(Published, "USD", "Payrolls, \"nonfarm\"", EventImpact.High), "bls", "60K", "64K"),
            new CalendarEntry(new EconomicEvent(Published, "EUR", "Sentiment", EventImpact.Low)),
        ]);
    }

    [Theory]
    [InlineData("""[{"time":"2026-01-09T13:30:00Z","currency":"USD","title":"CPI","impact":"medium","forecast":3.1}]""")]
    [InlineData("""{"events":[{"time":1767965400,"country":"usd","title":"CPI","impact":"Medium","forecast":"3.1"}]}""")]
    public void Lists_of_objects_are_read_too(string text) => Read(text).ShouldBe(
    [
        new CalendarEntry(new EconomicEvent(Published, "USD", "CPI", EventImpact.Medium), Forecast: "3.1"),
    ]);

    [Fact]
    public void So_are_events_of_a_calendar_program()
    {
        var events = Read(string.Join("\r\n",
            "BEGIN:VCALENDAR", "VERSION:2.0",
            "BEGIN:VEVENT", "DTSTART:20260109T133000Z", "SUMMARY:Payrolls\\, nonfarm and a very lo", " ng title",
            "X-CURRENCY:USD", "X-IMPACT:high", "END:VEVENT",
            "BEGIN:VEVENT", "DTSTART;TZID=America/New_York:20260109T083000", "SUMMARY:CPI", "CATEGORIES:Economy,USD",
            "PRIORITY:5", "END:VEVENT",
            "END:VCALENDAR"));

        events.Select(one => one.Event).ShouldBe(
        [
            new EconomicEvent(Published, "USD", "Payrolls, nonfarm and a very long title", EventImpact.High),
            new EconomicEvent(Published, "USD", "CPI", EventImpact.Medium),
        ]);
    }

    [Theory]
    [InlineData("", "data.import_empty", null)]
    [InlineData("time,currency,title,impact\n", "data.import_empty", null)]
    [InlineData("time,currency,title\n", "data.import_format", 1)]
    [InlineData("time,currency,title,impact\n2026-01-09,USD,CPI\n", "data.import_format", 2)]
    [InlineData("time,currency,title,impact\n2026-01-09,USD,\"CPI,high\n", "data.import_format", 2)]
    [InlineData("time,currency,title,impact\nsoon,USD,CPI,high\n", "data.import_event_invalid", 2)]
    [InlineData("time,currency,title,impact\n2026-01-09,Dollar,CPI,high\n", "data.import_event_invalid", 2)]
    [InlineData("time,currency,title,impact\n2026-01-09,USD,CPI,huge\n", "data.import_event_invalid", 2)]
    [InlineData("time,currency,title,impact\n2026-01-09,USD,CPI,2\n", "data.import_event_invalid", 2)]
    [InlineData("time,currency,title,impact\n2026-01-09,USD,,high\n", "data.import_event_invalid", 2)]
    [InlineData(
        "time,currency,title,impact\n2026-01-09,USD,CPI,high\n2026-01-09,USD,CPI,low\n", "data.import_event_invalid", 3)]
    [InlineData("[{]", "data.import_format", 1)]
    [InlineData("[1]", "data.import_format", null)]
    [InlineData("{}", "data.import_format", null)]
    [InlineData("""[{"time":"2026-01-09","currency":"USD","title":"CPI"}]""", "data.import_event_invalid", null)]
    public void What_cannot_be_used_is_refused_with_its_place(string text, string code, int? line)
    {
        var refused = Should.Throw<DataFileException>(() => Read(text));
        (refused.Code, refused.Line).ShouldBe((code, (long?)line));
    }

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20260109")]
    [InlineData("DTSTART:20260109T133000")]
    [InlineData("DTSTART;TZID=Nowhere/City:20260109T133000")]
    [InlineData("DTSTART;TZID=America/New_York:20260308T023000")]
    [InlineData("DTSTART:20260109T133000Z\r\nRRULE:FREQ=MONTHLY")]
    public void An_event_of_which_no_window_can_be_made_is_refused(string start)
    {
        var text = $"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{start}\r\nSUMMARY:CPI\r\nCATEGORIES:USD,High\r\nEND:VEVENT\r\n";
        Should.Throw<DataFileException>(() => Read(text + "END:VCALENDAR")).Code.ShouldBe("data.import_event_invalid");
    }

    [Fact]
    public void A_calendar_that_ends_within_an_event_is_no_calendar() =>
        Should.Throw<DataFileException>(() => Read("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:CPI"))
            .Code.ShouldBe("data.import_format");

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Should.Throw<DataFileException>(() => EventFile.Read(new MemoryStream([0x74, 0xFF, 0xFE, 0x0A]), "f"))
            .Code.ShouldBe("data.import_format");

    private static IReadOnlyList<CalendarEntry> Read(string text) =>
        EventFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "events");
}
