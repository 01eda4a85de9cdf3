using System.Globalization;
using System.Text;
using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof;

/// <summary>What was proven, written down: the page docs/reliability.md, the same for equal runs.</summary>
public static class ProofDocument
{
    private const string Head =
        """
        # Reliability

        This page is written by `plimsoll prove report` from the runs it tells of, and a test holds it against them. Every
        figure is counted; time in it is simulated.

        An account, its journal, its venue and the line between them live under virtual time. The account is the trading
        core as the program drives it: facts made durable, then effects, then the venue's word. The venue is as unkind as
        the real ones: it refuses a client order id only while an order of that name works, fills in parts, late or too
        much, and its lists lag. In half of the runs it is a spot market: a working stop holds what an exit would sell, and
        nothing is reduce-only; half of those venues keep stop and target as one list, of which at most one executes. In the
        other half it trades contracts, with two runs that net: one buys, the other sells, and each takes away from the
        other's trade. Things go wrong for hours; then everything heals, a person looks, and 270 seconds later a checker
        that shares no code with the core compares the journal's bytes with the venue's book:
        no order lost, none placed twice, no fill lost or booked twice, none still unknown, none counted as never placed
        that the venue has; what cannot be right stands in quarantine, and nothing was bought meanwhile. The state that
        lives is the one its journal makes.


        """;

    private const string Missing =
        """

        ## What is not proven here

        One account trades one instrument through one line. There are no leases: a second program is kept out by the
        number of its first fact, under the lock of the account's row, and nobody waits for it. A venue that fills more of
        an exit than is held, or ends more than is held, leaves a quarantine whose fill a person has to book. The wire
        format of a venue is not in these runs: cut-off JSON, errors with status 200 and numbers in other writings come
        from the loop-back venue, and are tried with the adapters. Deaths of the real program and of the real PostgreSQL
        are tried apart from this, with `kill -9`.
        """;

    // What the program itself does about rules that a driver can break in many ways, and the test that shows it.
    private static readonly (int Rule, string Guard, string Test)[] Guards =
    [
        (12, "The state is the fold of its facts, whatever a venue says",
            "RandomEventsTests.With_a_venue_that_says_anything_nothing_is_lost_or_invented"),
        (13, "A commit tells the number of its first fact; the store refuses one that is taken",
            "AccountStoreTests.Of_two_writers_the_second_is_refused_and_leaves_nothing"),
        (14, "The account's row is locked from the look to the commit",
            "AccountStoreTests.Of_writers_at_the_same_moment_one_wins"),
        (15, "A write that failed is not repeated: the account is put together from its log, whether it arrived or not",
            "DegradedTests.An_account_that_could_not_write_is_put_back_together_and_misses_nothing"),
        (16, "An account that cannot write takes no command", "DegradedTests.Degraded_it_takes_no_command_and_answers_looks"),
        (17, "Every call to a venue ends after ten seconds, heeded or not",
            "RemoteLineTests.A_venue_that_does_not_even_heed_its_deadline_holds_nothing_up"),
        (18, "Equal seeds are equal journals, to the byte", "SimulationProofTests.Equal_seeds_are_equal_lives"),
        (19, "A step that fails stops its account; the mailbox of every other goes on",
            "DegradedTests.While_the_database_is_still_away_recovery_fails_and_is_tried_again"),
        (20, "No channel or blocking collection without a bound in any assembly of ours",
            "BoundTests.Nothing_of_ours_queues_without_a_bound"),
    ];

    public static string Write(ProofFindings findings)
    {
        var text = new StringBuilder(Head);
        Figures(text, findings.Crash, findings.Simulation);
        Orders(text, findings);
        Sabotages(text, findings.Sabotages);
        InTheProgram(text);
        StoryTable.Write(text);
        Faults(text, findings.Simulation);
        Edges(text, findings.Simulation);
        text.Append(Missing).Append('\n');
        return text.ToString();
    }

    private static void Orders(StringBuilder text, ProofFindings findings)
    {
        var (exhaust, matrix) = (findings.Exhaust, findings.Matrix);
        Line(text, $"One order (an entry that buys, one that sells, one that takes away from another run's trade), and");
        Line(text, $"everything that can happen to it, in every order and each of it twice, to a depth of");
        Line(text, $"{ProofFindings.Depth} events: {exhaust.Paths:N0} ways, {exhaust.States:N0} of which stand differently; in");
        Line(text, $"**{exhaust.Failed:N0}** a step was illegal, the order got stuck, or it ended as something else than it was once");
        Line(text, $"the truth was told. `plimsoll prove exhaust --depth 9` goes further.");
        Line(text, $"");
        Line(text, $"Scopes of client order ids × lags of lists × leads of the clock × losses of calls: {matrix.Count} corners,");
        Line(text, $"{matrix.Sum(cell => cell.Orders):N0} orders, {matrix.Sum(cell => cell.NotPlaced):N0} ruled out;");
        Line(text, $"**{matrix.Sum(cell => cell.Problems.Count):N0}** arrived twice, were ruled out wrongly or differ.");
        Line(text, $"`plimsoll prove matrix --orders 1000000` tries more.");
        Line(text, $"");
    }

    private static void Figures(StringBuilder text, CrashResult crash, ProofTotals simulation)
    {
        Line(text, $"## Figures");
        Line(text, $"");
        Line(text, $"| | crash points | trouble, simulated |");
        Line(text, $"|---|---|---|");
        var points = Text($"{crash.Totals.Runs:N0} points of {crash.Scenarios} stories");
        var hours = Text($"{simulation.Simulated.TotalHours:N0} hours, {simulation.Runs:N0} seeds");
        Line(text, $"| tried | {points} | {hours} |");
        Line(text, $"| orders at the venue | {crash.Totals.Orders:N0} | {simulation.Orders:N0} |");
        Line(text, $"| fills | {crash.Totals.Fills:N0} | {simulation.Fills:N0} |");
        Line(text, $"| deaths of the program | {crash.Totals.Deaths:N0} | {simulation.Deaths:N0} |");
        Line(text, $"| orders ruled out by proven absence | {crash.Totals.NotPlaced:N0} | {simulation.NotPlaced:N0} |");
        var (died, troubled) = (crash.Totals.Sides, simulation.Sides);
        Line(text, $"| entries that sold | {died.Shorts:N0} | {troubled.Shorts:N0} |");
        Line(text, $"| entries that took away from another run's trade | {died.Offsets:N0} | {troubled.Offsets:N0} |");
        Line(text, $"| fills that ended a position and opened the next | {died.Flips:N0} | {troubled.Flips:N0} |");
        Line(text, $"| lists of a stop and a target | {died.Pairs:N0} | {troubled.Pairs:N0} |");
        Line(text, $"| fills of one of them | {died.PairFills:N0} | {troubled.PairFills:N0} |");
        var (atPoints, inHours) = (crash.Totals.Failed.Count, simulation.Failed.Count);
        Line(text, $"| **runs with any difference** | **{atPoints:N0}** | **{inHours:N0}** |");
        Line(text, $"");
        Line(text, $"A crash point is a step between two writes or effects: the program dies there, comes back from its");
        Line(text, $"journal against the same venue, and lives on. `plimsoll prove crash --points 10000` and");
        Line(text, $"`plimsoll prove simulate --hours 100000` try more; a failing run names its seed.");
        Line(text, $"");
    }

    private static void Sabotages(StringBuilder text, IReadOnlyDictionary<Sabotage, ProofRun?> sabotages)
    {
        var caught = sabotages.Where(one => one.Value is not null).Select(one => BreaksRuleAttribute.Of(one.Key))
            .Distinct().Count();
        Line(text, $"## With a rule switched off");
        Line(text, $"");
        Line(text, $"A proof that cannot fail proves nothing. Each of the rules of the order path was broken in the driver, and");
        Line(text, $"noticed: **{caught} of {BreaksRuleAttribute.Rules} rules**.");
        Line(text, $"");
        Line(text, $"| rule | broken | noticed at seed | by |");
        Line(text, $"|---|---|---|---|");
        foreach (var (sabotage, run) in sabotages.OrderBy(one => one.Key))
            Line(text, run is null
                ? $"| {BreaksRuleAttribute.Of(sabotage)} | {Words(sabotage)} | **not noticed** | |"
                : (FormattableString)
                    $"| {BreaksRuleAttribute.Of(sabotage)} | {Words(sabotage)} | {run.Plan.Seed} | {Shorten(run.Problems[0])} |");
        Line(text, $"");
    }

    private static void InTheProgram(StringBuilder text)
    {
        Line(text, $"A driver can break a rule that the program keeps by its store, its line or its build. What keeps it there:");
        Line(text, $"");
        Line(text, $"| rule | kept by | shown by |");
        Line(text, $"|---|---|---|");
        foreach (var (rule, guard, test) in Guards)
            Line(text, $"| {rule} | {guard} | `{test}` |");
        Line(text, $"");
    }

    private static void Faults(StringBuilder text, ProofTotals simulation)
    {
        Line(text, $"## Faults that struck");
        Line(text, $"");
        var rarest = Enum.GetValues<FaultKind>().OrderBy(kind => simulation.Faults[(int)kind]).Take(5)
            .Select(kind => Text($"{Words(kind)} {simulation.Faults[(int)kind]:N0}"));
        Line(text, $"In the hours of trouble, each of them at least 1,000 times, else the proof is red. Each run leaves some of");
        Line(text, $"them out and has others twice as often. Least often:");
        Line(text, $"{string.Join(", ", rarest)}.");
        Line(text, $"");
        Line(text, $"| fault | times |");
        Line(text, $"|---|---|");
        foreach (var kind in Enum.GetValues<FaultKind>())
            Line(text, $"| {Words(kind)} | {simulation.Faults[(int)kind]:N0} |");
        Line(text, $"");
    }

    private static void Edges(StringBuilder text, ProofTotals simulation)
    {
        Line(text, $"## Steps of orders' lives that were taken");
        Line(text, $"");
        Line(text, $"| status, and what happened | times |");
        Line(text, $"|---|---|");
        foreach (var (edge, count) in simulation.Edges)
            Line(text, $"| {edge} | {count:N0} |");
    }

    // JSON and names of orders are for the command line.
    private static string Shorten(string problem) =>
        problem.IndexOf('{', StringComparison.Ordinal) is > 0 and var start ? problem[..start].TrimEnd(' ', ':') : problem;

    private static string Words<T>(T name)
        where T : struct, Enum
    {
        var words = new StringBuilder();
        foreach (var letter in name.ToString())
            words.Append(char.IsUpper(letter) && words.Length > 0 ? " " : "").Append(char.ToLowerInvariant(letter));
        return words.ToString();
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(Text(line)).Append('\n');

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
