using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Snapshots;

/// <summary>What the one page may be about, as fields of its form.</summary>
internal static class SnapshotFields
{
    private static readonly string[] OfPresence = ["cluster", "place", "period"];

    public static IReadOnlyList<FilterField> Of(OperationLists lists, SnapshotQuestion question, Text text, bool seesMore) =>
    [
        .. PresenceFields.Of(lists, question.Rows, text, withLevel: false).Where(field => OfPresence.Contains(field.Name)),
        new("map", text["snapshot.map"]) { Options = [new(SnapshotQuestion.Gap, text["snapshot.map.gap"])], Everything = text["snapshot.map.presence"] },
        .. seesMore ? new[] { new FilterField("view", text["snapshot.view"]) { Options = [new(SnapshotQuestion.Own, text["snapshot.view.mine"])], Everything = text["snapshot.view.public"] } } : [],
    ];
}
