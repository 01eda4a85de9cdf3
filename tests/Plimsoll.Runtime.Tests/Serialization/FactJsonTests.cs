using System.Globalization;
using System.Text;
using System.Text.Json;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Runtime.Tests.Trading;

namespace Plimsoll.Runtime.Tests.Serialization;

public sealed class FactJsonTests
{
    public static TheoryData<Type> FactTypes =>
        [.. typeof(AccountFact).GetNestedTypes().Where(typeof(AccountFact).IsAssignableFrom)
            .Where(type => type != typeof(AccountFact.VerdictCounted))];

    [Theory, MemberData(nameof(FactTypes))]
    public void Every_kind_of_fact_is_read_back_as_it_was_written(Type type)
    {
        var samples = AccountStory.Facts.Where(fact => fact.GetType() == type).ToArray();
        samples.ShouldNotBeEmpty($"tell a story with a {type.Name} in it");

        foreach (var fact in samples)
        {
            var written = FactJson.Write(fact);
            var read = FactJson.Read(written);

            read.GetType().ShouldBe(type);
            read.Time.ShouldBe(fact.Time);
            Encoding.UTF8.GetString(FactJson.Write(read)).ShouldBe(Encoding.UTF8.GetString(written));
            Flat(read).ShouldBe(Flat(fact));
        }
    }

    [Fact]
    public void A_fact_names_its_kind_first_and_keeps_every_digit()
    {
        var fact = new AccountFact.AccountOpened(new(1), new(1.10m));

        Encoding.UTF8.GetString(FactJson.Write(fact)).ShouldBe(
            """{"$type":"AccountOpened","at":"1970-01-01T00:00:00.000001Z","initialBalance":"1.10"}""");
    }

    [Fact]
    public void A_fact_nobody_knows_is_refused() => Should.Throw<System.Text.Json.JsonException>(
        () => FactJson.Read("""{"$type":"Surprise","at":"2026-01-01T00:00:00Z"}"""u8));

    [Fact]
    public void Both_kinds_of_fees_are_read_back()
    {
        foreach (var instrument in new[] { Euro, Euro with { Fees = new FeeSchedule.OfValue(-0.0001m, 0.0005m) } })
            System.Text.Json.JsonSerializer.Deserialize<Instrument>(
                System.Text.Json.JsonSerializer.Serialize(instrument, FactJson.Options), FactJson.Options)
                .ShouldBe(instrument);
    }

    [Fact]
    public void Fees_of_facts_from_before_there_were_schedules_are_still_known()
    {
        var written = System.Text.Json.JsonSerializer.Serialize(Euro, FactJson.Options);
        var at = written.IndexOf("\"fees\":", StringComparison.Ordinal);
        var former = written[..at] + "\"makerFeeFraction\":\"0.0002\",\"takerFeeFraction\":\"0.0005\","
            + written[(written.IndexOf('}', at) + 2)..];

        var read = System.Text.Json.JsonSerializer.Deserialize<Instrument>(former, FactJson.Options);

        read.ShouldBe(Euro with { Fees = new FeeSchedule.OfValue(0.0002m, 0.0005m) });
        System.Text.Json.JsonSerializer.Serialize(read, FactJson.Options).ShouldNotContain("FeeFraction");
    }

    private static Instrument Euro => SyntheticInstrument.Defaults[^1].Instrument;

    // Records print their members, so two facts that print alike are alike; collections print as their type.
    private static string Flat(AccountFact fact) => fact switch
    {
        AccountFact.RunStarted started => string.Join(
            ';', started.Run.Parameters.Select(pair => $"{pair}").Append($"{started.Run.Sizing} {started.Run.Budget}")),
        AccountFact.RiskDecided decided =>
            string.Join(';', decided.Decision.Checks.Select(check => $"{check}")) + decided.Decision.Inputs,
        _ => fact.ToString(),
    };

    [Fact]
    public void Reports_of_a_venue_are_read_back_as_they_were_written()
    {
        OrderReport[] reports =
        [
            new OrderReport.Accepted(1, new(5), "SIM-1"),
            new OrderReport.Filled(((AccountFact.FillBooked)AccountStory.Facts.First(
                fact => fact is AccountFact.FillBooked)).Fill),
            new OrderReport.Silence(2, new(6), "lost"),
        ];

        var written = System.Text.Json.JsonSerializer.Serialize(reports, FactJson.Options);

        System.Text.Json.JsonSerializer.Deserialize<OrderReport[]>(written, FactJson.Options).ShouldBe(reports);
    }

    [Fact]
    public void A_verdict_is_read_as_far_as_a_state_takes_of_it_and_anything_else_as_a_whole()
    {
        foreach (var fact in AccountStory.Facts)
        {
            var read = FactJson.ReadForState(FactJson.Write(fact));

            if (fact is AccountFact.RiskDecided decided)
                read.ShouldBe(new AccountFact.VerdictCounted(decided.Time, decided.Decision.Number));
            else
                Encoding.UTF8.GetString(FactJson.Write(read)).ShouldBe(Encoding.UTF8.GetString(FactJson.Write(fact)));
        }
    }

    [Fact]
    public void What_only_stands_for_a_verdict_cannot_be_written() =>
        Should.Throw<NotSupportedException>(() => FactJson.Write(new AccountFact.VerdictCounted(default, 1)));

    [Theory]
    [InlineData("2026-01-05T12:00:00Z")]
    [InlineData("2026-01-05T12:00:00.1Z")]
    [InlineData("2026-01-05T12:00:00.000001Z")]
    [InlineData("2024-02-29T23:59:59.999999Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("1969-12-31T23:59:59.5Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59.999999Z")]
    [InlineData("2026-01-05T12:00:00+02:00")]
    public void A_time_is_read_as_the_calendar_says(string text)
    {
        var expected = Timestamp.From(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture));

        JsonSerializer.Deserialize<Timestamp>($"\"{text}\"", FactJson.Options).ShouldBe(expected);
    }

    [Theory]
    [InlineData("2026-02-29T12:00:00Z")]
    [InlineData("2026-13-01T12:00:00Z")]
    [InlineData("2026-01-05T24:00:00Z")]
    [InlineData("2026-01-05T12:00:61Z")]
    [InlineData("2026-01-05T12:00:00.Z")]
    [InlineData("2026-01-0aT12:00:00Z")]
    public void A_time_that_is_none_is_refused(string text) =>
        Should.Throw<FormatException>(() => JsonSerializer.Deserialize<Timestamp>($"\"{text}\"", FactJson.Options));
}
