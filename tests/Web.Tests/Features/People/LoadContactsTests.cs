using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain.People;
using Tessera.Web.Http;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.People;

public sealed class LoadContactsTests
{
    private const int Rows = 5000;

    /// <summary>5,000 rows with wrong ones among them; they are named by their cells, and the same list again adds nobody.</summary>
    internal static async Task Loads(TesseraApp app, Browser office)
    {
        var list = List();
        var first = await Sent(office, list, "people.csv");
        // Every hundredth row has no name, every hundred-and-first a cluster nobody knows: 50 and 49 of 5,000, none both.
        Assert.Contains("4,901 people added", first);
        Assert.Contains("99 rows not kept", first);
        Assert.Contains("A101", first);
        Assert.Contains("D102", first);
        // Row 8 has an address that is none; the person is kept without it.
        Assert.Contains("F8", first);
        Assert.Contains("is no e-mail address", first);
        Assert.Equal((4901, 4901), await Counts(app));
        var eighth = await app.Db(db => db.Contacts.AsNoTracking().SingleAsync(c => c.Name == "Person 8"));
        Assert.Equal((null, "0912 000 008", 902L, ContactCircle.Managers), (eighth.Mail, eighth.Phone, eighth.PartnerId!.Value, eighth.PhoneShown));

        var again = await Sent(office, list, "people.csv");
        Assert.Contains("0 people added", again);
        Assert.Contains("4,901 as before", again);
        Assert.Equal(((4901, 4901), 1), (await Counts(app), await ListsJourney.Lines(app, "contact-list", "registered")));
        var more = await Sent(office, "Name,Org,Cluster,Phone\nPerson 9,Oxfam,WASH,0999 999 999\nPerson 9,Oxfam,Health,\n", "more.csv");
        Assert.Contains("1 changed", more);
        Assert.Contains("0999 999 999", await ListsJourney.Page(office, Directory.Home + "?cluster=HEA"));
        // A row with a new number alone changes the number, and gives no duty that nobody named.
        Assert.Contains("1 changed", await Sent(office, "Name,Org,Phone\nPerson 9,Oxfam,0999 999 998\n", "phone.csv"));
        Assert.Equal(2, await app.Db(db => db.ContactRoles.CountAsync(r => db.Contacts.Any(c => c.Id == r.ContactId && c.Name == "Person 9"))));
        // Sent twice at once, as a double click does: the second finds whom the first has brought.
        var twin = "Name,Org,Cluster\n" + string.Concat(Enumerable.Range(1, 60).Select(at => $"Twin {at},Oxfam,WASH\n"));
        var both = await Task.WhenAll(Sent(office, twin, "twins.csv"), Sent(office, twin, "twins.csv"));
        Assert.Equal(60, await app.Db(db => db.Contacts.CountAsync(c => c.Name.StartsWith("Twin "))));
        Assert.Single(both, page => page.Contains("60 as before", StringComparison.Ordinal));
        Assert.Contains("of 4,901", WebUtility.HtmlDecode(await ListsJourney.Page(office, Directory.Home + "?q=officer&page=2")));
    }

    [Fact]
    public async Task A_coordinator_loads_people_of_the_own_cluster_only_and_what_is_no_list_is_refused()
    {
        await using var app = await TesseraApp.OnSqlite();
        await WaterTable.Office(app);
        var wash = await Directory.Coordinator(app, "WSH");
        var loaded = await Sent(wash, "Name,Cluster\nMai,WASH\nNam,Health\nLinh,\n", "people.csv");
        Assert.Contains("You do not look after the cluster", loaded);
        Assert.Contains("No cluster stands here", loaded);
        Assert.Equal(["Mai"], await app.Db(db => db.Contacts.Select(c => c.Name).ToListAsync()));
        Assert.Contains("1 person added", await Sent(wash, "Name\tEmail\nLinh\tlinh@example.org\n", "people.csv", "WSH"));
        Assert.Contains("has a header with a name", await Sent(wash, "Province,Kits\nQuang Nam,12\n", "kits.csv", null, HttpStatusCode.BadRequest));
        await Sent(wash, "", "empty.csv", null, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_list_overwrites_nobody_whose_name_differs_in_marks_only_and_says_that_they_are_near()
    {
        await using var app = await TesseraApp.OnSqlite();
        await WaterTable.Office(app);
        var wash = await Directory.Coordinator(app, "WSH");
        var ha = await Directory.Registered(wash, "Nguyễn Thị Hà", "Oxfam", ("phone", "0912 345 678"));
        const string List = "Name,Org,Cluster,Phone\nNguyễn Thị Hạ,Oxfam,WASH,0999 999 999\n";
        var loaded = await Sent(wash, List, "people.csv");
        Assert.Contains("1 person added", loaded);
        Assert.Contains("Nguyễn Thị Hà of the same organisation has nearly the same name", loaded);
        Assert.Contains("1 as before", await Sent(wash, List, "people.csv"));
        Assert.Equal("0912 345 678", (await Directory.Contact(app, ha)).Phone);
        await Directory.Registered(wash, "Nguyễn Thị Hả", "Oxfam");
        await ListsJourney.Refused(wash, HttpStatusCode.Conflict, $"{Directory.Home}/new", ("name", "nguyễn thị HÀ"), ("organisation", "Oxfam"), ("cluster", "WSH"));
    }

    private static async Task<(int, int)> Counts(TesseraApp app) => await app.Db(async db =>
        (await db.Contacts.CountAsync(c => c.Post == "Officer"), await db.ContactRoles.CountAsync(r => db.Contacts.Any(c => c.Id == r.ContactId && c.Post == "Officer"))));

    private static string List()
    {
        var text = new StringBuilder("Name,Organisation,Position,Cluster,Phone,E-mail\n");
        for (var row = 2; row <= Rows + 1; row++)
        {
            var (name, cluster) = ((row - 1) % 100 == 0 ? "" : $"Person {row}", (row - 1) % 101 == 0 ? "Cooking" : "WASH");
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{name},Oxfam,Officer,{cluster},0912 000 {row:000},{(row == 8 ? "nobody at home" : $"p{row}@example.org")}\n");
        }
        return text.ToString();
    }

    private static async Task<string> Sent(Browser browser, string list, string name, string? cluster = null, HttpStatusCode status = HttpStatusCode.OK)
    {
        var request = browser.Form($"{Directory.Home}/load");
        request.Content = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(list)), "file", name }, { new StringContent(cluster ?? ""), "cluster" } };
        using var response = await browser.Send(request);
        Assert.Equal(status, response.StatusCode);
        return WebUtility.HtmlDecode(await Browser.Read(response));
    }
}
