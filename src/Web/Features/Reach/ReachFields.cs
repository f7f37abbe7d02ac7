using System.Globalization;
using Tessera.Domain.Analysis;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Reach;

/// <summary>The filters of reach: what it is split by and its unit, then those of presence.</summary>
internal static class ReachFields
{
    public static IReadOnlyList<FilterField> Of(ReachView view, Text text) =>
    [
        new("by", text["presence.filter.by"]) { Options = [.. Splits(view, text)], Everything = text["presence.level.1"] },
        new("unit", text["reach.filter.unit"])
        {
            Options = [.. view.AllUnits.Where(unit => unit != ReachUnit.People).Select(unit => new FilterOption(ReachFilter.UnitWord(unit), UnitName(view, unit, text)))],
            Everything = text["reach.unit.people"],
        },
        .. PresenceFields.Group(view.Groups, text),
        // Texts as typed are a question of presence.
        .. PresenceFields.Of(view.Lists, view.Filter.Rows, text, withLevel: false).Where(field => field.Name != "partners"),
    ];

    public static string Kind(ReachBy by) => by switch { ReachBy.Cluster => "cluster", ReachBy.Partner => "partner", _ => "place" };

    public static string UnitName(ReachView view, ReachUnit unit, Text text) =>
        unit.Id > 0 ? view.Units.GetValueOrDefault(unit.Id, "?") : text[$"reach.unit.{ReachFilter.UnitWord(unit)}"];

    private static IEnumerable<FilterOption> Splits(ReachView view, Text text) =>
        view.Lists.Gazetteer.Levels.Where(level => level is not (0 or 1) && level <= view.Answer.Lowest.Level)
            .Select(level => new FilterOption(string.Create(CultureInfo.InvariantCulture, $"adm{level}"), text[string.Create(CultureInfo.InvariantCulture, $"presence.level.{level}")]))
            .Append(new(ReachFilter.Cluster, text["presence.filter.cluster"])).Append(new(ReachFilter.Partner, text["presence.filter.partner"]));
}
