using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Domain.People;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.People;

/// <summary>What is wrong with a cell, by its address in the sheet.</summary>
public sealed record ContactFinding(string Cell, Finding Finding);

/// <summary>What a list of people came to.</summary>
/// <param name="Refused">Rows that were not kept.</param>
/// <param name="Silent">People new here of whom the list does not say to whom they may be shown.</param>
public sealed record ContactOutcome(string FileName, string Sheet, IReadOnlyList<(string Header, ContactField? Field)> Columns, int Rows, int Added, int Changed, int Same, int Refused, int Silent, IReadOnlyList<ContactFinding> Findings);

/// <summary>
/// Loads a list of people from a workbook or a CSV. Good rows are kept, wrong ones are named by their cells; the same
/// list again changes nothing. The file itself is not kept: it holds more of people than the directory needs.
/// </summary>
internal sealed class LoadContacts(CurrentUser user, PeopleDoor door, ContactKeeping keeping)
{
    private const int MostRows = 20_000;

    /// <param name="cluster">Code of the cluster of rows that name none; empty for the whole operation.</param>
    public async Task<ContactOutcome> Run(Operation operation, string fileName, Stream content, string? cluster)
    {
        var sight = await door.Sight(operation);
        user.DemandSomewhere(Right.ManageCluster, RightScope.Of(operation));
        var chosen = PeopleDoor.Blank(cluster) is { } code ? door.Cluster(sight, code) : null;
        var hubs = (await door.Hubs(operation)).SelectMany(h => Names(sight, h).Select(name => (Key: (h.ClusterId, name), h.Id))).DistinctBy(h => h.Key).ToDictionary(h => h.Key, h => (long?)h.Id);
        var reference = new ContactReference(sight.Lists.Registry, sight.Lists.Clusters, (id, text) => hubs.GetValueOrDefault((id, Folding.Fold(text))), id => sight.Reader.ManagesAll || id is { } own && sight.Reader.Managed.Contains(own))
        {
            Cluster = chosen?.Id, Survivor = sight.Lists.Survivor,
        };
        await using var copy = FileStore.TemporaryFile();
        await content.CopyToAsync(copy);
        copy.Position = 0;
        var read = Read(copy, fileName, reference);
        if (read.Rows > MostRows) throw Problem.Invalid("contact.too-many", read.Rows.ToString(CultureInfo.InvariantCulture), MostRows.ToString(CultureInfo.InvariantCulture));
        return await keeping.Keep(sight, fileName, read);
    }

    private static IEnumerable<string> Names(PeopleSight sight, ClusterHub hub) =>
        sight.Lists.Area(hub.AreaId) is { } area ? area.Names.Select(name => Folding.Fold(name.Name)).Append(Folding.Fold(area.Pcode)) : [];

    /// <summary>The first sheet that is a list of people.</summary>
    private static ContactRead Read(Stream content, string fileName, ContactReference reference)
    {
        using var workbook = Workbook.Open(content, fileName);
        foreach (var sheet in workbook.Sheets.Where(s => s.Kind == SheetKind.Data && s.Visibility == SheetVisibility.Visible))
            if (ContactReading.Read(sheet.Name, workbook.Rows(sheet.Index), reference) is { } read) return read;
        throw Problem.Invalid("contact.no-list", fileName);
    }
}

/// <summary>Puts what was read over what the directory knows: new people in bulk, changed ones one by one.</summary>
internal sealed class ContactKeeping(TesseraDb db, CurrentUser user, PeopleDoor door, ContactWriter writer, TimeProvider time)
{
    public async Task<ContactOutcome> Keep(PeopleSight sight, string fileName, ContactRead read)
    {
        user.DemandSomewhere(Right.ManageCluster, RightScope.Of(sight.Lists.Operation));
        await using var transaction = await db.Database.BeginTransactionAsync();
        // Of two lists at once the second waits here, and then finds whom the first has brought.
        await db.Operations.Where(o => o.Id == sight.Lists.Operation.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.ListStamp, o => o.ListStamp));
        var outcome = await Put(sight, fileName, read);
        await transaction.CommitAsync();
        return outcome;
    }

    private async Task<ContactOutcome> Put(PeopleSight sight, string fileName, ContactRead read)
    {
        var operation = sight.Lists.Operation.Id;
        // Only people the reader keeps may be changed; one of others under the same name is somebody else to them.
        var visible = await door.Visible(sight).AsTracking().ToListAsync();
        var (known, near) = (visible.ToLookup(c => KeyOf(c, ContactDraft.KeyOf)), visible.ToLookup(c => KeyOf(c, ContactDraft.NearKeyOf)));
        var roles = (await db.ContactRoles.AsNoTracking().Where(r => r.OperationId == operation).ToListAsync()).ToLookup(r => r.ContactId);
        var (fresh, added, changed, same) = (new List<ContactDraft>(), new List<ContactRole>(), 0, 0);
        foreach (var draft in read.Drafts)
        {
            if (known[draft.Key].FirstOrDefault(c => sight.Reader.Manages([.. roles[c.Id]])) is not { } contact) { fresh.Add(draft); continue; }
            var more = draft.Roles.Where(r => !roles[contact.Id].Any(stands => stands.ClusterId == r.ClusterId && stands.HubId == r.HubId && (stands.Duty == r.Duty || r.IsAssumed))).Select(r => writer.Role(operation, contact.Id, r)).ToList();
            if (ContactMerge.Into(contact, draft) | more.Count > 0) changed++;
            else same++;
            added.AddRange(more);
        }
        db.ContactRoles.AddRange(added);
        await db.SaveChangesAsync();
        writer.Write(operation, fresh);
        var findings = read.Findings.Concat(fresh.Select(draft => read.Near(draft, near[draft.NearKey].FirstOrDefault(c => KeyOf(c, ContactDraft.KeyOf) != draft.Key)?.Name)).OfType<Finding>());
        var refused = read.Findings.Count(f => f.Effect == FindingEffect.Refused);
        await Trace(operation, fresh.Count, changed, refused);
        return new(fileName, read.Sheet, read.Columns, read.Rows, fresh.Count, changed, same, refused, fresh.Count(d => d.Shown is null && (d.Phone ?? d.Mail) is not null), [.. findings.Select(f => new ContactFinding(f.Column < 0 ? f.Row.ToString(CultureInfo.InvariantCulture) : CellReference.Name(f.Row, f.Column), f))]);

        string KeyOf(Contact contact, Func<string, long?, string?, string> key) => key(contact.Name, contact.PartnerId is { } id ? sight.Lists.Survivor(id) : null, contact.Organisation);
    }

    /// <summary>The bulk writer is not seen by the change log, so one line says what it did; numbers only.</summary>
    private async Task Trace(int operation, int added, int changed, int refused)
    {
        if (added + changed == 0) return;
        db.Changes.Add(new Change
        {
            OperationId = operation, Id = writer.NextId(), At = time.GetUtcNow().ToUnixTimeMilliseconds(), UserId = user.ActorId, Actor = user.Name, Action = "registered", Noun = "contact-list", NounId = "",
            Fields = JsonSerializer.Serialize(new Dictionary<string, int[]> { ["added"] = [0, added], ["changed"] = [0, changed], ["refused"] = [0, refused] }),
        });
        await db.SaveChangesAsync();
    }
}
