using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Http;

namespace Tessera.Web.Features.Changes;

/// <param name="Before">Null where there was nothing.</param>
public sealed record ChangedField(string Name, string? Before, string? After);

/// <param name="Operation">Null for the installation itself.</param>
public sealed record ChangeLine(DateTimeOffset At, string Actor, string Action, string Noun, string Subject, string? Operation, IReadOnlyList<ChangedField> Fields);

/// <summary>Reads the change log, newest first: of one operation, or of everything for an administrator of the installation.</summary>
internal sealed class ChangeReading(TesseraDb db, CurrentUser user, RouteScope here)
{
    private const string Rows = "activity";
    private const int LongestValue = 80;
    // The line says the same in its own words.
    private static readonly HashSet<string> Untold = ["committed_at", "commit_sequence", "version"];

    private IQueryable<Change> Seen => here.HasOperation ? db.Changes.AsNoTracking().Where(c => c.OperationId == here.Operation.Id) : db.Changes.AsNoTracking();

    public async Task<(IReadOnlyList<ChangeLine> Lines, int Total)> Page(string? noun, string? actor, Paging paging)
    {
        Demand();
        var changes = Seen;
        // Rows are many: the line of their import stands for them until they are asked for.
        changes = string.IsNullOrEmpty(noun) ? changes.Where(c => c.Noun != Rows) : changes.Where(c => c.Noun == noun);
        if (!string.IsNullOrWhiteSpace(actor))
        {
            var actors = await Actors(actor);
            changes = changes.Where(c => actors.Contains(c.Actor));
        }
        var total = await changes.CountAsync();
        var page = await changes.OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Skip(paging.Skip).Take(paging.Size).ToListAsync();
        return (await Named(page), total);
    }

    public async Task<IReadOnlyList<string>> Nouns()
    {
        Demand();
        return await Seen.Select(c => c.Noun).Distinct().OrderBy(n => n).ToListAsync();
    }

    // Folded here, because the engines differ in what they take for the same letter.
    private async Task<List<string>> Actors(string typed)
    {
        var sought = Folding.Fold(typed);
        return [.. (await Seen.Select(c => c.Actor).Distinct().ToListAsync()).Where(a => Folding.Fold(a).Contains(sought, StringComparison.Ordinal))];
    }

    private void Demand()
    {
        if (here.HasOperation) user.Demand(Right.ManageOperation, here.Scope);
        else user.Demand(Right.ManageInstallation, RightScope.Installation);
    }

    private async Task<IReadOnlyList<ChangeLine>> Named(List<Change> page)
    {
        var operations = await db.Operations.AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.Name);
        var partners = await Names(page, "partner", ids => db.Partners.Where(p => ids.Contains(p.Id)).Select(p => new ValueTuple<long, string>(p.Id, p.Acronym ?? p.Name)));
        var clusters = await Names(page, "cluster", ids => db.Clusters.Where(c => ids.Contains(c.Id)).Select(c => new ValueTuple<long, string>(c.Id, c.ShortName)));
        var users = await Names(page, "user", ids => db.Users.Where(u => ids.Contains(u.Id)).Select(u => new ValueTuple<long, string>(u.Id, u.Name)));
        string Subject(Change c) => c.Noun switch
        {
            "partner" => partners.GetValueOrDefault(c.NounId, c.NounId),
            "cluster" => clusters.GetValueOrDefault(c.NounId, c.NounId),
            "user" => users.GetValueOrDefault(c.NounId, c.NounId),
            "operation" => int.TryParse(c.NounId, out var id) ? operations.GetValueOrDefault(id, c.NounId) : c.NounId,
            _ => c.NounId,
        };
        return [.. page.Select(c => new ChangeLine(DateTimeOffset.FromUnixTimeMilliseconds(c.At), c.Actor, c.Action, c.Noun, Subject(c), operations.GetValueOrDefault(c.OperationId), Fields(c.Fields)))];
    }

    // The log keeps ids only; names are looked up when it is read, so that they can be corrected or forgotten.
    private static async Task<Dictionary<string, string>> Names(List<Change> page, string noun, Func<List<long>, IQueryable<ValueTuple<long, string>>> find)
    {
        var ids = page.Where(c => c.Noun == noun).Select(c => long.TryParse(c.NounId, out var id) ? id : 0).Distinct().ToList();
        if (ids.Count == 0) return [];
        return (await find(ids).ToListAsync()).DistinctBy(n => n.Item1).ToDictionary(n => n.Item1.ToString(System.Globalization.CultureInfo.InvariantCulture), n => n.Item2);
    }

    private static List<ChangedField> Fields(string? json)
    {
        if (json is null) return [];
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject().Where(f => !Untold.Contains(f.Name) && f.Value.ValueKind == JsonValueKind.Array && f.Value.GetArrayLength() == 2)
            .Select(f => new ChangedField(f.Name, Say(f.Name, f.Value[0]), Say(f.Name, f.Value[1])))];
    }

    private static string? Say(string field, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null) return null;
        var text = field == "state" && value.TryGetByte(out var state) ? ((ImportState)state).ToString() : value.ToString();
        return text.Length <= LongestValue ? text : text[..LongestValue] + "…";
    }
}
