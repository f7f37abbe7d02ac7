using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Web.Layout;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>Whatever a file or a form can be told, it is told in words: every code in the sources has its text.</summary>
public sealed partial class CodeTextsTests
{
    // Kinds of jobs, codes of questions and the beginnings of codes are no sentences.
    private static readonly HashSet<string> Silent = ["import.check", "import.check-again", "import.commit", "import.bring-back", "import.recheck", "period.named"];

    [Theory]
    [InlineData("en")]
    [InlineData("vi")]
    public void Every_code_written_in_the_sources_has_a_text(string language)
    {
        var text = new ServiceCollection().AddLogging().AddLayout().BuildServiceProvider().GetRequiredService<Text>();
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Languages.Find(language)!.Culture;
        try
        {
            var codes = Codes();
            Assert.True(codes.Count > 150, $"Only {codes.Count} codes were found; the pattern no longer fits.");
            Assert.Empty(codes.Where(code => !text.Has(code) && !text.Has($"{code}.other") && !text.Has($"finding.{code}")));
        }
        finally { CultureInfo.CurrentUICulture = before; }
    }

    [Fact]
    public void Every_question_and_every_meaning_of_a_column_has_a_text()
    {
        var text = new ServiceCollection().AddLogging().AddLayout().BuildServiceProvider().GetRequiredService<Text>();
        string[] questions =
        [
            "sheet", "place.unknown", "place.name-ambiguous", "place.name-elsewhere", "place.many", "place-code", "place-codes", "new-names", "cluster.unknown", "cluster", "cluster-named", "role", "number-style", "date-order", "period", "period.named", "partner.unknown",
            "partner.suggested", "partner.acronym-unknown", "partner.acronym-contradicts", "partner.pair-differs", "partner.acronym-of-two", "partner.list", "encoding", "merged", "own", "months", "twice", "calendar", "rows-alike", "struck", "total-zero",
        ];
        Assert.Empty(questions.Where(code => !text.Has($"question.{code}")));
        Assert.Empty(Enum.GetNames<Domain.Activities.Import.ActivityField>().Where(field => !text.Has($"field.{field}")));
    }

    private static HashSet<string> Codes() =>
        [.. Checkout.Files("src", "*.cs").SelectMany(file => Code().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Where(code => !Silent.Contains(code))];

    [GeneratedRegex("""
        "((?:place|partner|cell|table|cluster|number|date|word|text|coordinate|row|period|value|file|column|import|gazetteer|command|operation|presence|job)\.[a-z][a-z-]*[a-z])"
        """)]
    private static partial Regex Code();
}
