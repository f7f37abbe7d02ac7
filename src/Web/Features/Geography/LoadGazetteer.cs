using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Geography;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Geography;

/// <summary>
/// Loads areas, people or boundaries from a p-code list, a COD-AB workbook, GeoJSON or a population table, comparing with
/// what is there. Rows keep the version they were coded in: areas end, they are never deleted.
/// </summary>
internal sealed class LoadGazetteer(TesseraDb db, CurrentUser user, Ids ids, TimeProvider time, ListsCache listsCache)
{
    public async Task<GazetteerOutcome> Run(Operation operation, string fileName, Stream content)
    {
        user.Demand(Right.ManageOperation, RightScope.Of(operation));
        var file = GazetteerFile.Read(fileName, content, operation.CountryList);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var now = await db.Operations.AsNoTracking().FirstAsync(o => o.Id == operation.Id);
        var present = (await listsCache.For(now)).Gazetteer.All;
        var changes = GazetteerComparison.Compare(present, file.Beside(present), file.Load.IsList);
        var number = await db.GazetteerLoads.Where(l => l.OperationId == operation.Id).MaxAsync(l => (int?)l.Number) + 1 ?? 1;
        var writer = new GazetteerWriter(db, ids, operation.Id, number, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        await writer.Apply(changes);
        var counts = changes.GroupBy(c => c.Kind).ToDictionary(g => g.Key, g => g.Count());
        var outcome = new GazetteerOutcome(number, fileName, counts, await writer.ApplyShapes(file.Shapes), [.. file.Load.Findings, .. Unplaced(changes)]);
        db.GazetteerLoads.Add(new GazetteerLoadRow { OperationId = operation.Id, Number = number, Source = fileName, Counts = outcome.ToJson(), At = time.GetUtcNow().ToUnixTimeMilliseconds() });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return outcome;
    }

    private static IEnumerable<Finding> Unplaced(IReadOnlyList<AreaChange> changes)
    {
        var unplaced = changes.Where(c => c.Kind == AreaChangeKind.Unplaced).ToList();
        if (unplaced.Count == 0) yield break;
        yield return new Finding("gazetteer.unplaced", FindingEffect.Note, 0, -1, unplaced.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), unplaced[0].Loaded!.Pcode);
    }
}
