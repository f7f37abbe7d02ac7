using System.Net;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Tests.Features.Architecture;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Choices;

public sealed class ChoiceTests
{
    [Fact]
    public async Task Provinces_are_compared_and_one_is_chosen_with_its_reason_on_sqlite() => await Chooses(await TesseraApp.OnSqlite());

    [Fact]
    public async Task Provinces_are_compared_and_one_is_chosen_with_its_reason_on_postgresql() => await Chooses(await TesseraApp.OnPostgres());

    private static async Task Chooses(TesseraApp started)
    {
        await using var app = started;
        var office = await CoordinationOffice.Open(app);
        Assert.Contains("No province is marked yet", await ListsJourney.Page(office, "/afg/pilots"));
        foreach (var (area, criterion, mark) in new[] { ("AF01", "Hazard", "3"), ("AF01", "Support", "2"), ("AF01", "Interest", "1"), ("AF02", "Hazard", "3"), ("AF02", "Support", "0") })
            await ListsJourney.Accepted(office, "/afg/pilots/marks", ("area", area), ("criterion", criterion), ("mark", mark), ("why", $"{criterion} of {area}"));
        Assert.Contains("Why this mark?", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, "/afg/pilots/marks", ("area", "AF02"), ("criterion", "Interest"), ("mark", "2")));
        Assert.Contains("“4” is no mark", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, "/afg/pilots/marks", ("area", "AF02"), ("criterion", "Interest"), ("mark", "4"), ("why", "Many")));
        var page = await Features.Page.Open(Features.Page.Person(app), "/afg/pilots");
        var rows = page.QuerySelectorAll("#provinces tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("Kabul", rows[0]);
        Assert.Contains("Hazard of AF01", rows[0]);
        Assert.Contains("fails a criterion", rows[1]);
        Assert.Contains("not marked", rows[1]);

        Assert.Contains("Which provinces", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, "/afg/pilots", ("title", "Try it"), ("reason", "Because"), ("on", "2012"), ("by", "UN group")));
        var typed = await ListsJourney.Refused(office, HttpStatusCode.BadRequest, "/afg/pilots", ("subject", "AF01"), ("title", "Try WASH in Kabul"), ("reason", ""), ("on", "2012"), ("by", "UN group"));
        Assert.Contains("kept with its reason", typed);
        Assert.Contains("value=\"Try WASH in Kabul\"", typed);
        await ListsJourney.Accepted(office, "/afg/pilots", ("subject", "AF01"), ("title", "Try WASH in Kabul"), ("reason", "All three criteria are met there only"), ("on", "January 2012"), ("by", "UN group"));
        var decided = await ListsJourney.Page(Features.Page.Person(app), "/afg/pilots");
        Assert.Contains("All three criteria are met there only", decided);
        Assert.Contains("decided January 2012 by UN group", decided);
        Assert.Equal((5, 1), (await ListsJourney.Lines(app, "pilot-mark", "registered"), await ListsJourney.Lines(app, "coordination-choice", "registered")));
    }

    [Fact]
    public async Task What_comes_first_between_clusters_is_decided_replaced_and_remembered()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await CoordinationOffice.Open(app);
        foreach (var code in new[] { "WSH", "HEA" }) await ListsJourney.Accepted(office, $"/afg/clusters/{code}/milestones", ("kind", "ActivatedUnofficially"), ("date", "2009"));
        await ListsJourney.Accepted(office, "/afg/priorities", ("subject", "WSH"), ("subject", "HEA"), ("subject", ""), ("title", "Water before clinics"), ("reason", "Wells are flooded"), ("on", "5 October 2009"), ("by", "Country team"));
        Assert.Contains("is there twice", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, "/afg/priorities", ("subject", "WSH"), ("subject", "WSH"), ("title", "Water"), ("reason", "Water"), ("on", "2009"), ("by", "Country team")));
        Assert.Contains("No cluster “XYZ”", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, "/afg/priorities", ("subject", "XYZ"), ("title", "Water"), ("reason", "Water"), ("on", "2009"), ("by", "Country team")));
        Assert.Contains("before it was made", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, "/afg/priorities", ("subject", "HEA"), ("title", "Clinics first"), ("reason", "Cholera"), ("on", "September 2009"), ("by", "Country team"), ("replaces", "true")));
        await ListsJourney.Accepted(office, "/afg/priorities", ("subject", "HEA"), ("subject", "WSH"), ("title", "Clinics first"), ("reason", "Cholera"), ("on", "November 2009"), ("by", "Country team"), ("replaces", "true"));
        var stand = await app.Db(db => db.CoordinationChoices.AsNoTracking().OrderBy(c => c.Id).ToListAsync());
        Assert.Equal([("WSH HEA", "November 2009"), ("HEA WSH", null)], stand.Select(c => (c.Subjects, c.Until?.Text)));
        var page = await ListsJourney.Page(Features.Page.Person(app), "/afg/priorities");
        Assert.Contains("until November 2009", page);
        Assert.Contains("Wells are flooded", page);
        var coordinator = await CoordinationOffice.Coordinator(app);
        using var foreign = await coordinator.Post($"/afg/priorities/{stand[1].Id}/end", ("until", "2010"));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        await ListsJourney.Accepted(office, $"/afg/priorities/{stand[1].Id}/end", ("until", "2010"));
    }
}
