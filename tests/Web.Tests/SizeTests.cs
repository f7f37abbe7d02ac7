using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Tessera.Web.Tests;

/// <summary>
/// Caps on what one reader has to hold in mind (layout.md 5.8). A code line holds at least one token; a method's size is
/// the code lines inside its braces, an expression body counts 1.
/// </summary>
public sealed class SizeTests
{
    private const int MethodCap = 40;
    private const int MethodNinetieth = 15;
    private const int FileCap = 300;
    private const int RazorCap = 150;
    private const int InjectedCap = 5;

    private static readonly List<(string Path, SyntaxNode Root)> Sources =
        [.. Checkout.Files("src", "*.cs").Select(f => (Path.GetRelativePath(Checkout.Root, f), CSharpSyntaxTree.ParseText(File.ReadAllText(f)).GetRoot()))];

    private static readonly List<(string Name, int Lines)> Methods = [.. Sources.SelectMany(s => Bodies(s.Path, s.Root))];

    [Fact]
    public void No_method_is_longer_than_forty_lines() =>
        Report(Methods.Where(m => m.Lines > MethodCap).Select(m => $"{m.Name}: {m.Lines} code lines, cap {MethodCap}"));

    [Fact]
    public void Nine_methods_in_ten_have_at_most_fifteen_lines()
    {
        var sizes = Methods.Select(m => m.Lines).Order().ToList();
        var ninetieth = sizes[sizes.Count * 9 / 10];
        if (ninetieth > MethodNinetieth)
            Report(Methods.OrderByDescending(m => m.Lines).Take(20).Select(m => $"p90 is {ninetieth}; {m.Name}: {m.Lines}"));
    }

    [Fact]
    public void No_file_is_longer_than_three_hundred_lines() =>
        Report(Sources.Select(s => (s.Path, Lines: Lines(s.Root.DescendantTokens()))).Where(f => f.Lines > FileCap).Select(f => $"{f.Path}: {f.Lines} code lines, cap {FileCap}"));

    [Fact]
    public void No_page_is_longer_than_a_hundred_and_fifty_lines() =>
        Report(Checkout.Files("src", "*.razor").Select(f => (Path: Path.GetRelativePath(Checkout.Root, f), Lines: File.ReadAllLines(f).Count(l => l.Trim().Length > 0)))
            .Where(f => f.Lines > RazorCap).Select(f => $"{f.Path}: {f.Lines} lines, cap {RazorCap}"));

    [Fact]
    public void No_class_is_given_more_than_five_things() =>
        Report(Sources.SelectMany(s => s.Root.DescendantNodes().OfType<ClassDeclarationSyntax>()
            .Select(c => (s.Path, c.Identifier.Text, Given: Given(c))).Where(c => c.Given > InjectedCap)
            .Select(c => $"{c.Path}: {c.Text} takes {c.Given}, cap {InjectedCap}")));

    [Fact]
    public void A_method_counts_the_lines_between_its_braces_without_blanks_and_comments()
    {
        var method = CSharpSyntaxTree.ParseText("class A {\n void B()\n {\n  // why\n\n  var c =\n   1;\n  c++;\n }\n int D => 1 +\n  2; }", cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken);
        Assert.Equal([("x: B", 3), ("x: D", 1)], Bodies("x", method));
    }

    private static IEnumerable<(string, int)> Bodies(string path, SyntaxNode root) => root.DescendantNodes().SelectMany(node => node switch
    {
        LocalFunctionStatementSyntax f => One(path, f.Identifier.Text, f.Body, f.ExpressionBody),
        MethodDeclarationSyntax m => One(path, m.Identifier.Text, m.Body, m.ExpressionBody),
        BaseMethodDeclarationSyntax m => One(path, m is ConstructorDeclarationSyntax c ? c.Identifier.Text : m.Kind().ToString(), m.Body, m.ExpressionBody),
        AccessorDeclarationSyntax a => One(path, a.Keyword.Text, a.Body, a.ExpressionBody),
        PropertyDeclarationSyntax p => One(path, p.Identifier.Text, null, p.ExpressionBody),
        _ => [],
    });

    private static IEnumerable<(string, int)> One(string path, string name, BlockSyntax? block, ArrowExpressionClauseSyntax? arrow) =>
        block is not null ? [($"{path}: {name}", Lines(block.Statements.SelectMany(s => s.DescendantTokens())))]
        : arrow is not null ? [($"{path}: {name}", 1)] : [];

    private static int Lines(IEnumerable<SyntaxToken> tokens) => tokens.Where(t => !t.IsKind(SyntaxKind.EndOfFileToken)).SelectMany(t =>
    {
        var span = t.GetLocation().GetLineSpan();
        return Enumerable.Range(span.StartLinePosition.Line, span.EndLinePosition.Line - span.StartLinePosition.Line + 1);
    }).Distinct().Count();

    private static int Given(ClassDeclarationSyntax type) => type.Members.OfType<ConstructorDeclarationSyntax>()
        .Select(c => c.ParameterList.Parameters.Count).Append(type.ParameterList?.Parameters.Count ?? 0).Max();

    private static void Report(IEnumerable<string> offences)
    {
        var list = offences.ToList();
        if (list.Count > 0) Assert.Fail(string.Join('\n', list));
    }
}
