namespace Plimsoll.Proof.Tests.OtherPeoplesBugs;

/// <summary>The rule that keeps a story from ending as it did elsewhere: with it switched off the test fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WithoutAttribute(Sabotage sabotage) : Attribute
{
    public Sabotage Sabotage => sabotage;
}
