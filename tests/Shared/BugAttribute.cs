namespace Plimsoll;

/// <summary>A mistake of another system that the test is a story of.</summary>
/// <param name="source">Where it was reported: project#number.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BugAttribute(string source) : Attribute
{
    public string Source => source;
}
