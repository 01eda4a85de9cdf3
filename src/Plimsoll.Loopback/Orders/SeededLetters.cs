using Plimsoll.Core.Simulation;

namespace Plimsoll.Loopback.Orders;

/// <summary>Names that the venue gives: letters and digits of the seed, so that a run can be repeated.</summary>
internal sealed class SeededLetters(SeededRandom random)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public string Take(int length) => string.Create(length, random, static (text, chance) =>
    {
        for (var i = 0; i < text.Length; i++)
            text[i] = Letters[(int)(chance.Next() % (ulong)Letters.Length)];
    });
}
