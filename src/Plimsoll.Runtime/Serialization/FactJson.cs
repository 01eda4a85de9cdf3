using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts.Tape;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Serialization;

/// <summary>
/// How facts, signals, decisions and books are written down. Names of fact types are part of the stored format: a
/// renamed type needs its old name here.
/// </summary>
public static class FactJson
{
    private static ReadOnlySpan<byte> VerdictStart => "{\"$type\":\"RiskDecided\","u8;

    private static readonly Type[] Hierarchies =
        [
            typeof(AccountFact), typeof(SizingRule), typeof(OrderReport), typeof(FeeSchedule), typeof(AccountInput),
            typeof(EngineCall), typeof(MarketEvent), typeof(OrderSearch),
        ];

    private static readonly Type[] NeverWritten = [typeof(AccountFact.VerdictCounted)];

    public static JsonSerializerOptions Options { get; } = Build();

    public static string TypeName(AccountFact fact) => fact.GetType().Name;

    public static byte[] Write(AccountFact fact) => JsonSerializer.SerializeToUtf8Bytes(fact, Options);

    public static AccountFact Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<AccountFact>(json, Options) ?? throw new JsonException("a fact is an object");

    /// <summary>All of a fact that a state takes of it; a verdict's inputs are passed over.</summary>
    public static AccountFact ReadForState(ReadOnlySpan<byte> json) =>
        json.StartsWith(VerdictStart) && VerdictText.TryRead(json) is { } counted ? counted : Read(json);

    private static JsonSerializerOptions Build()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            IgnoreReadOnlyProperties = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver
            {
                Modifiers = { NameCases, ReadFormerFees, LeaveOutNothingWithheld, WriteNoTimeout },
            },
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        foreach (var converter in ValueConverters.All)
            options.Converters.Add(converter);
        options.MakeReadOnly();
        return options;
    }

    // Closed hierarchies: every nested case is known by its own name.
    private static void NameCases(JsonTypeInfo info)
    {
        if (!Hierarchies.Contains(info.Type))
            return;
        info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "$type" };
        foreach (var type in info.Type.GetNestedTypes().Where(info.Type.IsAssignableFrom).Except(NeverWritten))
            info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(type, type.Name));
    }

    // Few fills have it; the others are written as they always were.
    private static void LeaveOutNothingWithheld(JsonTypeInfo info)
    {
        if (info.Type == typeof(Fill))
            info.Properties.Single(one => one.Name == "withheld").ShouldSerialize =
                (_, value) => value is Quantity { IsZero: false };
    }

    // Null is not what a venue has that says nothing: it must be said.
    private static void WriteNoTimeout(JsonTypeInfo info)
    {
        if (info.Type == typeof(VenueTerms))
            info.Properties.Single(one => one.Name == "entryTimeout").ShouldSerialize = (_, _) => true;
    }

    // Until fees could be money for each lot, two fractions stood in their place.
    private static void ReadFormerFees(JsonTypeInfo info)
    {
        if (info.Type != typeof(Instrument))
            return;
        var fees = info.Properties.Single(one => one.PropertyType == typeof(FeeSchedule));
        Add("makerFeeFraction", (instrument, fraction) => instrument.Fees.With(fraction, null));
        Add("takerFeeFraction", (instrument, fraction) => instrument.Fees.With(null, fraction));

        void Add(string name, Func<Instrument, decimal, FeeSchedule> read)
        {
            var former = info.CreateJsonPropertyInfo(typeof(decimal), name);
            former.Set = (instrument, fraction) =>
                fees.Set!(instrument, read((Instrument)instrument, (decimal)fraction!));
            info.Properties.Add(former);
        }
    }
}
