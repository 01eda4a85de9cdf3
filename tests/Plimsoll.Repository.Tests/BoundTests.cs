using System.Collections.Concurrent;
using System.Reflection;
using System.Threading.Channels;

namespace Plimsoll.Repository.Tests;

/// <summary>Rule 20: whatever waits for somebody slower has a bound.</summary>
public sealed class BoundTests
{
    private static readonly string[] Ours =
    [
        "Plimsoll.Core", "Plimsoll.Runtime", "Plimsoll.Storage", "Plimsoll.Venues", "plimsoll", "Plimsoll.Proof",
        "Plimsoll.Checker",
    ];

    [Fact]
    public void Nothing_of_ours_queues_without_a_bound() =>
        Ours.SelectMany(name => Assembly.Load(name).GetTypes()).SelectMany(Unbounded).ShouldBeEmpty();

    [Theory]
    [InlineData(typeof(EndlessChannel))]
    [InlineData(typeof(EndlessCollection))]
    public void A_queue_without_a_bound_is_found(Type offender) => Unbounded(offender).ShouldHaveSingleItem();

    [Fact]
    public void One_with_a_bound_is_not() => Unbounded(typeof(BoundedQueues)).ShouldBeEmpty();

    private static IEnumerable<string> Unbounded(Type type) => IntermediateCode.Methods(type)
        .SelectMany(method => IntermediateCode.References(method)
            .Where(reference => IsUnbounded(reference.Member))
            .Select(reference => $"{type.FullName}.{method.Name} makes {reference.Member.DeclaringType!.Name} without a bound"));

    private static bool IsUnbounded(MemberInfo member) => member switch
    {
        MethodInfo { Name: "CreateUnbounded" or "CreateUnboundedPrioritized" } method => method.DeclaringType == typeof(Channel),
        ConstructorInfo { DeclaringType: { IsGenericType: true } type } made =>
            type.GetGenericTypeDefinition() == typeof(BlockingCollection<>)
            && !made.GetParameters().Any(parameter => parameter.ParameterType == typeof(int)),
        _ => false,
    };

    private sealed class EndlessChannel
    {
        public Channel<int> Queue { get; } = Channel.CreateUnbounded<int>();
    }

    private sealed class EndlessCollection
    {
        public BlockingCollection<int> Queue { get; } = [];
    }

    private sealed class BoundedQueues
    {
        public Channel<int> Channel { get; } = System.Threading.Channels.Channel.CreateBounded<int>(1);

        public BlockingCollection<int> Queue { get; } = new(1);
    }
}
