using Microsoft.AspNetCore.Identity;
using Plimsoll.Api;
using Plimsoll.Storage.Identity;

namespace Plimsoll.Features.SignIn;

/// <summary>
/// Long and not among the passwords everybody tries first. No composition rules: they make people write "Password1!".
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<PlimsollUser>
{
    public const int MinLength = 12;
    public const int MaxLength = 128;

    // NIST SP 800-132 and OWASP: at least 210,000 for PBKDF2-HMAC-SHA512.
    public const int Iterations = 210_000;

    private static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    public static FieldProblem? Check(string password, string field, string? email = null)
    {
        if (password.Length is < MinLength or > MaxLength)
            return new FieldProblem(field, "validation.length", $"Must have {MinLength} to {MaxLength} characters.")
            {
                Min = MinLength,
                Max = MaxLength,
            };
        return IsWeak(password, email)
            ? new FieldProblem(field, "auth.password_weak", "This password is among the first that anybody tries.")
            : null;
    }

    public Task<IdentityResult> ValidateAsync(
        UserManager<PlimsollUser> manager, PlimsollUser user, string? password) =>
        Task.FromResult(Check(password ?? "", "password", user.Email) is { } problem
            ? IdentityResult.Failed(new IdentityError { Code = problem.Code, Description = problem.Message })
            : IdentityResult.Success);

    private static bool IsWeak(string password, string? email)
    {
        var plain = password.Trim().ToLowerInvariant();
        if (string.Equals(plain, email?.Trim(), StringComparison.OrdinalIgnoreCase))
            return true;
        if (plain.Distinct().Count() < 4 || IsRepeated(plain))
            return true;
        // "password1234" and "letmein!!!!!" are the common word with the usual tail.
        return Common.Value.Contains(plain) || Common.Value.Contains(plain.TrimEnd("0123456789!?.*#$_-".ToCharArray()));
    }

    private static bool IsRepeated(string password) => Enumerable.Range(1, password.Length / 2).Any(unit =>
        password.Length % unit == 0
        && Enumerable.Range(0, password.Length).All(index => password[index] == password[index % unit]));

    private static HashSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords.txt")
            ?? throw new InvalidOperationException("The list of common passwords is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToHashSet(StringComparer.Ordinal);
    }
}
