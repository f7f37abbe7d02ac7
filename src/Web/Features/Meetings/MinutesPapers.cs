using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Meetings;

/// <summary>The minutes as a paper to take away, for those who may read them.</summary>
internal sealed class MinutesPapers(MeetingViews views, PaperFile files, Text text)
{
    public async Task<IResult> File(HttpContext http, Operation operation, string code, long id, PaperFormat format)
    {
        var view = await views.For(operation, code, id);
        if (!view.IsReadable) throw Problem.NotFound("meeting.unknown");
        return await files.Of(http, Paper(operation, view), format, $"{operation.Code}_minutes_{view.Cluster.Code}_{view.Meeting.Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}");
    }

    /// <summary>No dial-in and no names of people: a paper leaves the room.</summary>
    internal Paper Paper(Operation operation, MeetingView view)
    {
        var (meeting, address) = (view.Meeting, Links.Meeting(operation.Code, view.Cluster.Code, view.Meeting.Id));
        return new(text["minutes.letter", meeting.Title], text.Language.Code)
        {
            Subtitle = string.Join(" · ", new[] { view.Meeting.HubId is null ? view.Cluster.Name : view.TableName, $"{text.Date(meeting.Day)}, {meeting.Clock}", meeting.Place, meeting.IsCancelled ? text["meeting.cancelled"] : null }.OfType<string>()),
            Restriction = text["minutes.restriction"],
            Sections = [.. Sections(operation, view).Where(section => section.Blocks.Count > 0)],
            Source = $"{Product.Name} · {operation.Name}{(operation.IsSample ? $" · {text["frame.sample"]}" : "")} · {address}",
        };
    }

    private IEnumerable<PaperSection> Sections(Operation operation, MeetingView view)
    {
        yield return new(text["meeting.table"], Table(view));
        yield return new(text["meeting.agenda"], view.Items.Count + view.Meeting.AgendaLines.Count == 0 ? []
            : [new PaperList([.. view.Items.Select(item => (PaperLine)new PaperWords(item.Title, Links.Pointed(operation.Code, item))), .. view.Meeting.AgendaLines.Select(line => (PaperLine)line)]) { First = 1 }]);
        yield return new(text["minutes.decisions"], Lines(view.Minutes?.Decisions) is { Count: > 0 } decisions ? [new PaperList(decisions) { First = 1 }] : []);
        yield return new(text["meeting.actions"], Actions(operation, view, text["meeting.actions"], view.Agreed));
        yield return new(text["minutes.open-before"], Actions(operation, view, text["minutes.open-before"], view.Carried.Select(carried => carried.Action)));
        yield return new(text["minutes.said"], [.. PaperBlock.Of(view.Minutes?.Said)]);
    }

    private List<PaperBlock> Table(MeetingView view)
    {
        var (came, away) = (view.Table.Where(line => line.Came).Select(line => line.Name).ToList(), view.Table.Where(line => line is { IsMember: true, Came: false }).Select(line => line.Name).ToList());
        var blocks = new List<PaperBlock>();
        if (came.Count > 0) blocks.Add(new PaperText(string.Join(", ", came)));
        if (came.Count > 0 && away.Count > 0) blocks.Add(PaperText.Quiet(text["minutes.away", string.Join(", ", away)]));
        return blocks;
    }

    private List<PaperBlock> Actions(Operation operation, MeetingView view, string caption, IEnumerable<ActionPoint> actions)
    {
        var rows = actions.Select(action => (IReadOnlyList<PaperLine>)[Task(operation, action), view.Owners.Outside(action) ?? text["action.nobody"], action.Due is { } due ? text.Date(due) : "–", text[$"action.{action.State.ToString().ToLowerInvariant()}"]]).ToList();
        return rows.Count == 0 ? [] : [new PaperTable(caption, [new PaperColumn(text["action.task"]) { Width = 6 }, text["action.owner"], new PaperColumn(text["action.due"]) { Width = 2 }, new PaperColumn(text["action.state"]) { Width = 2 }], rows) { HidesCaption = true }];
    }

    private static PaperLine Task(Operation operation, ActionPoint action) => action.About is { } about
        ? new PaperLine(action.Task, "\n", new PaperWords(about.Title, Links.Pointed(operation.Code, about)) { IsQuiet = true }) : action.Task;

    private static List<PaperLine> Lines(string? lines) => [.. (lines ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => (PaperLine)line)];
}
