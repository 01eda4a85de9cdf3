using Plimsoll.Core.Trading;
using static Plimsoll.Core.Trading.SignalStatus;

namespace Plimsoll.Core.Tests.Trading;

public sealed class SignalStateMachineTests
{
    private static readonly Dictionary<SignalStatus, SignalStatus[]> Legal = new()
    {
        [Pending] = [Approved, Rejected, Cancelled, Expired],
        [Approved] = [Active, Rejected, Cancelled, Expired],
        [Active] = [Executed, Cancelled, Expired],
        [Executed] = [],
        [Rejected] = [],
        [Cancelled] = [],
        [Expired] = [],
    };

    [Fact]
    public void Every_step_is_as_the_specification_says()
    {
        foreach (var from in Enum.GetValues<SignalStatus>())
            foreach (var to in Enum.GetValues<SignalStatus>())
                SignalStateMachine.IsLegal(from, to).ShouldBe(Legal[from].Contains(to), $"{from} to {to}");
    }

    [Fact]
    public void A_status_without_a_next_one_is_the_end()
    {
        foreach (var (status, next) in Legal)
            SignalStateMachine.IsTerminal(status).ShouldBe(next.Length == 0);
    }
}
