using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Domain.People;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.People;

/// <param name="Cluster">Code; empty for the whole operation.</param>
/// <param name="Hub">Id of a hub of the cluster.</param>
/// <param name="Duty">A ContactDuty by name; focal point when it is left out.</param>
public sealed record DutyInput(string? Cluster, string? Hub, string? Duty, string? Since);

/// <summary>
/// A person does something for a cluster, a hub or the whole operation from a date on. A role opens the person to whoever
/// looks after its cluster, so only who keeps the person already gives one.
/// </summary>
internal sealed class GiveDuty(TesseraDb db, CurrentUser user, PeopleDoor door, Ids ids)
{
    public async Task<ContactRole> Run(Operation operation, long id, DutyInput input)
    {
        var (contact, roles, sight) = await door.Seen(operation, id);
        user.DemandSomewhere(Right.ManageCluster, RightScope.Of(operation));
        sight.DemandKept(contact, roles);
        var role = await Duties.Of(door, sight, contact, ids.Next(), input);
        if (roles.Exists(r => r.ClusterId == role.ClusterId && r.HubId == role.HubId && r.Duty == role.Duty && !r.IsOver(sight.Now))) throw Problem.Conflict("contact.duty-already");
        db.ContactRoles.Add(role);
        // Of two at once the second finds another version.
        db.Entry(contact).Property(c => c.Version).IsModified = true;
        await db.SaveChangesAsync();
        return role;
    }
}

/// <summary>A duty ends on a date; entered by mistake it goes altogether.</summary>
internal sealed class EndDuty(TesseraDb db, CurrentUser user, PeopleDoor door)
{
    /// <param name="until">The last day; empty when it never was.</param>
    public async Task Run(Operation operation, long id, long number, string? until)
    {
        var (contact, roles, sight) = await door.Seen(operation, id);
        var role = roles.Find(r => r.Id == number && sight.Reader.Sees(r)) ?? throw Problem.NotFound("contact.duty-missing");
        user.Demand(role.ClusterId is null ? Right.ManageOperation : Right.ManageCluster, RightScope.Of(operation, role.ClusterId is { } cluster ? sight.Lists.Cluster(cluster) : null));
        if (LooseDate.ParseOptional(until) is not { } last)
        {
            if (roles.Count == 1 && !sight.Reader.ManagesAll) throw Problem.Conflict("contact.duty-last");
            db.ContactRoles.Remove(role);
        }
        else
        {
            role.Until = last;
            if (role.Since is { } since && new LooseSpan(since, last).IsReversed) throw Problem.Invalid("contact.left-before", since.Text, last.Text);
        }
        db.Entry(contact).Property(c => c.Version).IsModified = true;
        await db.SaveChangesAsync();
    }
}

internal static class Duties
{
    public static async Task<ContactRole> Of(PeopleDoor door, PeopleSight sight, Contact contact, long id, DutyInput input)
    {
        var cluster = door.Cluster(sight, input.Cluster);
        var duty = PeopleDoor.Blank(input.Duty) is not { } typed ? ContactDuty.FocalPoint : Enum.TryParse<ContactDuty>(typed, out var known) && Enum.IsDefined(known) && !char.IsDigit(typed[0]) ? known : throw Problem.Invalid("contact.duty-unknown", typed);
        long? hub = null;
        if (PeopleDoor.Blank(input.Hub) is { } place)
            hub = (await door.Hubs(sight.Lists.Operation)).Find(h => h.ClusterId == cluster?.Id && PeopleFields.Id(h.Id) == place)?.Id ?? throw Problem.Invalid("contact.hub-unknown", place);
        return new ContactRole { OperationId = contact.OperationId, Id = id, ContactId = contact.Id, ClusterId = cluster?.Id, HubId = hub, Duty = duty, Since = LooseDate.ParseOptional(input.Since) };
    }
}
