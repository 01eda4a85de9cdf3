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
        the real ones: it refuses a client order id only while an order of that name works, fills in parts, and its lists
        lag. In half of the runs it is a spot market: a working stop holds what an exit would sell, and nothing is
        reduce-only. Things go wrong for hours; then everything heals, and 150 seconds later a checker that shares no code
        with the core compares the journal's bytes with the venue's book: no order lost, none placed twice, no fill lost or
        booked twice, none still unknown, none ever ruled out that the venue had.


        """;

    private const string Missing =
        """

        ## What is not proven here

        One account trades one instrument through one line. Not in these runs: venues that liquidate, forget old
        orders, roll their ids back or overfill; two programs that want the same account; disks that fill up slowly; the
        wire format of any venue. Deaths of the real program and of the real PostgreSQL are tested apart from this, with
        `kill -9`, on the simulated venue.
        """;

    /// <summary>Runs everything it tells of.</summary>
    public static string OfUsual(int points, int hours, CancellationToken cancellationToken) => Write(
        CrashProof.Run(points, 1, cancellationToken),
        SimulationProof.Run(hours, 1, cancellationToken),
        Enum.GetValues<Sabotage>().Where(sabotage => sabotage != Sabotage.None)
            .ToDictionary(sabotage => sabotage, SabotageProof.Find));

    public static string Write(
        CrashResult crash, ProofTotals simulation, IReadOnlyDictionary<Sabotage, ProofRun?> sabotages)
    {
        var text = new StringBuilder(Head);
        Figures(text, crash, simulation);
        Sabotages(text, sabotages);
        Faults(text, simulation);
        Edges(text, simulation);
        text.Append(Missing).Append('\n');
        return text.ToString();
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
        Line(text, $"## With a rule switched off");
        Line(text, $"");
        Line(text, $"A proof that cannot fail proves nothing. Each of these rules was broken in the driver, and noticed:");
        Line(text, $"");
        Line(text, $"| broken rule | noticed at seed | by |");
        Line(text, $"|---|---|---|");
        foreach (var (sabotage, run) in sabotages)
            Line(text, run is null
                ? $"| {Words(sabotage)} | **not noticed** | |"
                : (FormattableString)$"| {Words(sabotage)} | {run.Plan.Seed} | {Shorten(run.Problems[0])} |");
        Line(text, $"");
    }

    private static void Faults(StringBuilder text, ProofTotals simulation)
    {
        Line(text, $"## Faults that struck");
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
