using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Users;

/// <summary>What a form of rights offers.</summary>
public sealed record GrantChoices(IReadOnlyList<FilterOption> Operations, IReadOnlyList<FilterOption> Clusters, IReadOnlyList<string> Partners);

/// <summary>
/// Rights as a form asks for them: fields role-0, operation-0, cluster-0, partner-0, and so on. A line without a role is
/// not filled in; a partner is named as the register knows it.
/// </summary>
internal sealed class GrantForm(TesseraDb db, ListsCache cache)
{
    public const int Lines = 3;

    public async Task<GrantChoices> Choices()
    {
        var operations = await Operations();
        var (clusters, partners) = (new List<FilterOption>(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var operation in operations)
        {
            var lists = await cache.For(operation);
            clusters.AddRange(lists.ClusterList.OrderByDescending(c => c.IsEstablished).Select(c => new FilterOption(
                $"{operation.Code}/{c.Code}", operations.Count == 1 ? c.ShortName : $"{operation.Name}: {c.ShortName}")));
            partners.UnionWith(lists.Partners.Values.Where(p => p.MergedInto is null).Select(p => p.Acronym is null ? p.Name : $"{p.Acronym} · {p.Name}"));
        }
        return new GrantChoices([.. operations.Select(o => new FilterOption(o.Code, o.Name))], clusters, [.. partners]);
    }

    public async Task<IReadOnlyList<NewGrant>> Read(IFormCollection form)
    {
        var grants = new List<NewGrant>();
        for (var line = 0; line < Lines; line++)
        {
            var suffix = "-" + line.ToString(CultureInfo.InvariantCulture);
            if (form["role" + suffix].ToString() is not { Length: > 0 } role) continue;
            if (!Enum.TryParse<Role>(role, out var known)) throw Problem.Invalid("access.role-unknown");
            grants.Add(await Grant(known, form["operation" + suffix].ToString(), form["cluster" + suffix].ToString(), form["partner" + suffix].ToString().Trim()));
        }
        return grants;
    }

    private async Task<NewGrant> Grant(Role role, string code, string cluster, string partner)
    {
        if (code.Length == 0)
            return cluster.Length + partner.Length == 0 ? new NewGrant(0, role) : throw Problem.Invalid("users.operation-missing");
        var operation = (await Operations()).FirstOrDefault(o => o.Code == code) ?? throw Problem.Invalid(RouteScope.UnknownOperation);
        var lists = await cache.For(operation);
        return new NewGrant(operation.Id, role, ClusterId(lists, cluster), PartnerId(lists, partner));
    }

    private static long? ClusterId(OperationLists lists, string choice)
    {
        if (choice.Length == 0) return null;
        return lists.ClusterList.FirstOrDefault(c => $"{lists.Operation.Code}/{c.Code}" == choice)?.Id ?? throw Problem.Invalid("users.cluster-elsewhere", lists.Operation.Name);
    }

    private static long? PartnerId(OperationLists lists, string typed)
    {
        if (typed.Length == 0) return null;
        // The list offers "acronym · name"; either alone is understood too.
        var found = lists.Registry.Named(typed.Split(" · ")[0]).Where(lists.Partners.ContainsKey).ToList();
        if (found.Count != 1) found = [.. lists.Registry.Named(typed.Split(" · ")[^1]).Where(lists.Partners.ContainsKey)];
        return found is [var one] ? lists.Survivor(one) : throw Problem.Invalid("import.partner-unknown", typed);
    }

    private Task<List<Operation>> Operations() => db.Operations.AsNoTracking().Where(o => o.Code != GlobalLists.Code).OrderBy(o => o.Name).ToListAsync();
}
