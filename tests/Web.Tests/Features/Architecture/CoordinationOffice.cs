using Microsoft.EntityFrameworkCore;
using Tessera.Web.Access;
using Tessera.Web.Database.Tables;
using Tessera.Web.Tests.Features.Lists;

namespace Tessera.Web.Tests.Features.Architecture;

/// <summary>A published response with two provinces, its administrator and the coordinator of WASH.</summary>
internal static class CoordinationOffice
{
    public static async Task<Browser> Open(TesseraApp app)
    {
        var operation = await ListsJourney.Operation(app, "afg");
        await app.Db(async db =>
        {
            db.Operations.Attach(operation).Entity.IsPublished = true;
            var country = await db.Areas.Where(a => a.OperationId == operation.Id && a.Level == 0).Select(a => (long?)a.Id).FirstOrDefaultAsync();
            foreach (var (id, name) in new[] { (5001L, "Kabul"), (5002L, "Herat") })
            {
                db.Add(new AreaRow { OperationId = operation.Id, Id = id, Pcode = $"AF{id - 5000:00}", Level = 1, ParentId = country });
                db.Add(new AreaNameRow { OperationId = operation.Id, AreaId = id, Position = 0, Language = "en", Name = name, Folded = name.ToLowerInvariant() });
            }
            db.Add(new GazetteerLoadRow { OperationId = operation.Id, Number = 9, Source = "test", Counts = "2" });
            await db.SaveChangesAsync();
        });
        return await ListsJourney.Person(app, Role.Administrator, operation.Id);
    }

    public static async Task<Browser> Coordinator(TesseraApp app)
    {
        var (operation, cluster) = await app.Db(async db => await db.Clusters.Where(c => c.Code == "WSH" && c.OperationId == db.Operations.Where(o => o.Code == "afg").Select(o => o.Id).First()).Select(c => ValueTuple.Create(c.OperationId, c.Id)).SingleAsync());
        return await ListsJourney.Person(app, Role.Coordinator, operation, cluster);
    }
}
