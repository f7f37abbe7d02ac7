using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Geography;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Geography;

/// <summary>What a load changed, by kind.</summary>
public sealed record GazetteerOutcome(string Source, IReadOnlyDictionary<AreaChangeKind, int> Counts, int Shapes, IReadOnlyList<Finding> Findings)
{
    public string Summary => $"{Source}: " + string.Join(", ", Counts.Where(c => c.Value > 0).Select(c => $"{c.Value.ToString(CultureInfo.InvariantCulture)} {c.Key.ToString().ToLowerInvariant()}"))
        + (Shapes > 0 ? $", {Shapes.ToString(CultureInfo.InvariantCulture)} shapes" : "");
}

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
        var lists = await listsCache.For(operation);
        var changes = GazetteerComparison.Compare(lists.Gazetteer.All, file.Load.Areas, file.Load.IsList);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var number = await db.GazetteerLoads.Where(l => l.OperationId == operation.Id).MaxAsync(l => (int?)l.Number) + 1 ?? 1;
        var writer = new GazetteerWriter(db, ids, operation.Id, number, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        await writer.Apply(changes);
        var shapes = await writer.ApplyShapes(file.Shapes);
        var counts = changes.GroupBy(c => c.Kind).ToDictionary(g => g.Key, g => g.Count());
        var outcome = new GazetteerOutcome(fileName, counts, shapes, file.Load.Findings);
        db.GazetteerLoads.Add(new GazetteerLoadRow { OperationId = operation.Id, Number = number, Source = fileName, Counts = outcome.Summary, At = time.GetUtcNow().ToUnixTimeMilliseconds() });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return outcome;
    }
}
