using System.IO.Compression;
using System.Text.Json;
using Plimsoll.Runtime.Serialization;

namespace Plimsoll.Runtime.Accounts.Tape;

/// <summary>Inputs as they are stored: JSON under Brotli, a piece a commit.</summary>
public static class InputText
{
    // Ticks repeat themselves: the fastest level already makes a tenth of them, and a commit must not wait.
    private const CompressionLevel Level = CompressionLevel.Fastest;

    public static byte[] Write(IReadOnlyList<AccountInput> inputs)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, Level))
            JsonSerializer.Serialize(brotli, inputs, FactJson.Options);
        return packed.ToArray();
    }

    /// <exception cref="InvalidDataException">They are not what was written.</exception>
    public static IReadOnlyList<AccountInput> Read(byte[] text)
    {
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(text), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<List<AccountInput>>(brotli, FactJson.Options)
                ?? throw new JsonException("inputs are a list");
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException
            or ArgumentException or IOException)
        {
            throw new InvalidDataException($"Inputs cannot be read: {broken.Message}", broken);
        }
    }
}
