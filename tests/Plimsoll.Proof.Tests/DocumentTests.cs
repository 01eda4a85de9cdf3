namespace Plimsoll.Proof.Tests;

/// <summary>The page tells what these runs found, to the last figure.</summary>
public sealed class DocumentTests(UsualProof usual)
{
    [Fact]
    public void The_page_is_what_was_proven()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "reliability.md"));
        page.ShouldBe(
            ProofDocument.Write(usual.Crash, usual.Simulation, usual.Sabotages),
            "plimsoll prove report > docs/reliability.md writes it anew");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Plimsoll.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("no folder above has Plimsoll.slnx");
    }
}
