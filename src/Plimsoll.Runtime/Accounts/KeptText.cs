using System.Security.Cryptography;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Serialization;

namespace Plimsoll.Runtime.Accounts;

/// <summary>An account's state as it is stored.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Sequence">The last fact that is in it.</param>
/// <param name="Text">The snapshot as JSON.</param>
/// <param name="Hash">SHA-256 of the text.</param>
public sealed record KeptText(AccountId Account, long Sequence, byte[] Text, byte[] Hash)
{
    public static KeptText Of(AccountFold.Folded folded)
    {
        var text = SnapshotJson.Write(folded.State);
        return new KeptText(folded.Record.Id, folded.Past.FactCount, text, SHA256.HashData(text));
    }
}
