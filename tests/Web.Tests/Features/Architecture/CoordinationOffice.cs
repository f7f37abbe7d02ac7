using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
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

    public static Task<Cluster> Wash(TesseraApp app) => app.Db(db => db.Clusters.AsNoTracking().SingleAsync(c => c.Code == "WSH" && db.Operations.Any(o => o.Id == c.OperationId && o.Code == "afg")));

    public static async Task<Browser> Coordinator(TesseraApp app)
    {
        var wash = await Wash(app);
        return await ListsJourney.Person(app, Role.Coordinator, wash.OperationId, wash.Id);
    }
}
