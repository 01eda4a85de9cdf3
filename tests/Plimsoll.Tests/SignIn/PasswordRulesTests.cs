using Plimsoll.Features.SignIn;

namespace Plimsoll.Tests.SignIn;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("short", "validation.length")]
    [InlineData("passwordpassword", "auth.password_weak")]
    [InlineData("Password1234!", "auth.password_weak")]
    [InlineData("abcabcabcabcabc", "auth.password_weak")]
    [InlineData("1qaz2wsx3edc", "auth.password_weak")]
    [InlineData("aaaaaaaaaaaaaa", "auth.password_weak")]
    [InlineData("someone@example.org", "auth.password_weak")]
    [InlineData("Someone@Example.org", "auth.password_weak")]
    [InlineData("correct horse battery staple", "auth.password_weak")]
    [InlineData("four words nobody guesses", null)]
    [InlineData("rT7#kq0Lm2!xZ", null)]
    public void Long_and_unusual_is_enough(string password, string? code) =>
        PasswordRules.Check(password, "password", "someone@example.org")?.Code.ShouldBe(code);

    [Fact]
    public void The_longest_password_has_128_characters()
    {
        var longest = string.Concat(Enumerable.Range(0, 128).Select(index => (char)('a' + index * 7 % 26)));

        PasswordRules.Check(longest, "password")?.Code.ShouldNotBe("validation.length");
        PasswordRules.Check(longest + "x", "password")!.Code.ShouldBe("validation.length");
    }
}
