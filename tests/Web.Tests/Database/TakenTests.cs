using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Partners;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Xunit;

namespace Tessera.Web.Tests.Database;

public sealed class TakenTests
{
    [Fact]
    public async Task Only_a_taken_number_of_that_table_is_told_as_taken_on_sqlite() => await Tell(await TesseraApp.OnSqlite());

    [Fact]
    public async Task Only_a_taken_number_of_that_table_is_told_as_taken_on_postgresql() => await Tell(await TesseraApp.OnPostgres());

    private static async Task Tell(TesseraApp started)
    {
        await using var app = started;
        await app.Db(db => Save(db, Import()));
        var taken = await Assert.ThrowsAsync<DbUpdateException>(() => app.Db(db => Save(db, Import())));
        Assert.True(taken.IsTaken("import"));
        Assert.False(taken.IsTaken("import_answer"));

        // Any other failure would fail again in the same way: a text that may not be null.
        var broken = await Assert.ThrowsAsync<DbUpdateException>(() => app.Db(db => Save(db, Import(name: null!, number: 2))));
        Assert.False(broken.IsTaken("import"));
        await app.Db(db => Save(db, new Partner { OperationId = 5, Id = 1, Name = "Oxfam" }));
        var other = await Assert.ThrowsAsync<DbUpdateException>(() => app.Db(db => Save(db, new Partner { OperationId = 5, Id = 1, Name = "Oxfam" })));
        Assert.False(other.IsTaken("import"));
    }

    private static Import Import(string name = "a.csv", int number = 1) => new() { OperationId = 5, Number = number, FileId = 1, FileName = name, Settings = "{}" };

    private static async Task Save(TesseraDb db, object row)
    {
        db.Add(row);
        await db.SaveChangesAsync();
    }
}
