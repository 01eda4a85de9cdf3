namespace Plimsoll.Features.SignIn;

/// <summary>
/// Marks an endpoint that answers everybody alike: nobody is looked up for it, so that it answers without the database,
/// too.
/// </summary>
internal sealed class WithoutSignIn
{
    public static WithoutSignIn Mark { get; } = new();
}
