using System.Numerics;
using System.Security.Cryptography;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Trading;

public sealed class DerivedIdTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static readonly AccountId Account = new(Guid.Parse("01234567-89ab-cdef-0123-456789abcdef"));
    private static readonly RunId Run = new(Guid.Parse("fedcba98-7654-3210-fedc-ba9876543210"));

    // Worked out beside the program, in another language, from 00000010 0123… 00000010 fedc… 00000008 0…01.
    [Fact]
    public void A_known_order_has_its_known_id() =>
        DerivedId.Order(Account, Run, 1).ShouldBe("PLK5C9ACE8954C1BANF6NXP2SR51");

    [Fact]
    public void It_is_the_first_130_bits_of_the_hash()
    {
        for (var number = 1L; number < 200; number++)
            DerivedId.Order(Account, Run, number).ShouldBe("PL" + Slowly(number));
    }

    [Fact]
    public void It_has_28_characters_that_every_venue_takes()
    {
        var id = DerivedId.Signal(Account, RunId.None, long.MaxValue);
        id.Length.ShouldBe(28);
        id.ShouldStartWith("SG");
        id[2..].ShouldAllBe(letter => Alphabet.Contains(letter));
    }

    [Fact]
    public void No_two_orders_share_one()
    {
        var random = new SeededRandom(1);
        var ids = new HashSet<string>();
        for (var account = 0; account < 20; account++)
        {
            var (owner, run) = (new AccountId(NextGuid(random)), new RunId(NextGuid(random)));
            for (var intent = 1L; intent <= 500; intent++)
            {
                ids.Add(DerivedId.Order(owner, run, intent)).ShouldBeTrue();
                ids.Add(DerivedId.Order(owner, RunId.None, intent)).ShouldBeTrue();
                ids.Add(DerivedId.Signal(owner, run, intent)).ShouldBeTrue();
            }
        }
    }

    private static string Slowly(long number)
    {
        byte[] text =
        [
            0, 0, 0, 16, .. Account.Value.ToByteArray(bigEndian: true),
            0, 0, 0, 16, .. Run.Value.ToByteArray(bigEndian: true),
            0, 0, 0, 8, .. BitConverter.GetBytes(number).Reverse(),
        ];
        var bits = new BigInteger(SHA256.HashData(text), isUnsigned: true, isBigEndian: true) >> (256 - 130);
        var letters = new char[26];
        for (var letter = 25; letter >= 0; letter--, bits >>= 5)
            letters[letter] = Alphabet[(int)(bits & 31)];
        return new string(letters);
    }

    private static Guid NextGuid(SeededRandom random)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, random.Next());
        BitConverter.TryWriteBytes(bytes[8..], random.Next());
        return new Guid(bytes);
    }
}
