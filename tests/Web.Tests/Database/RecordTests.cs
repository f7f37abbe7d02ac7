using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Xunit;

namespace Tessera.Web.Tests.Database;

public sealed class RecordsOnSqliteTests(SqliteApp app) : RecordTests(app), IClassFixture<SqliteApp>;

public sealed class RecordsOnPostgresTests(PostgresApp app) : RecordTests(app), IClassFixture<PostgresApp>;

/// <summary>What saving a record brings with it: the change log, the version, identifiers.</summary>
public abstract class RecordTests(TesseraApp app)
{
    [Fact]
    public async Task Registering_revising_and_removing_a_record_leave_a_line_each()
    {
        await app.In(async services =>
        {
            var db = services.GetRequiredService<TesseraDb>();
            (services.GetRequiredService<Actor>().UserId, services.GetRequiredService<Actor>().Name) = (77, "Lan");
            var partner = new Partner { OperationId = 1, Id = 501, Name = "Save the Children" };
            db.Add(partner);
            await db.SaveChangesAsync();
            partner.Acronym = "SCI";
            await db.SaveChangesAsync();
            db.Remove(partner);
            await db.SaveChangesAsync();
        });
        var lines = await app.Db(db => db.Changes.Where(c => c.OperationId == 1 && c.NounId == "501").OrderBy(c => c.Id).ToListAsync());
        Assert.Equal(["registered", "revised", "removed"], lines.Select(l => l.Action));
        Assert.All(lines, l => Assert.Equal(("partner", 77L, "Lan"), (l.Noun, l.UserId, l.Actor)));
        Assert.Equal([null, """{"acronym":[null,"SCI"]}""", null], lines.Select(l => l.Fields));
    }

    [Fact]
    public async Task A_text_that_PostgreSQL_cannot_keep_is_refused_on_both_engines() =>
        Assert.Equal("record.unstorable", (await Assert.ThrowsAsync<Tessera.Domain.Problem>(() => app.Db(db =>
        {
            db.Add(new Partner { OperationId = 1, Id = 511, Name = "Save\0the Children" });
            return db.SaveChangesAsync();
        }))).Code);

    [Fact]
    public async Task A_new_operation_is_logged_under_the_number_the_database_gave_it()
    {
        await app.Db(async db =>
        {
            db.Add(new Operation { Code = "log", Name = "Log", Countries = "VNM" });
            await db.SaveChangesAsync();
        });
        var operation = await app.Db(db => db.Operations.SingleAsync(o => o.Code == "log"));
        var number = operation.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(await app.Db(db => db.Changes.AnyAsync(c => c.Noun == "operation" && c.Action == "registered" && c.NounId == number)));
    }

    [Fact]
    public async Task Saving_without_a_change_leaves_no_line()
    {
        await app.Db(async db =>
        {
            var partner = new Partner { OperationId = 1, Id = 502, Name = "Oxfam" };
            db.Add(partner);
            await db.SaveChangesAsync();
            db.Entry(partner).State = EntityState.Modified;
            await db.SaveChangesAsync();
        });
        Assert.Equal(1, await app.Db(db => db.Changes.CountAsync(c => c.NounId == "502")));
    }

    [Fact]
    public async Task Of_two_who_revise_the_same_version_the_second_is_refused()
    {
        await app.Db(async db =>
        {
            db.Add(new Partner { OperationId = 1, Id = 503, Name = "CARE" });
            await db.SaveChangesAsync();
        });
        await app.Db(first => app.Db(async second =>
        {
            var mine = await first.Partners.SingleAsync(p => p.Id == 503);
            var theirs = await second.Partners.SingleAsync(p => p.Id == 503);
            theirs.Name = "CARE International";
            await second.SaveChangesAsync();
            mine.Name = "CARE Viet Nam";
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => first.SaveChangesAsync(TestContext.Current.CancellationToken));
        }));
        var kept = await app.Db(db => db.Partners.SingleAsync(p => p.Id == 503));
        Assert.Equal(("CARE International", 1), (kept.Name, kept.Version));
    }

    [Fact]
    public async Task Identifiers_of_two_nodes_grow_and_never_meet()
    {
        var engine = app.Services.GetRequiredService<Engine>();
        Ids first = new(app.Clock), second = new(app.Clock);
        await first.Lease(engine);
        await second.Lease(engine);
        List<long> one = [], two = [];
        for (var i = 0; i < 20_000; i++)
        {
            one.Add(first.Next());
            two.Add(second.Next());
        }
        Assert.Equal(40_000, one.Concat(two).Distinct().Count());
        Assert.Equal(one.Order(), one);
        Assert.Equal(two.Order(), two);
        Assert.All(one, id => Assert.True(id > 0));
    }

    [Fact]
    public async Task Every_kind_of_field_survives_saving()
    {
        var row = new ActivityRow
        {
            OperationId = 9, RowId = 1, ImportNumber = 1, AreaId = 4, Status = 255, IsNil = true, StartDate = new DateOnly(2010, 2, 28),
            Reached = -1, Quantity = null, Latitude = 16.4637, Contact = "{\"name\":\"Ngọc\"}", FromMonth = ReportingPeriod.Month(2009, 9),
        };
        await app.Db(async db =>
        {
            db.Add(row);
            await db.SaveChangesAsync();
        });
        var read = await app.Db(db => db.Activities.SingleAsync(a => a.OperationId == 9));
        Assert.Equal((row.Status, row.IsNil, row.StartDate, row.Reached, row.Quantity, row.Latitude, row.Contact), (read.Status, read.IsNil, read.StartDate, read.Reached, read.Quantity, read.Latitude, read.Contact));
    }
}
