using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Domain.People;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.People;

/// <param name="Cluster">Code, or "none" for the whole operation; nothing is refused, since it decides who may know the person.</param>
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

/// <summary>A duty ends on a date, and stays as what it was until then.</summary>
internal sealed class EndDuty(TesseraDb db, DutyDoor duties)
{
    /// <param name="until">The last day, as loosely as it is known.</param>
    public async Task Run(Operation operation, long id, long number, string? until)
    {
        var (contact, _, role, _) = await duties.Own(operation, id, number);
        role.Until = LooseDate.ParseOptional(until) ?? throw Problem.Invalid("contact.duty-end-missing");
        if (role.Since is { } since && new LooseSpan(since, role.Until).IsReversed) throw Problem.Invalid("contact.left-before", since.Text, role.Until.Text);
        db.Entry(contact).Property(c => c.Version).IsModified = true;
        await db.SaveChangesAsync();
    }
}

/// <summary>Takes away a duty entered by mistake; one that was true is ended instead, and stays.</summary>
internal sealed class RemoveDuty(TesseraDb db, DutyDoor duties)
{
    public async Task Run(Operation operation, long id, long number)
    {
        var (contact, roles, role, sight) = await duties.Own(operation, id, number);
        if (roles.Count == 1 && !sight.Reader.ManagesAll) throw Problem.Conflict("contact.duty-last");
        db.ContactRoles.Remove(role);
        db.Entry(contact).Property(c => c.Version).IsModified = true;
        await db.SaveChangesAsync();
    }
}

/// <summary>Finds a duty for whoever looks after its cluster.</summary>
internal sealed class DutyDoor(CurrentUser user, PeopleDoor door)
{
    public async Task<(Contact Contact, List<ContactRole> Roles, ContactRole Role, PeopleSight Sight)> Own(Operation operation, long id, long number)
    {
        var (contact, roles, sight) = await door.Seen(operation, id);
        var role = roles.Find(r => r.Id == number && sight.Reader.Sees(r)) ?? throw Problem.NotFound("contact.duty-missing");
        user.Demand(role.ClusterId is null ? Right.ManageOperation : Right.ManageCluster, RightScope.Of(operation, role.ClusterId is { } cluster ? sight.Lists.Cluster(cluster) : null));
        return (contact, roles, role, sight);
    }
}

internal static class Duties
{
    public static async Task<ContactRole> Of(PeopleDoor door, PeopleSight sight, Contact contact, long id, DutyInput input)
    {
        var cluster = PeopleDoor.Blank(input.Cluster) is not { } place ? throw Problem.Invalid("contact.place-missing") : door.Cluster(sight, place == PeopleFilter.None ? null : place);
        var duty = PeopleDoor.Blank(input.Duty) is not { } typed ? ContactDuty.FocalPoint : Enum.TryParse<ContactDuty>(typed, out var known) && Enum.IsDefined(known) && !char.IsDigit(typed[0]) ? known : throw Problem.Invalid("contact.duty-unknown", typed);
        long? hub = null;
        if (PeopleDoor.Blank(input.Hub) is { } typedHub)
            hub = (await door.Hubs(sight.Lists.Operation)).Find(h => h.ClusterId == cluster?.Id && PeopleFields.Id(h.Id) == typedHub)?.Id ?? throw Problem.Invalid("contact.hub-unknown", typedHub);
        return new ContactRole { OperationId = contact.OperationId, Id = id, ContactId = contact.Id, ClusterId = cluster?.Id, HubId = hub, Duty = duty, Since = LooseDate.ParseOptional(input.Since) };
    }
}
