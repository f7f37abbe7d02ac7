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

    /// <param name="typed">Wins over any template.</param>
    public async Task<string?> Agenda(Cluster cluster, long? hub, string? typed, string? named)
    {
        if (typed is not null) return typed;
        if (MeetingDoor.Blank(named) is not { } template) return null;
        if (template == Last) return (await db.LastMeeting(cluster, hub))?.Agenda;
        return Usual.Contains(template) ? text[$"meeting.template.{template}.lines"] : throw Problem.Invalid("meeting.template-unknown", template);
    }
}
