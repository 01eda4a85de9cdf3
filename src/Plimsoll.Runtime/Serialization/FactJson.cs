using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Serialization;

/// <summary>
/// How facts, signals, decisions and books are written down. Names of fact types are part of the stored format: a
/// renamed type needs its old name here.
/// </summary>
public static class FactJson
{
    public static JsonSerializerOptions Options { get; } = Build();

    public static string TypeName(AccountFact fact) => fact.GetType().Name;

    public static byte[] Write(AccountFact fact) => JsonSerializer.SerializeToUtf8Bytes(fact, Options);

    public static AccountFact Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<AccountFact>(json, Options) ?? throw new JsonException("a fact is an object");

    private static JsonSerializerOptions Build()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            IgnoreReadOnlyProperties = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameCases } },
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
        if (info.Type != typeof(AccountFact) && info.Type != typeof(SizingRule) && info.Type != typeof(OrderReport))
            return;
        info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "$type" };
        foreach (var type in info.Type.GetNestedTypes().Where(info.Type.IsAssignableFrom))
            info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(type, type.Name));
    }
}
