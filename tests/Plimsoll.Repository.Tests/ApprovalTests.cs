using System.Reflection;
using System.Reflection.Emit;
using Plimsoll.Core.Risk;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Repository.Tests;

/// <summary>There is one way to a venue, and it leads through the gate.</summary>
public sealed class ApprovalTests
{
    private static readonly Assembly[] Ours =
    [
        .. new[] { "Plimsoll.Core", "Plimsoll.Runtime", "Plimsoll.Storage", "Plimsoll.Venues", "plimsoll" }
            .Select(Assembly.Load),
    ];

    private static IEnumerable<Type> OurTypes => Ours.SelectMany(assembly => assembly.GetTypes());

    [Fact]
    public void An_approval_cannot_be_made_outside_the_core()
    {
        typeof(ApprovedOrder).IsSealed.ShouldBeTrue();
        typeof(ApprovedOrder).GetConstructors().ShouldBeEmpty();
        typeof(ApprovedOrder).IsValueType.ShouldBeFalse("a default value would be an approval that nobody gave");
    }

    [Fact]
    public void Only_the_gate_makes_an_approval()
    {
        var makers = OurTypes
            .Where(type => IntermediateCode.Methods(type).Any(MakesApproval))
            .Select(Outermost)
            .Distinct();

        makers.ShouldBe([typeof(RiskGate)]);
    }

    [Fact]
    public void A_venue_takes_nothing_but_approvals()
    {
        var submissions = OurTypes
            .Where(typeof(IVenue).IsAssignableFrom)
            .SelectMany(venue => IntermediateCode.Methods(venue).OfType<MethodInfo>())
            .Where(method => method.Name.Split('.')[^1] is "Submit" or "SubmitAsync" or "SubmitPairAsync")
            .ToList();

        submissions.ShouldNotBeEmpty();
        submissions
            .Where(method => !method.GetParameters()
                .Select(parameter => parameter.ParameterType)
                .Where(type => type != typeof(CancellationToken))
                .SequenceEqual(Enumerable.Repeat(typeof(ApprovedOrder), method.Name.Contains("Pair") ? 2 : 1)))
            .Select(method => $"{method.DeclaringType}.{method.Name}")
            .ShouldBeEmpty();
    }

    private static bool MakesApproval(MethodBase method) =>
        IntermediateCode.References(method).Any(reference =>
            reference.Code == OpCodes.Newobj && reference.Member.DeclaringType == typeof(ApprovedOrder));

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
