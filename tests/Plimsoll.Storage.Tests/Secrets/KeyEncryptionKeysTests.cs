using System.Runtime.Versioning;
using Plimsoll.Runtime.Venues;
using Plimsoll.Storage.Secrets;
using Plimsoll.Testing;

namespace Plimsoll.Storage.Tests.Secrets;

public sealed class KeyEncryptionKeysTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    private string KekFile => Path.Combine(_folder.Path, "kek");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_file_is_made_once_and_only_its_owner_may_read_it()
    {
        KeyEncryptionKeys.Create(KekFile);
        var first = File.ReadAllText(KekFile);
        KeyEncryptionKeys.Create(KekFile);

        File.ReadAllText(KekFile).ShouldBe(first);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(KekFile).ShouldBe(UnixFileMode.UserRead);
        KeyEncryptionKeys.InFile(KekFile).Problem.ShouldBeNull();
        File.Exists(KekFile + ".new").ShouldBeFalse();
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_file_that_others_may_read_is_refused()
    {
        KeyEncryptionKeys.Create(KekFile);
        File.SetUnixFileMode(KekFile, UnixFileMode.UserRead | UnixFileMode.GroupRead);

        KeyEncryptionKeys.InFile(KekFile).Problem.ShouldBe("key.kek_exposed");
    }

    [Theory]
    [InlineData("not base64")]
    [InlineData("c2hvcnQ=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void What_is_no_random_key_is_refused_and_not_repeated(string text)
    {
        var problem = Should.Throw<VenueKeyException>(() => KeyEncryptionKeys.Given(text).Current());

        problem.Code.ShouldBe("key.kek_invalid");
        problem.Message.ShouldNotContain(text);
    }

    [Fact]
    public void Nothing_is_a_problem_with_a_code()
    {
        KeyEncryptionKeys.None.Problem.ShouldBe("key.kek_missing");
        KeyEncryptionKeys.InFile(KekFile).Problem.ShouldBe("key.kek_missing");
        KeyEncryptionKeys.Given(" ").Problem.ShouldBe("key.kek_missing");
    }

    [Fact]
    public void A_key_prints_as_its_name()
    {
        var key = KeyEncryptionKey.New();

        $"{key}".ShouldBe(key.Id);
        key.Text.ShouldNotContain(key.Id);
    }
}
