using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Documents;

/// <summary>An organisation at the table and whether it stands behind the version shown.</summary>
/// <param name="MaySign">The person asking may say so for it.</param>
public sealed record SignLine(long PartnerId, string Name, TermsSignOff? SignOff, bool MaySign);

/// <summary>A cluster's terms of reference, as far as the person asking may know them.</summary>
/// <param name="Document">Null while none were written here.</param>
/// <param name="Versions">Newest first; drafts only for those at the table.</param>
/// <param name="Shown">The version asked for, else the one that holds, else the draft.</param>
public sealed record TermsView(Cluster Cluster, Document? Document, IReadOnlyList<DocumentVersion> Versions, DocumentVersion? Shown, IReadOnlyDictionary<TermsSection, string> Sections, bool MayManage, DateOnly Now)
{
    public static readonly IReadOnlyList<TermsSection> Order = Enum.GetValues<TermsSection>();

    public IReadOnlyList<SignLine> Table { get; init; } = [];
    public DocumentVersion? Draft => Versions.FirstOrDefault(v => v.IsDraft);
    public DocumentVersion? Holding => Versions.FirstOrDefault(v => !v.IsDraft);
    public DateOnly? Due => TermsReview.Due(Holding?.AdoptedOn, Document?.ReviewBy);
    public bool IsLate => Due < Now;
    public int? AgeInMonths => TermsReview.AgeInMonths(Holding?.AdoptedOn, Now);
    public int Signed => Table.Count(line => line.SignOff is not null);
}

internal sealed class TermsViews(TesseraDb db, CurrentUser user, DocumentDoor door, OperationDay day)
{
    public async Task<TermsView> For(Operation operation, string code, int? number = null)
    {
        var sight = await door.Sight(operation);
        var cluster = sight.Lists.ClusterList.FirstOrDefault(c => c.Code == code) ?? throw Problem.NotFound(RouteScope.UnknownCluster);
        var document = await Written(cluster) is { } found && sight.Sees(found) ? found : null;
        var versions = document is null ? [] : await Versions(document, sight.Tables.Contains(cluster.Id));
        var shown = number is { } asked ? versions.Find(v => v.Number == asked) ?? throw Problem.NotFound("document.unknown") : versions.Find(v => !v.IsDraft) ?? versions.FirstOrDefault();
        var view = new TermsView(cluster, document, versions, shown, shown is null ? new Dictionary<TermsSection, string>() : await Sections(shown), sight.Managed.Contains(cluster.Id), await day.For(operation, sight.Lists));
        return shown is null || shown.IsDraft || !sight.Tables.Contains(cluster.Id) ? view : view with { Table = await Table(sight, cluster, shown) };
    }

    /// <summary>The one document of a cluster whose text is written here.</summary>
    public Task<Document?> Written(Cluster cluster) =>
        db.Documents.AsNoTracking().Where(d => d.OperationId == cluster.OperationId && d.ClusterId == cluster.Id && d.IsWritten).OrderBy(d => d.Id).FirstOrDefaultAsync();

    public async Task<IReadOnlyDictionary<TermsSection, string>> Sections(DocumentVersion version) =>
        await db.TermsTexts.AsNoTracking().Where(t => t.OperationId == version.OperationId && t.DocumentId == version.DocumentId && t.Number == version.Number).ToDictionaryAsync(t => t.Section, t => t.Wording);

    private Task<List<DocumentVersion>> Versions(Document document, bool withDrafts) => db.DocumentVersions.AsNoTracking()
        .Where(v => v.OperationId == document.OperationId && v.DocumentId == document.Id && (withDrafts || !v.IsDraft)).OrderByDescending(v => v.Number).ToListAsync();

    /// <summary>Members of today, and whoever signed and has left since.</summary>
    private async Task<IReadOnlyList<SignLine>> Table(DocumentSight sight, Cluster cluster, DocumentVersion version)
    {
        var members = (await db.CurrentMembers(cluster)).Select(sight.Lists.Survivor).ToHashSet();
        var signed = (await db.TermsSignOffs.AsNoTracking().Where(s => s.OperationId == version.OperationId && s.DocumentId == version.DocumentId && s.Number == version.Number).ToListAsync()).ToLookup(s => sight.Lists.Survivor(s.PartnerId));
        return [.. members.Union(signed.Select(group => group.Key)).Select(id => new SignLine(id, sight.Lists.PartnerName(id), signed[id].FirstOrDefault(), members.Contains(id) && !signed[id].Any()
            && (sight.Managed.Contains(cluster.Id) || user.May(Right.ImportRows, RightScope.Of(sight.Lists.Operation, null, id))))).OrderBy(line => Folding.Fold(line.Name), StringComparer.Ordinal)];
    }
}

internal static class TermsMembers
{
    /// <summary>Organisations declared as members and not gone.</summary>
    public static Task<List<long>> CurrentMembers(this TesseraDb db, Cluster cluster) => db.ClusterMembers.AsNoTracking()
        .Where(m => m.OperationId == cluster.OperationId && m.ClusterId == cluster.Id && m.State == MemberState.Admitted && m.Until == null).Select(m => m.PartnerId).Distinct().ToListAsync();
}
