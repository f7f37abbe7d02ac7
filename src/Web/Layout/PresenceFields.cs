using System.Globalization;
using System.Runtime.CompilerServices;
using Tessera.Domain.Activities;
using Tessera.Domain.Partners;
using Tessera.Web.Figures;

namespace Tessera.Web.Layout;

/// <summary>The filters of presence and of rows as a bar: the same names, the same choices.</summary>
internal static class PresenceFields
{
    // Lists never change once loaded, and their partners are sorted for every page of rows.
    private static readonly ConditionalWeakTable<OperationLists, List<FilterOption>> Kept = [];

    public static IReadOnlyList<FilterField> Of(OperationLists lists, PresenceFilter filter, Text text, bool withLevel)
    {
        var fields = new List<FilterField>
        {
            new("cluster", text["presence.filter.cluster"]) { Options = Clusters(lists, filter, text), Everything = text["presence.filter.cluster.all"] },
            new("place", text["presence.filter.place"]) { Options = Places(lists, filter, text), Everything = text["presence.filter.place.all"] },
            new("partner", text["presence.filter.partner"]) { Options = Partners(lists), Everything = text["presence.filter.partner.all"] },
            new("type", text["presence.filter.type"]) { Options = Types(lists, text) },
            new("period", text["presence.filter.period"], FilterKind.Month),
            new("status", text["presence.filter.status"]) { Options = Statuses(filter, text), Everything = text["presence.filter.status.present"] },
            new("role", text["presence.filter.role"]) { Options = Words(["programming", "implementing", "funding", "any"], word => text[$"presence.role.{word}"]), Everything = text["presence.role.reporting"] },
            new("partners", text["presence.filter.partners"]) { Options = Words([PresenceFilter.Typed], word => text[$"presence.partners.{word}"]), Everything = text["presence.partners.registered"] },
        };
        if (withLevel) fields.Insert(0, new("by", text["presence.filter.by"]) { Options = Levels(lists, text), Everything = text["presence.level.1"] });
        if (filter.Organisation is { } typed) fields.Add(new("organisation", text["presence.filter.organisation"]) { Options = [new(typed, typed)] });
        return fields;
    }

    /// <summary>Nothing to choose where no group is named.</summary>
    public static IEnumerable<FilterField> Group(IReadOnlyList<string> groups, Text text) =>
        groups.Count == 0 ? [] : [new("group", text["reach.group"]) { Options = [.. groups.Select(group => new FilterOption(group, group))], Everything = text["gaps.group.all"] }];

    /// <summary>An organisation type in the reader's language.</summary>
    public static string TypeName(int code, Text text)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"presence.type.{code}");
        return text.Has(key) ? text[key] : PartnerType.All.FirstOrDefault(t => t.Code == code).Name ?? "?";
    }

    public static string StatusName(byte status, Text text) => text[$"presence.status.{((ActivityStatus)status).ToString().ToLowerInvariant()}"];

    private static List<FilterOption> Clusters(OperationLists lists, PresenceFilter filter, Text text)
    {
        // An operation that has established no cluster yet works with all that stand ready. The rows of one that ended still count.
        var hasOwn = lists.ClusterList.Any(c => c.IsEstablished);
        var options = lists.ClusterList.Where(c => !hasOwn || c.IsEstablished || c.ValidTo is not null || c.Code == filter.Cluster)
            .Select(c => new FilterOption(c.Code, c is { IsEstablished: false, ValidTo: { } ended } ? text["presence.cluster.ended", c.Name, text.Date(ended)] : c.Name)).ToList();
        if (filter.Cluster == PresenceFilter.None) options.Add(new(PresenceFilter.None, text["presence.cluster.none"]));
        else if (filter.Cluster is { } own && own.StartsWith(PresenceFilter.Only, StringComparison.Ordinal) && lists.Clusters.ByCode(own[1..]) is { } one)
            options.Add(new(own, text["presence.only", one.Name]));
        return options;
    }

    private static List<FilterOption> Places(OperationLists lists, PresenceFilter filter, Text text)
    {
        var level = lists.Gazetteer.Levels.FirstOrDefault(l => l > 0);
        var options = lists.Gazetteer.AtLevel(level).Select(a => new FilterOption(a.Pcode, a.NameIn(text.Language.Code))).OrderBy(o => o.Label, StringComparer.Ordinal).ToList();
        if (filter.Place is { } place && options.All(o => o.Value != place)) options.Insert(0, new(place, PlaceLabel(lists, place, text)));
        return options;
    }

    private static string PlaceLabel(OperationLists lists, string place, Text text)
    {
        var isOnly = place.StartsWith(PresenceFilter.Only, StringComparison.Ordinal);
        var code = isOnly ? place[1..] : place;
        var area = code.StartsWith(PresenceFilter.Id, StringComparison.Ordinal) && long.TryParse(code[PresenceFilter.Id.Length..], CultureInfo.InvariantCulture, out var id)
            ? lists.Area(id) : lists.Gazetteer.ByCode(code) is [var first, ..] ? first : null;
        var name = area?.NameIn(text.Language.Code) ?? code;
        return isOnly ? text["presence.only", name] : name;
    }

    private static List<FilterOption> Partners(OperationLists lists) => Kept.GetValue(lists, PartnersOf);

    private static List<FilterOption> PartnersOf(OperationLists lists) =>
        [.. lists.Partners.Values.Where(p => p.MergedInto is null).OrderBy(p => p.Short, StringComparer.OrdinalIgnoreCase)
            .Select(p => new FilterOption(p.Id.ToString(CultureInfo.InvariantCulture), p.Short.Length > 60 ? p.Short[..60] : p.Short))];

    private static List<FilterOption> Types(OperationLists lists, Text text) =>
        [.. lists.Partners.Values.Where(p => p.MergedInto is null).Select(p => p.TypeCode).Distinct().Order()
            .Select(code => new FilterOption(code.ToString(CultureInfo.InvariantCulture), TypeName(code, text)))];

    private static List<FilterOption> Statuses(PresenceFilter filter, Text text)
    {
        var options = Words(["planned", "ongoing", "completed", "suspended", "cancelled", "any"], word => text[$"presence.status.{word}"]);
        if (filter.Status is { } chosen && options.All(o => o.Value != chosen)) options.Add(new(chosen, chosen));
        return options;
    }

    private static List<FilterOption> Levels(OperationLists lists, Text text) =>
        [.. lists.Gazetteer.Levels.Where(l => l != 1).Select(l => string.Create(CultureInfo.InvariantCulture, $"{l}")).Select(l => new FilterOption("adm" + l, text[$"presence.level.{l}"]))];

    private static List<FilterOption> Words(IEnumerable<string> words, Func<string, string> label) => [.. words.Select(word => new FilterOption(word, label(word)))];
}
