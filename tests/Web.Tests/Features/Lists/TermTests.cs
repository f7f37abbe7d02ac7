using System.Net;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Access;
using Tessera.Web.Database.Tables;
using Xunit;

namespace Tessera.Web.Tests.Features.Lists;

public sealed class TermTests
{
    [Fact]
    public async Task A_word_is_shown_otherwise_and_still_met_under_its_first_spelling()
    {
        await using var app = await TesseraApp.OnSqlite();
        var operation = await ListsJourney.Operation(app, "afg");
        var office = await ListsJourney.Person(app, Role.Administrator, operation.Id);
        await app.Db(async db =>
        {
            db.Add(new TermRow { OperationId = operation.Id, Id = 7, List = "kind", Text = "NFI distrib", Folded = "nfi distrib" });
            await db.SaveChangesAsync();
        });
        Assert.Contains("NFI distrib", await ListsJourney.Page(office, "/afg/lists?list=kind&edit=7"));
        Assert.Contains("Type the word", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, "/afg/lists/terms/7", ("text", " "), ("seen", "NFI distrib")));
        await ListsJourney.Accepted(office, "/afg/lists/terms/7", ("text", "Household items handed out"), ("seen", "NFI distrib"));
        var late = await ListsJourney.Refused(office, HttpStatusCode.Conflict, "/afg/lists/terms/7", ("text", "Mine"), ("seen", "NFI distrib"));
        Assert.Contains("value=\"Mine\"", late);
        var term = await app.Db(db => db.Terms.AsNoTracking().SingleAsync(t => t.Id == 7));
        Assert.Equal(("Household items handed out", "nfi distrib"), (term.Text, term.Folded));
        Assert.Equal(1, await ListsJourney.Lines(app, "term", "revised"));
    }
}
