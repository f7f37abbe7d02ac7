using Tessera.Web.Layout;

namespace Tessera.Web.Features.Needs;

/// <summary>The filters of needs as a bar.</summary>
internal static class NeedFields
{
    public static IReadOnlyList<FilterField> Of(NeedView view, Text text)
    {
        var clusters = view.Lists.ClusterList.Where(c => view.Table.Clusters.Contains(c.Id));
        List<FilterField> fields =
        [
            new("by", text["presence.filter.by"]) { Options = [.. view.Levels.Where(l => l != 1).Select(l => new FilterOption(NeedFilter.LevelValue(l), text[$"presence.level.{l}"]))], Everything = text["presence.level.1"] },
            new("cluster", text["presence.filter.cluster"]) { Options = [.. clusters.Select(c => new FilterOption(c.Code, c.Name))], Everything = text["presence.filter.cluster.all"] },
        ];
        if (view.Filter.Cluster is null)
            fields.Add(new("figure", text["needs.filter.figure"]) { Options = [.. NeedFilter.Figures.Skip(1).Select(f => new FilterOption(f.ToString().ToLowerInvariant(), text[$"needs.figure.{f.ToString().ToLowerInvariant()}"]))], Everything = text["needs.figure.inneed"] });
        if (view.Table.Groups.Count > 0) fields.Add(new("group", text["needs.filter.group"]) { Options = [.. view.Table.Groups.Select(g => new FilterOption(g, g))], Everything = text["needs.filter.group.all"] });
        if (view.Filter.Within(view.Lists) is { } area) fields.Add(new("place", text["presence.filter.place"]) { Options = [new(area.Pcode, area.NameIn(text.Language.Code))], Everything = text["presence.filter.place.all"] });
        return fields;
    }
}
