using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Domain.People;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Tessera.Web.Http;

namespace Tessera.Web.Features.People;

/// <summary>What a form or a program says of a person; an empty field is empty.</summary>
/// <param name="Organisation">Name, acronym or spelling of a partner; any other words stay as typed.</param>
/// <param name="PhoneShown">"Managers", "Cluster" or "Operation"; nobody outside managers when it is left out.</param>
public sealed record ContactInput(string? Name, string? Organisation, string? Post, string? Languages, string? Station, string? Arrived, string? Departed, string? Phone, string? PhoneShown, string? Mail, string? MailShown)
{
    /// <summary>The address stands as it was published once; nobody writes there.</summary>
    public bool IsUndeliverable { get; init; }
    /// <summary>The version the person saw; null is whatever stands.</summary>
    public int? Version { get; init; }
    /// <summary>The first duty of somebody new.</summary>
    public DutyInput? Duty { get; init; }
}

/// <summary>A person enters the directory with a first duty.</summary>
internal sealed class RegisterContact(TesseraDb db, CurrentUser user, PeopleDoor door, Ids ids, TimeProvider time)
{
    public async Task<Contact> Run(Operation operation, ContactInput input)
    {
        var sight = await door.Sight(operation);
        user.DemandSomewhere(Right.ManageCluster, RightScope.Of(operation));
        var contact = new Contact { OperationId = operation.Id, Id = ids.Next(), Name = ContactRules.Name(input), AddedAt = time.GetUtcNow().ToUnixTimeMilliseconds() };
        ContactRules.Fill(contact, input, sight.Lists);
        var role = await Duties.Of(door, sight, contact, ids.Next(), input.Duty ?? new(null, null, null, null));
        await RefuseTwice(sight, contact);
        db.Contacts.Add(contact);
        db.ContactRoles.Add(role);
        await db.SaveChangesAsync();
        return contact;
    }

    /// <summary>Only among those the reader may know: what is not theirs to see does not exist.</summary>
    private async Task RefuseTwice(PeopleSight sight, Contact contact)
    {
        var folded = Folding.Fold(contact.Name);
        var same = await door.Visible(sight).Where(c => c.Folded == folded).ToListAsync();
        // Names that differ in marks only are those of two people.
        var key = ContactDraft.KeyOf(contact.Name, contact.PartnerId, contact.Organisation);
        if (same.Exists(c => ContactDraft.KeyOf(c.Name, c.PartnerId is { } id ? sight.Lists.Survivor(id) : null, c.Organisation) == key && !c.IsGone(sight.Now))) throw Problem.Conflict("contact.known-already", contact.Name);
    }
}

/// <summary>Corrects what the directory says of a person; duties have verbs of their own.</summary>
internal sealed class ReviseContact(TesseraDb db, CurrentUser user, PeopleDoor door)
{
    public async Task<Contact> Run(Operation operation, long id, ContactInput input)
    {
        var (contact, roles, sight) = await door.Seen(operation, id);
        user.DemandKeeping(sight, roles);
        PeopleRights.DemandSeen(input.Version, contact.Version);
        contact.Name = ContactRules.Name(input);
        ContactRules.Fill(contact, input, sight.Lists);
        await db.SaveChangesAsync();
        return contact;
    }
}

/// <summary>Takes a person out of the directory for good: nothing of them stays but the lines of the change log, which name nobody.</summary>
internal sealed class RemoveContact(TesseraDb db, CurrentUser user, PeopleDoor door)
{
    public async Task Run(Operation operation, long id)
    {
        var (contact, roles, sight) = await door.Seen(operation, id);
        user.DemandKeeping(sight, roles);
        // Somebody whom another cluster needs, too, is not one cluster's to take out.
        if (!sight.Reader.ManagesAll && !roles.TrueForAll(r => r.ClusterId is { } cluster && sight.Reader.Managed.Contains(cluster))) throw Problem.Conflict("contact.remove-others");
        db.ContactRoles.RemoveRange(roles);
        db.ContactChecks.RemoveRange(await db.ContactChecks.Where(k => k.OperationId == operation.Id && k.ContactId == id).ToListAsync());
        var handovers = await db.Handovers.Where(h => h.OperationId == operation.Id && (h.ContactId == id || h.SuccessorId == id)).ToListAsync();
        var numbers = handovers.ConvertAll(h => h.Id);
        db.HandoverItems.RemoveRange(await db.HandoverItems.Where(i => i.OperationId == operation.Id && numbers.Contains(i.HandoverId)).ToListAsync());
        db.Handovers.RemoveRange(handovers);
        // What they took upon themselves stays with their organisation.
        foreach (var action in await db.ActionPoints.Where(a => a.OperationId == operation.Id && a.ContactId == id).ToListAsync()) action.ContactId = null;
        db.Contacts.Remove(contact);
        await db.SaveChangesAsync();
    }
}

/// <summary>What the verbs on people share.</summary>
internal static class ContactRules
{
    public static string Name(ContactInput input) => TypedWords.Line(input.Name, ContactDraft.LongestText) ?? throw Problem.Invalid("contact.name-missing");

    public static void Fill(Contact contact, ContactInput input, OperationLists lists)
    {
        (contact.PartnerId, contact.Organisation) = Organisation(input.Organisation, lists);
        (contact.Post, contact.Station, contact.Languages) = (Line(input.Post), Line(input.Station), ContactWords.Languages(Line(input.Languages)));
        (contact.Arrived, contact.Departed) = (LooseDate.ParseOptional(input.Arrived), LooseDate.ParseOptional(input.Departed));
        if (contact.Stay.IsReversed) throw Problem.Invalid("contact.left-before", contact.Arrived!.Text, contact.Departed!.Text);
        contact.Phone = Line(input.Phone) is { } phone ? ContactAddresses.Phone(phone) ?? throw Problem.Invalid(ContactAddresses.PhoneRefusal(phone), phone) : null;
        contact.Mail = Line(input.Mail) is { } mail ? ContactAddresses.Mail(mail) ?? throw Problem.Invalid("contact.mail-unreadable", mail) : null;
        (contact.PhoneShown, contact.MailShown, contact.IsUndeliverable) = (Circle(input.PhoneShown), Circle(input.MailShown), input.IsUndeliverable && contact.Mail is not null);
    }

    /// <summary>A partner by any of its names; words that only resemble one are asked back, all others stay as typed.</summary>
    private static (long?, string?) Organisation(string? text, OperationLists lists)
    {
        if (Line(text) is not { } typed) return (null, null);
        var match = PartnerMatching.Match(lists.Registry, new TypedPartner(typed, null, null));
        return match.PartnerId is { } id ? (lists.Survivor(id), null) : (null, typed);
    }

    private static string? Line(string? text) => TypedWords.Line(text, ContactDraft.LongestText);

    public static ContactCircle Circle(string? text) => PeopleDoor.Blank(text) is not { } typed ? ContactCircle.Managers
        : Enum.TryParse<ContactCircle>(typed, out var circle) && Enum.IsDefined(circle) && !char.IsDigit(typed[0]) ? circle : throw Problem.Invalid("contact.shown-unknown", typed);
}
