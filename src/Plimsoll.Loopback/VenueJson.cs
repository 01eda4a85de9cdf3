using System.Text.Encodings.Web;
using System.Text.Json;

namespace Plimsoll.Loopback;

/// <summary>How the venue writes JSON: names as they are, nothing escaped that need not be.</summary>
internal static class VenueJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
