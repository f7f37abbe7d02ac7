using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;
using Tessera.Web.Layout;
using Tessera.Web.Mail;

namespace Tessera.Web.Features.Meetings;

/// <summary>
/// Letters about a meeting to the people of its table who sign in with an e-mail address: the cluster's coordinators and
/// those who report for it or for one of its members. How to dial in goes with them, for they may read it on the page.
/// </summary>
internal sealed class MeetingLetters(TesseraDb db, Outbox outbox, ListsCache listsCache, HubTables hubs, Text text)
{
    /// <summary>Whoever can be written to, by name. Of those who came to a hub as guests only who may read of its meetings (decision 14).</summary>
    public async Task<IReadOnlyList<User>> People(Operation operation, Cluster cluster, Meeting meeting)
    {
        var members = await db.ClusterMembers.AsNoTracking().Where(m => m.OperationId == operation.Id && m.ClusterId == cluster.Id && m.State == MemberState.Admitted && m.Until == null).Select(m => (long?)m.PartnerId).ToListAsync();
        var (named, called, isWhole) = ((List<long?>)[], members, meeting.HubId is null);
        if (meeting.HubId is { } hub) (named, called) = await hubs.Called(await listsCache.For(operation), meeting, hub, members);
        var (reporter, coordinator) = ((byte)Role.Reporter, (byte)Role.Coordinator);
        var asked = db.Grants.Where(g => g.OperationId == operation.Id && ((g.ClusterId == cluster.Id && (g.Role == coordinator || g.Role == reporter && (isWhole || named.Contains(g.PartnerId))))
            || (!cluster.IsSensitive && g.Role == reporter && g.ClusterId == null && called.Contains(g.PartnerId)))).Select(g => g.UserId);
        var users = await db.Users.AsNoTracking().Where(u => !u.IsSuspended && asked.Contains(u.Id)).OrderBy(u => u.Name).ThenBy(u => u.Id).ToListAsync();
        return [.. users.Where(u => Letter.IsAddress(u.UserName))];
    }

    public async Task<string> Organiser() => await db.MailServers.AsNoTracking().Select(s => s.Sender).SingleOrDefaultAsync() ?? MailCarrier.FolderSender;

    /// <summary>In the person's language: an invitation, a change, or that it is cancelled.</summary>
    public async Task Queue((Operation Operation, Cluster Cluster, Meeting Meeting) about, User user, string site, string organiser)
    {
        var (operation, cluster, meeting) = about;
        var (kind, href) = (meeting.IsCancelled ? "cancelled" : meeting.Sequence > 0 ? "changed" : "invited", site + Links.Meeting(operation.Code, cluster.Code, meeting.Id));
        if (cluster.IsSensitive) { Plain(operation, user, href); return; }
        var table = (await listsCache.For(operation)).TableName(cluster.Id, meeting.HubId, (Languages.Find(user.Language) ?? Languages.English).Code);
        var entry = new CalendarEntry(meeting, operation.Code, table, href, meeting.DialIn ?? "") { Asked = (organiser, user.UserName!, user.Name) };
        var (subject, body) = Languages.In(Languages.Find(user.Language) ?? Languages.English, () => (text[$"meeting.letter.{kind}", $"{table}: {meeting.Title}"], Body(meeting, kind, href)));
        var method = meeting.IsCancelled ? CalendarText.Cancel : CalendarText.Request;
        outbox.Queue(new Letter("meeting", user.UserName!, user.Name, subject, body)
        {
            OperationId = operation.Id, IsSample = operation.IsSample, UserId = user.Id, Calendar = CalendarText.Of(cluster.Name, [entry], method), CalendarMethod = method,
        });
    }

    /// <summary>What was decided, agreed and said, in the person's language around the words of the minutes.</summary>
    public void QueueMinutes(Operation operation, MeetingView view, User user, string site)
    {
        var href = site + Links.Meeting(operation.Code, view.Cluster.Code, view.Meeting.Id) + "#minutes";
        if (view.Cluster.IsSensitive) { Plain(operation, user, href); return; }
        var (subject, body) = Languages.In(Languages.Find(user.Language) ?? Languages.English, () => (text["minutes.letter", $"{view.TableName}: {view.Meeting.Title}"], Minutes(view, href)));
        outbox.Queue(new Letter("meeting", user.UserName!, user.Name, subject, body) { OperationId = operation.Id, IsSample = operation.IsSample, UserId = user.Id });
    }

    private string Minutes(MeetingView view, string href)
    {
        var lines = new List<string> { $"{view.Meeting.Title}, {text.Date(view.Meeting.Day)}" };
        Part(text["minutes.decisions"], (view.Minutes!.Decisions ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => "- " + line));
        Part(text["meeting.actions"], view.Agreed.Select(action => "- " + string.Join(" · ", new[] { action.Task, view.Owners.Outside(action) ?? text["action.nobody"], action.Due is { } due ? text["action.by", text.Date(due)] : null }.OfType<string>())));
        Part(text["minutes.said"], view.Minutes.Said is { } said ? [said] : []);
        lines.AddRange(["", text["minutes.letter.page"], href]);
        return string.Join('\n', lines);

        void Part(string heading, IEnumerable<string> part)
        {
            if (part.Any()) lines.AddRange(["", heading, .. part]);
        }
    }

    /// <summary>Of a protected cluster a letter says only that there is something to read.</summary>
    private void Plain(Operation operation, User user, string href)
    {
        var (subject, body) = Languages.In(Languages.Find(user.Language) ?? Languages.English, () => (text["meeting.letter.protected"], text["meeting.letter.protected.first"] + "\n\n" + href));
        outbox.Queue(new Letter("meeting", user.UserName!, user.Name, subject, body) { OperationId = operation.Id, IsSample = operation.IsSample, UserId = user.Id });
    }

    private string Body(Meeting meeting, string kind, string href)
    {
        var lines = new List<string> { text[$"meeting.letter.{kind}.first"], "", meeting.Title, $"{text.Date(meeting.Day)}, {meeting.Clock} ({meeting.Zone})" };
        if (meeting.Place is { } place) lines.Add(place);
        if (meeting.DialIn is { } dial) lines.Add(dial);
        if (meeting.AgendaLines.Count > 0) lines.AddRange(["", text["meeting.agenda"], .. meeting.AgendaLines.Select(line => "- " + line)]);
        lines.AddRange(["", text[meeting.IsCancelled ? "meeting.letter.page" : "meeting.letter.answer"], href]);
        return string.Join('\n', lines);
    }
}
