using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Tests.Features.Imports;
using Xunit;

namespace Tessera.Web.Tests.Faults;

/// <summary>SQLite has one writer at a time: an import must let everybody else have their turn.</summary>
public sealed class SavesDuringImportTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const int Rows = 3_000;

    [Fact]
    public async Task Nobodys_save_fails_or_is_lost_while_a_file_is_checked_and_accepted()
    {
        var scene = await ImportScene.Open(app, "shared");
        var (office, other) = (await scene.As("office"), await scene.As("office"));
        var address = (await ImportScene.Send(office, scene.Address, StorageFaultTests.File(Rows))).Address!;
        var import = Task.Run(async () =>
        {
            await scene.Settled(office, address);
            await office.Post($"{address}/accept");
            return await scene.Settled(office, address);
        });
        var saved = 0;
        while (!import.IsCompleted || saved < 5)
        {
            using var save = await other.Post("/shared/partners/new", ("name", string.Create(CultureInfo.InvariantCulture, $"Partner {++saved}")), ("acronym", ""));
            Assert.True(save.StatusCode == HttpStatusCode.Found, $"Save {saved}: {save.StatusCode} {await Browser.Read(save)}");
        }
        Assert.Contains("Accepted: 3,000 new", (await import).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((Rows, saved), (await scene.Counting(), await app.Db(db => db.Partners.CountAsync(p => p.Name.StartsWith("Partner ")))));
    }
}
