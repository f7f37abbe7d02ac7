using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Web.Database;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Meetings;

/// <summary>What an agenda begins with that nobody typed: that of the last meeting, or a usual one in the language of whoever plans.</summary>
internal sealed class MeetingTemplates(TesseraDb db, Text text)
{
    public const string Last = "last";

    /// <summary>Agendas that every cluster needs, by the moment it is in.</summary>
    public static readonly IReadOnlyList<string> Usual = ["regular", "emergency", "review"];

    public async Task<string?> Agenda(Cluster cluster, MeetingInput input)
    {
        if (MeetingDoor.Blank(input.Agenda) is { } typed) return typed;
        if (MeetingDoor.Blank(input.Template) is not { } template) return null;
        if (template == Last) return (await db.LastMeeting(cluster))?.Agenda;
        return Usual.Contains(template) ? text[$"meeting.template.{template}.lines"] : throw Problem.Invalid("meeting.template-unknown", template);
    }
}
