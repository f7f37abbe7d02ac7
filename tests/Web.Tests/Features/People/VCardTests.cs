using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.People;

/// <summary>Cards are read back by the rules of RFC 2426 and RFC 6350: unfold, split at the first colon, unescape.</summary>
public sealed class VCardTests
{
    // A name whose UTF-8 crosses the edge of a line, with everything that has to be escaped.
    private const string Name = "Nguyễn Thị Hoà; điều phối viên, nhóm ngành nước sạch \\ vệ sinh môi trường miền Trung";

    [Fact]
    public async Task A_list_goes_into_other_programs_as_cards_and_rows_and_comes_back_the_same()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        await Directory.Registered(office, Name, "Oxfam", ("post", "Adviser"), ("phone", "+84 4 3942 5706"), ("mail", "hoa@example.org"), ("languages", "vi, en"), ("station", "Hà Nội"));
        await Directory.Registered(office, "Published once", "UNICEF", ("mail", "old@example.org"), ("undeliverable", "true"));
        foreach (var (query, version) in new[] { ("", "3.0"), ("?version=4.0", "4.0") }) Same(await ListsJourney.Page(office, Directory.Home + ".vcf" + query), version);
        await ListsJourney.Page(office, Directory.Home + ".vcf?version=5", System.Net.HttpStatusCode.BadRequest);

        await Directory.Registered(office, "=HYPERLINK(\"x\")", "Oxfam", ("phone", "+84 4 3942 5706"));
        var lines = (await ListsJourney.Page(office, Directory.Home + ".csv?q=hyperlink")).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Name,Organisation,Post,Role,Cluster,Phone,E-mail,Languages,Duty station,Arrival,Departure", lines[0]);
        // What a spreadsheet would run is made text.
        Assert.StartsWith("\"'=HYPERLINK", lines[1], StringComparison.Ordinal);
        Assert.Contains("Oxfam,,Focal point,WASH,", lines[1], StringComparison.Ordinal);
    }

    private static void Same(string text, string version)
    {
        Assert.All(text.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal));
        var cards = Cards(text);
        Assert.Equal(2, cards.Count);
        var card = cards[0];
        Assert.Equal((version, Name, "Oxfam", "Adviser", "+84 4 3942 5706", "hoa@example.org", "WASH"), (card["VERSION"], card["FN"], card["ORG"], card["TITLE"], card["TEL"], card["EMAIL"], card["CATEGORIES"]));
        // The whole name is the first of five components, the others are empty.
        Assert.Equal(Name + ";;;;", card["N"]);
        Assert.Equal(version == "4.0", card.ContainsKey("KIND"));
        // An address that stands for the record goes to nobody's address book.
        Assert.False(cards[1].ContainsKey("EMAIL"));
        Assert.NotEqual(cards[0]["UID"], cards[1]["UID"]);
    }

    private static List<Dictionary<string, string>> Cards(string text)
    {
        var cards = new List<Dictionary<string, string>>();
        foreach (var line in text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var (property, value) = (line[..line.IndexOf(':', StringComparison.Ordinal)].Split(';')[0], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            if (property == "BEGIN") cards.Add([]);
            else if (property != "END") cards[^1].TryAdd(property, Unescaped(value));
        }
        return cards;
    }

    private static string Unescaped(string value) => value.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\,", ",", StringComparison.Ordinal).Replace("\\;", ";", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
}
