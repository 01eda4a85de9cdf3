using System.Text;

namespace Plimsoll.Storage.Secrets;

/// <summary>Where a secret belongs. It is sealed into it: moved to another row, it does not open.</summary>
internal readonly record struct SecretPlace(Guid OwnerId, Guid SecretId, string Purpose)
{
    private const int GuidBytes = 16;

    /// <summary>Owner, secret and purpose, then what this layer is for; the first two are of one length.</summary>
    public byte[] Bytes(string layer)
    {
        var text = $"{Purpose}\0{layer}";
        var bytes = new byte[(2 * GuidBytes) + Encoding.UTF8.GetByteCount(text)];
        OwnerId.TryWriteBytes(bytes, bigEndian: true, out _);
        SecretId.TryWriteBytes(bytes.AsSpan(GuidBytes), bigEndian: true, out _);
        Encoding.UTF8.GetBytes(text, bytes.AsSpan(2 * GuidBytes));
        return bytes;
    }
}
