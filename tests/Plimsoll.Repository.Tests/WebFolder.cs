namespace Plimsoll.Repository.Tests;

/// <summary>The web folder with its packages in place.</summary>
public sealed class WebFolder
{
    private readonly string _folder = Path.Combine(Repository.Root, "web");

    public WebFolder()
    {
        var installed = new FileInfo(Path.Combine(_folder, "node_modules", ".package-lock.json"));
        var wanted = new FileInfo(Path.Combine(_folder, "package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= wanted.LastWriteTimeUtc)
            return;
        var install = Tool.Run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], _folder);
        install.ExitCode.ShouldBe(0, install.Output);
    }

    public void Passes(string script)
    {
        var result = Tool.Run("npm", ["run", "--silent", script], _folder);
        result.ExitCode.ShouldBe(0, result.Output);
    }
}
