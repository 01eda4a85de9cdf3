using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Accounts.Tape;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Serialization;

namespace Plimsoll.Runtime.Tests.Accounts.Tape;

/// <summary>What was told comes back as it was told, down to what was not said.</summary>
public sealed class InputTextTests
{
    private static readonly InstrumentId Alpha = InstrumentId.Of("sim:ALPHA-USD");
    private static readonly Timestamp Noon = Timestamp.FromSeconds(1_767_268_800);

    public static TheoryData<AccountInput> Inputs =>
    [
        new AccountInput.Told(new MarketEvent.Traded(7, Alpha, new Trade(Noon, 0.1 + 0.2, 1e-9, true, 12))
        {
            Quote = new Quote(Noon, 0.3, 5, 0.31, double.Epsilon),
        }),
        new AccountInput.Told(new MarketEvent.Traded(8, Alpha, new Trade(Noon, 1, 2, false, 13))),
        new AccountInput.Told(new MarketEvent.BarClosed(9, Alpha, new Bar(Noon, 1, 2, 0.5, 1.5, 0)) { IsLate = true }),
        new AccountInput.Called(new EngineCall.TimePassed(Timestamp.MinValue)),
        new AccountInput.Called(new EngineCall.TimePassed(Timestamp.MaxValue)),
        new AccountInput.Called(new EngineCall.Switched(EngineSwitch.ClockTrusted, false)),
        new AccountInput.Called(new EngineCall.Reported(new OrderReport.Accepted(3, Noon, "V3"))),
        new AccountInput.Called(new EngineCall.Searched(3, Noon, new OrderSearch.Missing())),
        new AccountInput.Called(new EngineCall.Alarmed("a.code", null, "text")),
    ];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void It_comes_back_equal(AccountInput input) =>
        InputText.Read(InputText.Write([input])).ShouldHaveSingleItem().ShouldBe(input);

    [Fact]
    public void A_venue_that_lets_entries_rest_for_ever_still_does()
    {
        var read = InputText.Read(InputText.Write([Began(VenueTerms.InProcess)])).ShouldHaveSingleItem();
        read.ShouldBeOfType<AccountInput.Began>().Life.Venue.ShouldBe(VenueTerms.InProcess);
    }

    [Fact]
    public void Many_come_back_in_their_order_whatever_their_number()
    {
        AccountInput[] inputs =
        [
            .. Enumerable.Range(0, 20_000).Select(number => number % 7 == 0
                ? (AccountInput)new AccountInput.Called(new EngineCall.TimePassed(Timestamp.FromSeconds(number)))
                : new AccountInput.Told(new MarketEvent.Traded(
                    number, Alpha, new Trade(Noon, number / 3.0, 1, number % 2 == 0, number)))),
        ];
        InputText.Read(InputText.Write(inputs)).ShouldBe(inputs);
        InputText.Read(InputText.Write([])).ShouldBeEmpty();
    }

    [Fact]
    public void Damaged_bytes_are_an_error_with_words()
    {
        var text = InputText.Write([Began(VenueTerms.InProcess)]);
        for (var length = 1; length < text.Length; length++)
            Should.Throw<InvalidDataException>(() => InputText.Read(text.AsSpan(0, length)));
        Should.Throw<InvalidDataException>(() => InputText.Read([1, 2, 3, 4]));
        Should.Throw<InvalidDataException>(() => InputText.Read([1, 0, 0, 0, 255, 255, 255, 127, 0]));
    }

    /// <summary>A property that can be written but not read back would make another input of it, in silence.</summary>
    [Fact]
    public void Whatever_an_input_can_hold_can_be_read_back()
    {
        var (seen, waiting) = (new HashSet<Type>(), new Queue<Type>([typeof(AccountInput)]));
        while (waiting.TryDequeue(out var type))
        {
            if (!seen.Add(type))
                continue;
            var info = FactJson.Options.GetTypeInfo(type);
            foreach (var derived in info.PolymorphismOptions?.DerivedTypes ?? [])
                waiting.Enqueue(derived.DerivedType);
            if (info.Kind == JsonTypeInfoKind.Enumerable && info.ElementType is { } element)
                waiting.Enqueue(element);
            if (info.Kind != JsonTypeInfoKind.Object)
                continue;
            foreach (var property in info.Properties)
                waiting.Enqueue(property.PropertyType);
            Unreadable(type).ShouldBeEmpty($"{type} is written with what cannot be read back");
        }

        seen.ShouldContain(typeof(VenueBooks));
        seen.ShouldContain(typeof(Instrument));
        seen.Count.ShouldBeGreaterThan(60);
    }

    // What only a type itself can set, and no constructor takes.
    private static IEnumerable<string> Unreadable(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(one => one.SetMethod is { IsPublic: false } && !type.GetConstructors().SelectMany(maker => maker.GetParameters())
            .Any(taken => string.Equals(taken.Name, one.Name, StringComparison.OrdinalIgnoreCase)))
        .Select(one => one.Name);

    private static AccountInput.Began Began(VenueTerms terms) => new(new LifeBeginning
    {
        Account = new AccountRecord(
            new AccountId(new Guid(1, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8])), Guid.Empty, "Simulation", "USD",
            ExecutionMode.Simulation, "sim", "UTC", new Money(10_000m), DateTimeOffset.UnixEpoch),
        FactCount = 0,
        MarketSequence = 0,
        MarketTime = Noon,
        Instruments = [],
        Ticks = default,
        Venue = terms,
        Missed = [],
        LastBars = [new LifeBeginning.LastBar(Alpha, Noon)],
    });
}
