extern alias openxml;

using System.Net;
using System.Text;
using AngleSharp.Dom;
using openxml::DocumentFormat.OpenXml;
using openxml::DocumentFormat.OpenXml.Packaging;
using openxml::DocumentFormat.OpenXml.Validation;
using openxml::DocumentFormat.OpenXml.Wordprocessing;
using Xunit;
using static Tessera.Web.Tests.Features.Page;

namespace Tessera.Web.Tests.Features.Briefings;

[Collection(BriefingCollection.Name)]
public sealed class BriefingTests(BriefingHouse house)
{
    [Fact]
    public Task A_newcomer_reads_what_the_own_table_agreed_and_nobody_else_does_on_sqlite() => Reads(house.App, house.People);

    [Fact]
    public async Task A_newcomer_reads_what_the_own_table_agreed_and_nobody_else_does_on_postgresql()
    {
        await using var app = await TesseraApp.OnPostgres();
        var people = await BriefingScene.Register(app);
        await Reads(app, people);
        // The other engine counts and joins for these as well.
        Assert.Contains("1 late", (await Open(await Person(app, people["coordinator"]), "/small/inter-cluster")).QuerySelector("#clusters")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(BriefingScene.Decision, Encoding.UTF8.GetString((await HandoverPackTests.Pack(await Person(app, people["coordinator"]), "WSH"))["meetings/decisions.csv"]), StringComparison.Ordinal);
    }

    private static async Task Reads(TesseraApp app, IReadOnlyDictionary<string, long> people)
    {
        foreach (var address in new[] { "/small/briefing", "/small/clusters/WSH/briefing" })
        {
            foreach (var inside in new[] { "administrator", "coordinator", "red cross" })
            {
                var told = (await Open(await Person(app, people[inside]), address)).MainText();
                Assert.Contains(BriefingScene.Decision, told, StringComparison.Ordinal);
                Assert.Contains(BriefingScene.Late, told, StringComparison.Ordinal);
                Assert.Contains("overdue", told, StringComparison.Ordinal);
                Assert.Contains("not for publication", told, StringComparison.Ordinal);
            }
            foreach (var outside in new[] { Person(app), await Person(app, people["oxfam in health"]) })
            {
                var told = (await Open(outside, address)).MainText();
                foreach (var word in new[] { BriefingScene.Decision, BriefingScene.Late, BriefingScene.Minutes, BriefingScene.DialIn }) Assert.DoesNotContain(word, told, StringComparison.Ordinal);
                Assert.Contains("Decisions and actions", told, StringComparison.Ordinal);
                // That a cluster meets, and when, is for everybody (decision 14).
                Assert.Contains("November meeting", told, StringComparison.Ordinal);
            }
        }
        Assert.DoesNotContain("not for publication", (await Open(Person(app), "/small/briefing")).MainText(), StringComparison.Ordinal);
        // How to dial in and what was said stay on the meeting's page.
        var full = (await Open(await Person(app, people["administrator"]), "/small/briefing")).MainText();
        Assert.DoesNotContain(BriefingScene.DialIn, full, StringComparison.Ordinal);
        Assert.DoesNotContain(BriefingScene.Minutes, full, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_numbers_are_those_of_the_pages_and_it_names_leads_risks_and_the_last_review()
    {
        var app = house.App;
        var page = await Open(Person(app), "/small/clusters/WSH/briefing");
        var keys = page.QuerySelectorAll(".written .keys > div").ToDictionary(key => key.QuerySelector("dt")!.TextContent, key => key.QuerySelector("b")!.TextContent);
        // 5,000 + 800 + 900 in need; 3 x 1,234 = 3,702 reached in X1 (lines of three sources); 1,298 + 800 + 900 not reached.
        Assert.Equal(("6,700", "3,702", "2,998"), (keys["In need"], keys["Reached"], keys["Gap"]));
        var gaps = await Open(Person(app), "/small/gaps?cluster=WSH");
        Assert.Equal(gaps.QuerySelectorAll(".keys > div").Select(Key).Where(key => keys.ContainsKey(key.Label)), keys.Where(key => key.Key is "In need" or "Targeted" or "Reached" or "Gap").Select(key => (key.Key, key.Value)));
        // The cluster's hub sits in X1.
        var hub = (await Open(Person(app), "/small/clusters/WSH")).QuerySelector("#hubs")!;
        Assert.Contains("reached 3,702 of 5,000 in need", hub.TextContent, StringComparison.Ordinal);
        foreach (var link in hub.QuerySelectorAll("small a")) await Open(Person(app), link.GetAttribute("href")!);
        var told = page.MainText();
        foreach (var word in new[] { "Oxfam", "WASH Specialist", "typhoon Ketsana", "Chair: Save (2008 – September 2009)", "terms of reference should be renewed every year", BriefingScene.Wanted, "1 point that the last review asked for is open.", "No government counterpart is named for WASH.", "No terms of reference hold for WASH." })
            Assert.Contains(word, told, StringComparison.Ordinal);
        Assert.DoesNotContain("Something done long ago", told, StringComparison.Ordinal);
        // X3 has 900 in need; in X2 the only line says nil, so nobody works there either.
        Assert.Contains("In 2 places with people in need nobody works; the largest is Hà Giang · WASH (900 in need).", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_are_named_to_those_inside_and_numbers_given_as_far_as_each_agreed()
    {
        var (app, people) = (house.App, house.People);
        foreach (var inside in new[] { "coordinator", "red cross" })
        {
            var told = (await Open(await Person(app, people[inside]), "/small/clusters/WSH/briefing")).MainText();
            Assert.Contains("Lan Nguyễn", told, StringComparison.Ordinal);
            Assert.Contains("+84 111", told, StringComparison.Ordinal);
            // The coordinator sees Minh's number in the directory; a paper travels, so it is in none.
            Assert.DoesNotContain("+84 222", told, StringComparison.Ordinal);
        }
        foreach (var address in new[] { "/small/briefing", "/small/clusters/WSH/briefing", "/small/inter-cluster" })
        {
            var told = (await Open(Person(app), address)).MainText();
            foreach (var word in new[] { "Lan Nguyễn", "Minh Trần", "+84" }) Assert.DoesNotContain(word, told, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("Hoa Lê", (await Open(await Person(app, people["government"]), "/small/briefing")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_protected_cluster_nothing_is_told_to_those_outside()
    {
        var (app, people) = (house.App, house.People);
        foreach (var outside in new[] { Person(app), await Person(app, people["government"]), await Person(app, people["inter-cluster"]), await Person(app, people["coordinator"]) })
        foreach (var address in new[] { "/small/briefing", "/small/clusters/PRO/briefing", "/small/inter-cluster" })
            Assert.DoesNotContain(BriefingScene.Secret, (await Open(outside, address)).DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Contains(BriefingScene.Secret, (await Open(await Person(app, people["administrator"]), "/small/clusters/PRO/briefing")).MainText(), StringComparison.Ordinal);
        // Save's only line is one of Protection.
        Assert.DoesNotContain((await Open(Person(app), "/small/briefing")).QuerySelectorAll(".written tbody th"), cell => cell.TextContent.Trim() == "Save");
        Assert.Contains((await Open(await Person(app, people["administrator"]), "/small/briefing")).QuerySelectorAll(".written tbody th"), cell => cell.TextContent.Trim() == "Save");
    }

    [Fact]
    public async Task The_document_says_the_same_as_the_page_in_both_languages_and_opens_without_errors()
    {
        var (app, people) = (house.App, house.People);
        var coordinator = await Person(app, people["coordinator"]);
        foreach (var language in new[] { "vi", "en" })
        {
            await coordinator.Get($"/preferences/language/{language}");
            var page = await Open(coordinator, "/small/clusters/WSH/briefing");
            using var response = await coordinator.Get("/small/clusters/WSH/briefing.docx");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("small_briefing_WSH_20091130.docx", response.Content.Headers.ContentDisposition!.FileNameStar ?? response.Content.Headers.ContentDisposition.FileName);
            using var file = WordprocessingDocument.Open(await response.Content.ReadAsStreamAsync(), isEditable: false);
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2013).Validate(file).Select(error => $"{error.Path?.XPath} {error.Description}"));
            var headings = file.MainDocumentPart!.Document.Body!.Elements<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value is "Heading1" or "Heading2").Select(p => p.InnerText);
            Assert.Equal(page.QuerySelectorAll(".written h2, .written h3").Select(h => h.TextContent), headings);
            Assert.Contains(BriefingScene.Late, file.MainDocumentPart.Document.Body!.InnerText, StringComparison.Ordinal);
            Assert.Equal(language == "vi" ? "vi-VN" : "en-GB", file.MainDocumentPart.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val);
        }
    }

    [Fact]
    public async Task One_click_leads_from_the_operations_home_and_from_a_clusters_page()
    {
        var app = house.App;
        var home = await Open(Person(app), "/small");
        Assert.NotNull(home.QuerySelector("a[href='/small/briefing']"));
        Assert.NotNull(home.QuerySelector("a[href='/small/inter-cluster']"));
        Assert.NotNull((await Open(Person(app), "/small/clusters/WSH")).QuerySelector("a[href='/small/clusters/WSH/briefing']"));
    }

    private static (string Label, string Value) Key(IElement key) => (key.QuerySelector("dt")!.TextContent, key.QuerySelector("b")!.TextContent);
}
