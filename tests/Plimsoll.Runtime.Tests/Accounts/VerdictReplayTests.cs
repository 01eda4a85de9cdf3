using System.Text;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Risk;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Runtime.Tests.Trading;

namespace Plimsoll.Runtime.Tests.Accounts;

/// <summary>A verdict that the gate would not give again is named.</summary>
public sealed class VerdictReplayTests
{
    private static readonly RiskGate Gate = new(new EngineOptions().Limits);

    private static AccountFact.RiskDecided Told { get; } = AccountStory.Facts.OfType<AccountFact.RiskDecided>().First();

    [Fact]
    public void What_the_gate_said_it_says_again()
    {
        var judged = Gate.Judge(7, Told.Decision.Inputs).Decision;
        var refused = RiskGate.Refuse(8, Told.Decision.Inputs).Decision;
        var replay = Replay(judged, refused);
        (replay.Same, replay.FirstDifference).ShouldBe((2, null));
    }

    [Fact]
    public void Another_verdict_another_check_and_another_word_are_differences()
    {
        var judged = Gate.Judge(7, Told.Decision.Inputs).Decision;
        foreach (var other in new[]
        {
            judged with { IsApproved = !judged.IsApproved },
            judged with { Text = judged.Text + " really" },
            judged with { Checks = [.. judged.Checks.Skip(1)] },
            judged with { Code = "risk.other" },
        })
        {
            var replay = Replay(judged, other);
            replay.Same.ShouldBe(1);
            replay.FirstDifference.ShouldNotBeNull().ShouldStartWith("fact 2: the gate now says ");
        }
    }

    private static VerdictReplay Replay(params RiskDecision[] decisions)
    {
        var replay = new VerdictReplay(Gate);
        foreach (var (index, decision) in decisions.Index())
            replay.Take(
                index + 1, Encoding.UTF8.GetString(FactJson.Write(new AccountFact.RiskDecided(Told.At, decision))));
        return replay;
    }
}
