namespace Plimsoll.Features.SignIn;

/// <summary>How long sign-ins and what belongs to them live.</summary>
internal static class SignInTimes
{
    /// <summary>A page left open on a desk closes itself.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>However busy, a sign-in ends after half a day.</summary>
    public static readonly TimeSpan Absolute = TimeSpan.FromHours(12);

    /// <summary>
    /// The row is touched at most this often, so that reading a page does not write for each request.
    /// </summary>
    public static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan CsrfToken = TimeSpan.FromHours(1);
}
