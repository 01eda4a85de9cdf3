using System.Reflection;

namespace Plimsoll.Repository.Tests;

/// <summary>Dependencies point one way, between the projects and between the rooms of the core.</summary>
public sealed class DependencyTests
{
    private const string Core = "Plimsoll.Core";
    private const string Runtime = "Plimsoll.Runtime";

    // Each room knows only those before it.
    private static readonly string[] Rooms =
        ["Market", "Indicators", "Trading", "Strategies", "Risk", "Simulation", "Engine", "Backtesting"];

    [Fact]
    public void The_core_knows_nothing_but_the_base_class_library() =>
        References(Core)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not "netstandard")
            .ShouldBeEmpty();

    [Theory]
    [InlineData(Core)]
    [InlineData(Runtime, Core)]
    [InlineData("Plimsoll.Storage", Runtime, Core)]
    [InlineData("Plimsoll.Venues", Runtime, Core)]
    [InlineData("Plimsoll.Proof", Runtime, Core, "Plimsoll.Checker")]
    [InlineData("Plimsoll.Loopback", Core)]
    [InlineData("Plimsoll.Checker")]
    public void A_project_knows_only_those_below_it(string project, params string[] allowed) =>
        References(project)
            .Where(name => name.StartsWith("Plimsoll", StringComparison.OrdinalIgnoreCase))
            .Except(allowed)
            .ShouldBeEmpty();

    [Fact]
    public void Every_room_of_the_core_has_its_place_in_the_order() =>
        CoreTypes().Select(RoomOf).Distinct().Except(Rooms).ShouldBeEmpty();

    [Fact]
    public void A_room_of_the_core_knows_only_those_before_it() =>
        CoreTypes()
            .SelectMany(type => TypeUse.Of(type)
                .Where(used => used.Assembly == type.Assembly && IsNamed(used))
                .Where(used => Array.IndexOf(Rooms, RoomOf(used)) > Array.IndexOf(Rooms, RoomOf(type)))
                .Select(used => $"{type.FullName} uses {used.FullName}"))
            .Distinct()
            .ShouldBeEmpty();

    private static IEnumerable<Type> CoreTypes() => Assembly.Load(Core).GetTypes().Where(IsNamed);

    // What the compiler makes for itself (inline arrays, string switches) stands in no room.
    private static bool IsNamed(Type type) =>
        type.Namespace?.StartsWith("Plimsoll", StringComparison.Ordinal) == true;

    private static string RoomOf(Type type) =>
        type.Namespace!.Split('.') is [_, _, var room, ..] ? room : type.FullName!;

    private static IEnumerable<string> References(string project) =>
        Assembly.Load(project).GetReferencedAssemblies().Select(name => name.Name!);
}
