using Tessera.Web.Commands;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>
/// What countries published about their own files: how many organisations, as they are written, in each area of the first
/// level (expected_examples/orgcount_by_adm1_visible.csv). Nobody is there to answer: every row goes in or says why not.
/// </summary>
public sealed class PublishedCountsTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const string Counts = "expected_examples/orgcount_by_adm1_visible.csv", Gazetteer = "pcodes/global_pcodes_adm_1_2.csv";

    [Theory]
    [InlineData("AFG", "afg_3w_2021q3.csv", 34)]
    [InlineData("HTI", "hti_3w_2020.xlsx", 10)]
    [InlineData("CAF", "caf_3w_2022q1.xlsx", 17)]
    [InlineData("HND", "hnd_345w.csv", 18)]
    [InlineData("MOZ", "moz_idai_5w_2019.xlsx", 9)]
    [InlineData("LBY", "lby_3w_2021.xlsx", 3)]
    [InlineData("TCD", "tcd_3w_2021.xlsx", 23)]
    public async Task Organisations_as_typed_are_as_many_in_each_area_as_the_country_published(string country, string file, int areas)
    {
        var published = File.ReadLines(Checkout.Real(Counts)).Select(line => line.Split(',')).Where(line => line[0] == country).ToDictionary(line => line[1], line => line[^1]);
        Assert.Equal(areas, published.Count);
        var code = $"counts{country.ToLowerInvariant()}";
        await Run(CommandLine.Done, "operation", "register", code, "--country", country, "--name", country);
        await Run(CommandLine.Done, "gazetteer", "load", code, Checkout.Real(Gazetteer));
        await Run(null, "import", code, Checkout.Real($"threew/{file}"), "--register-partners", "--accept-clean");
        var presence = await Run(CommandLine.Done, "presence", code, "--by", "adm1", "--partners", "typed", "--csv");
        var counted = presence.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(',')).ToDictionary(line => line[0], line => line[^1]);
        Assert.Equal(published.OrderBy(area => area.Key, StringComparer.Ordinal), published.Keys.Order(StringComparer.Ordinal).Select(area => KeyValuePair.Create(area, counted.GetValueOrDefault(area, "0"))));
    }

    private async Task<string> Run(int? expected, params string[] words)
    {
        var output = new StringWriter();
        var code = await CommandLine.Run(app.Services, CommandLine.Read(words, TextWriter.Null)!, output, output);
        Assert.True(expected is null ? code is CommandLine.Done or CommandLine.OpenQuestions : code == expected, output.ToString());
        return output.ToString();
    }
}
