using Microsoft.EntityFrameworkCore;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Home;

/// <summary>In a briefing of the whole operation: what the storms and other events did, as their sources said.</summary>
internal sealed class EventBriefing(TesseraDb db, Text text) : BriefingPart
{
    public override async Task<BriefingShare> For(BriefingScope scope)
    {
        if (scope.Cluster is not null) return BriefingShare.None;
        var accounts = EventAccount.Of(await db.EventFigures.AsNoTracking().Where(figure => figure.OperationId == scope.Operation.Id).ToListAsync(), scope.Lists);
        if (accounts.Count == 0) return BriefingShare.None;
        var rows = accounts.Select(IReadOnlyList<PaperLine> (account) =>
        [
            new(new PaperWords(account.Event), PaperWords.Quiet($"\n{text["frame.as-of", text.Date(account.AsOf)]}")),
            .. EventAccount.Main.Select(indicator => (PaperLine)Said(account.Country?.Of(indicator))), text.Number((long)account.Places.Count),
        ]);
        return new()
        {
            Sections = [(BriefingChapter.Events, new("",
                new PaperTable(text["events.title"], [text["briefing.event"], .. EventAccount.Main.Select(indicator => PaperColumn.Number(text[$"event.{indicator}"])), PaperColumn.Number(text["briefing.places"])], [.. rows]) { HidesCaption = true },
                PaperText.Quiet(text["events.source", string.Join("; ", accounts.SelectMany(account => account.Sources).Distinct())])))],
        };
    }

    private string Said(EventFigure? figure) => text.Number(figure?.Value / EventAccount.Scale);
}
