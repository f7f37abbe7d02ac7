using Microsoft.EntityFrameworkCore;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Access;

/// <summary>A right with the names of what it is on. Without an operation it holds on every one.</summary>
public sealed record NamedRight(long Id, long UserId, Role Role, string? Operation, string? Cluster, string? Partner);

/// <summary>Reads rights for people: ids become names.</summary>
public sealed class GrantedRights(TesseraDb db)
{
    /// <summary>Of these users, in the order they were given.</summary>
    public async Task<ILookup<long, NamedRight>> Of(IReadOnlyCollection<long> userIds)
    {
        var rows = await db.Grants.AsNoTracking().Where(g => userIds.Contains(g.UserId)).OrderBy(g => g.Id).Select(g => new
        {
            Grant = g,
            Operation = db.Operations.Where(o => o.Id == g.OperationId).Select(o => o.Name).FirstOrDefault(),
            Cluster = db.Clusters.Where(c => c.OperationId == g.OperationId && c.Id == g.ClusterId).Select(c => c.ShortName).FirstOrDefault(),
            Partner = db.Partners.Where(p => p.OperationId == g.OperationId && p.Id == g.PartnerId).Select(p => p.Acronym ?? p.Name).FirstOrDefault(),
        }).ToListAsync();
        return rows.ToLookup(r => r.Grant.UserId, r => new NamedRight(r.Grant.Id, r.Grant.UserId, (Role)r.Grant.Role, r.Operation, r.Cluster, r.Partner));
    }

    public async Task<IReadOnlyList<NamedRight>> Of(long userId) => [.. (await Of([userId]))[userId]];
}
