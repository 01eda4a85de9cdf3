using System.Reflection;

namespace Plimsoll.Proof.Tests.OtherPeoplesBugs;

/// <summary>A story that cannot fail tells nothing: without the rule it stands on, each of them does.</summary>
public sealed class StoryTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static TheoryData<string> All => [.. Told().Where(one => RuleOf(one) != null).Select(NameOf)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_story_fails_when_its_rule_is_switched_off(string name)
    {
        var story = Told().Single(one => NameOf(one) == name);
        var stories = (Stories)Activator.CreateInstance(story.DeclaringType!)!;
        stories.Broken = RuleOf(story)!.Sabotage;
        Should.Throw<TargetInvocationException>(() => story.Invoke(stories, null))
            .InnerException.ShouldBeOfType<ShouldAssertException>();
    }

    [Fact]
    public void There_are_stories_of_forty_mistakes_and_nearly_all_stand_on_a_rule()
    {
        Told().Count().ShouldBeGreaterThanOrEqualTo(40);
        Told().Count(one => RuleOf(one) is not null).ShouldBeGreaterThanOrEqualTo(40);
    }

    private static IEnumerable<MethodInfo> Told() => typeof(Stories).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Stories)))
        .SelectMany(type => type.GetMethods(Own))
        .Where(method => method.GetCustomAttribute<BugAttribute>() is not null);

    private static WithoutAttribute? RuleOf(MethodInfo story) => story.GetCustomAttribute<WithoutAttribute>();

    private static string NameOf(MethodInfo story) => $"{story.DeclaringType!.Name}.{story.Name}";
}
