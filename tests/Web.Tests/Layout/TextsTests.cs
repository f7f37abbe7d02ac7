using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Layout;
using Xunit;

namespace Tessera.Web.Tests.Layout;

public sealed partial class TextsTests
{
    private static readonly Text Text = new ServiceCollection().AddLogging().AddLayout().BuildServiceProvider().GetRequiredService<Text>();

    [Fact]
    public void Both_languages_have_the_same_keys_with_the_same_placeholders()
    {
        var (english, vietnamese) = (Read("Texts.resx"), Read("Texts.vi.resx"));

        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), vietnamese.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, text) in english)
            Assert.True(Placeholders(text).SetEquals(Placeholders(vietnamese[key])), $"{key}: “{text}” and “{vietnamese[key]}”");
    }

    [Fact]
    public void No_text_is_empty_or_left_untranslated()
    {
        // Alike on purpose: names of formats, units and numbers.
        var alike = new HashSet<string> { "value.percent", "size.kilobytes", "size.megabytes", "map.scale", "map.area.value", "number.thousands" };
        var vietnamese = Read("Texts.vi.resx");

        Assert.DoesNotContain(Read("Texts.resx"), text => string.IsNullOrWhiteSpace(text.Value) || string.IsNullOrWhiteSpace(vietnamese[text.Key]));
        Assert.Empty(Read("Texts.resx").Where(text => text.Value == vietnamese[text.Key] && !alike.Contains(text.Key)).Select(text => text.Key));
    }

    [Fact]
    public void Every_key_written_in_pages_and_code_has_a_text()
    {
        var known = Read("Texts.resx").Keys.ToHashSet();
        var missing = new List<string>();
        foreach (var file in Sources())
        {
            var source = File.ReadAllText(file);
            foreach (Match key in PlainKey().Matches(source)) Require(key.Groups[1].Value, file);
            foreach (Match key in CountedKey().Matches(source)) { Require(key.Groups[1].Value + ".one", file); Require(key.Groups[1].Value + ".other", file); }
        }
        Assert.Empty(missing);

        void Require(string key, string file)
        {
            if (!known.Contains(key)) missing.Add($"{Path.GetFileName(file)}: {key}");
        }
    }

    [Theory]
    [InlineData("en", "1,093,000", "31 December 2009", "November 2009", "October 2009 to November 2009", "38 %", "12.5", "1.9 MB")]
    [InlineData("vi", "1.093.000", "31 tháng 12 năm 2009", "tháng 11 năm 2009", "tháng 10 năm 2009 đến tháng 11 năm 2009", "38 %", "12,5", "1,9 MB")]
    public void A_language_changes_separators_and_words_and_never_a_value(string language, string number, string day, string month, string period, string percent, string amount, string size) => In(language, () =>
    {
        Assert.Equal(number, Text.Number(1_093_000));
        Assert.Equal(day, Text.Date(new DateOnly(2009, 12, 31)));
        Assert.Equal(month, Text.Month(ReportingPeriod.Month(2009, 11)));
        Assert.Equal(period, Text.Period(ReportingPeriod.Parse("2009-10/2009-11")));
        Assert.Equal(percent, Text.Percent(0.384m));
        Assert.Equal(amount, Text.Number(12.5m));
        Assert.Equal(size, Text.Size(1_850_000));
    });

    [Fact]
    public void A_moment_says_that_it_is_UTC()
    {
        var noonInHanoi = new DateTimeOffset(2009, 9, 29, 12, 5, 0, TimeSpan.FromHours(7));
        In("en", () => Assert.EndsWith("05:05 UTC", Text.Moment(noonInHanoi), StringComparison.Ordinal));
        In("vi", () => Assert.Contains("05:05 UTC", Text.Moment(noonInHanoi.ToUnixTimeMilliseconds()), StringComparison.Ordinal));
    }

    [Fact]
    public void Unknown_is_never_zero_and_little_is_never_nothing() => In("en", () =>
    {
        Assert.Equal("no data", Text.Number((long?)null));
        Assert.Equal("no data", Text.Percent(null));
        Assert.Equal("0 %", Text.Percent(0));
        Assert.Equal("<1 %", Text.Percent(0.002m));
        Assert.Equal("99 %", Text.Percent(0.9999m));
        Assert.Equal("0", Text.Number(0L));
    });

    [Fact]
    public void A_count_takes_its_plural_form()
    {
        In("en", () => Assert.Equal(["1 entry needs your attention", "2 entries need your attention"], [Text.Count("form.errors", 1), Text.Count("form.errors", 2)]));
        In("vi", () => Assert.Equal("Có 1.234 mục cần xem lại", Text.Count("form.errors", 1234)));
    }

    [Fact]
    public void A_refusal_without_a_text_still_says_its_code() =>
        In("en", () => Assert.Equal("This was refused (code cluster.unheard-of).", Text.Problem(Problem.Invalid("cluster.unheard-of", "x"))));

    private static void In(string language, Action check)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Languages.Find(language)!.Culture;
        try { check(); }
        finally { CultureInfo.CurrentUICulture = before; }
    }

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Path.Combine(Root(), "src", "Web", "Layout", file)).Root!.Elements("data")
            .ToDictionary(text => text.Attribute("name")!.Value, text => text.Element("value")!.Value);

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Path.Combine(Root(), "src", "Web"), "*.*", SearchOption.AllDirectories)
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Tessera.slnx"))) folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\b(?:T|Text|text|this)\[\s*""([a-z0-9.-]+)""")]
    private static partial Regex PlainKey();

    [GeneratedRegex(@"\b(?:T|Text|text)\.Count\(\s*""([a-z0-9.-]+)""")]
    private static partial Regex CountedKey();
}
