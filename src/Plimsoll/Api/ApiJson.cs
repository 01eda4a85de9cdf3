using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Plimsoll.Api;

/// <summary>How JSON looks at the edge; the API, the hub and the command line's <c>--json</c> share it.</summary>
internal static class ApiJson
{
    // 32: deeper than any request of ours, shallow enough that nesting cannot hurt.
    private const int Depth = 32;

    public static JsonSerializerOptions Options { get; } = Frozen();

    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = Depth;
        options.Converters.Add(new DecimalStringConverter());
        options.Converters.Add(new FiniteDoubleConverter());
        options.Converters.Add(new MoneyConverter());
        options.Converters.Add(new UtcTimeConverter());
        options.Converters.Add(new TimestampConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        // Answers are never pasted into HTML, so quotes and accents may stay readable.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    }

    private static JsonSerializerOptions Frozen()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
