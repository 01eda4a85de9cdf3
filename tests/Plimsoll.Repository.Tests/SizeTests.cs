namespace Plimsoll.Repository.Tests;

/// <summary>The hard limits of shape; the numbers to aim at are about half of them.</summary>
public sealed class SizeTests
{
    private const int FileLines = 500;
    private const int MethodLines = 70;
    private const int Parameters = 6;
    private const int Columns = 140;

    // Concatenated, so that this file does not find itself.
    private static readonly string[] Unfinished = ["TO" + "DO", "FIX" + "ME", "#reg" + "ion"];

    private static IEnumerable<string> WrittenFiles =>
        Repository.TrackedWith(".cs", ".ts", ".tsx", ".js").Where(path => path != "web/src/api/schema.d.ts");

    [Fact]
    public void No_file_is_too_long() =>
        Violations(path => Repository.Read(path).AsSpan().Count('\n') is var lines && lines > FileLines
            ? [$"{lines} lines"]
            : []);

    /// <summary>A table in a raw string is data: breaking its rows would only make it harder to read.</summary>
    [Fact]
    public void No_line_is_too_wide() =>
        Violations(path =>
        {
            IReadOnlySet<int> data = path.EndsWith(".cs", StringComparison.Ordinal)
                ? new SourceFile(path).RawTextLines()
                : new HashSet<int>();
            return Repository.Read(path)
                .Split('\n')
                .Select((line, index) => (line.Length, Number: index + 1))
                .Where(line => line.Length > Columns && !data.Contains(line.Number))
                .Select(line => $"line {line.Number} has {line.Length} columns");
        });

    [Fact]
    public void Nothing_is_left_unfinished() =>
        Violations(path =>
        {
            var text = Repository.Read(path);
            return Unfinished.Where(word => text.Contains(word, StringComparison.Ordinal));
        });

    [Fact]
    public void No_method_is_too_long() =>
        SourceFile.All()
            .SelectMany(file => file.Bodies()
                .Where(body => body.Lines > MethodLines)
                .Select(body => $"{file.Path}: {body.Name} has {body.Lines} lines"))
            .ShouldBeEmpty();

    [Fact]
    public void No_method_takes_too_much() =>
        SourceFile.All()
            .SelectMany(file => file.Methods()
                .Where(method => method.Parameters > Parameters)
                .Select(method => $"{file.Path}: {method.Name} takes {method.Parameters}"))
            .ShouldBeEmpty();

    [Fact]
    public void A_file_holds_one_public_type_and_is_named_after_it() =>
        SourceFile.All()
            .Select(file => (file.Path, Types: file.PublicTypes()))
            .Where(file => file.Types.Count > 1 || file.Types.Any(type => !IsNamedAfter(file.Path, type)))
            .Select(file => $"{file.Path}: {string.Join(", ", file.Types)}")
            .ShouldBeEmpty();

    // A generic type's or a part's file may carry more: Step.cs, Step.Parsing.cs.
    private static bool IsNamedAfter(string path, string type) =>
        Path.GetFileName(path).Split('.')[0] is var name && (name == type || name.Split('`', '{')[0] == type);

    private static void Violations(Func<string, IEnumerable<string>> find) =>
        WrittenFiles.SelectMany(path => find(path).Select(fault => $"{path}: {fault}")).ShouldBeEmpty();
}
