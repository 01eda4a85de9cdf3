using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Plimsoll.Repository.Tests;

/// <summary>One C# file, parsed.</summary>
internal sealed class SourceFile(string path)
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    private readonly SyntaxNode _root = CSharpSyntaxTree.ParseText(Repository.Read(path), Options).GetRoot();

    public string Path => path;

    public static IEnumerable<SourceFile> All() =>
        Repository.TrackedWith(".cs").Select(file => new SourceFile(file));

    /// <summary>Everything with a body: methods, constructors, local functions, accessors.</summary>
    public IEnumerable<(string Name, int Lines)> Bodies() =>
        _root.DescendantNodes().SelectMany(node => node switch
        {
            MethodDeclarationSyntax method => [(method.Identifier.Text, Lines(method))],
            ConstructorDeclarationSyntax made => [(made.Identifier.Text, Lines(made))],
            LocalFunctionStatementSyntax local => [(local.Identifier.Text, Lines(local))],
            AccessorDeclarationSyntax accessor => [(accessor.Keyword.Text, Lines(accessor))],
            _ => Array.Empty<(string, int)>(),
        });

    /// <summary>Constructors take what injection gives them; an override takes what its base asks.</summary>
    public IEnumerable<(string Name, int Parameters)> Methods() =>
        _root.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(method => !method.Modifiers.Any(SyntaxKind.OverrideKeyword))
            .Select(method => (method.Identifier.Text, method.ParameterList.Parameters.Count));

    public IReadOnlyList<string> PublicTypes() =>
    [
        .. _root.DescendantNodes(node => node is not BaseTypeDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(type => type is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            .Where(type => type.Modifiers.Any(SyntaxKind.PublicKeyword))
            .Select(type => type is BaseTypeDeclarationSyntax named
                ? named.Identifier.Text
                : ((DelegateDeclarationSyntax)type).Identifier.Text),
    ];

    /// <summary>Numbers of the lines that lie within a raw string of several lines.</summary>
    public IReadOnlySet<int> RawTextLines() => _root.DescendantTokens()
        .Where(token => token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
        .Select(token => token.SyntaxTree!.GetLineSpan(token.Span))
        .SelectMany(span => Enumerable.Range(
            span.StartLinePosition.Line + 1, span.EndLinePosition.Line - span.StartLinePosition.Line + 1))
        .ToHashSet();

    private static int Lines(SyntaxNode node)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}
