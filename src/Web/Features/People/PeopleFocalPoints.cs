using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Domain.People;
using Tessera.Web.Access;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.People;

/// <summary>People of the directory who speak for a cluster. Papers travel, so a number or an address is given only where the person lets the table see it, and the reader may.</summary>
internal sealed class PeopleFocalPoints(CurrentUser user, PeopleViews views, Text text) : FocalPointSource
{
    private static readonly ContactDuty[] Speaking = [ContactDuty.MainContact, ContactDuty.Coordinator, ContactDuty.CoCoordinator, ContactDuty.InformationManager, ContactDuty.Counterpart];

    public override async Task<IReadOnlyList<FocalPoint>> For(Operation operation, OperationLists lists, IReadOnlyList<Cluster> clusters, DateOnly now)
    {
        // The directory is for those with a role here.
        if (!user.May(Right.SeeUnpublished, RightScope.Of(operation))) return [];
        var found = new List<FocalPoint>();
        var asked = clusters.Select(c => c.Id).ToHashSet();
        var list = await views.List(operation, new(null, null, null, null, null, null, null) { AnyDuty = Speaking }, 0, 0);
        foreach (var duty in Speaking)
            found.AddRange(list.Lines.SelectMany(line => line.Roles.Where(role => role.Duty == duty && role.HubId is null && !role.IsOver(now) && role.ClusterId is { } cluster && asked.Contains(cluster))
                .Select(role => new FocalPoint(role.ClusterId!.Value, line.Contact.Name, text[PeopleFields.Key(duty)], Join(line.Contact.Post, list.Organisation(line.Contact)), Given(line), Links.Contact(operation.Code, line.Contact.Id)))));
        return found;
    }

    /// <summary>What may be written into a paper.</summary>
    internal static string? Given(ContactLine line) => Join(
        Consent.Lets(line.Contact.PhoneShown, ContactCircle.Cluster) ? line.Phone : null, Consent.Lets(line.Contact.MailShown, ContactCircle.Cluster) ? line.Deliverable : null);

    private static string? Join(params string?[] parts) => string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } joined ? joined : null;
}

/// <summary>In a handover pack: the people of the cluster, with what each lets its table see; of a protected cluster nobody.</summary>
internal sealed class HandoverContacts(PeopleViews views, Text text) : HandoverPackPart
{
    public override async Task Write(PackScope scope, HandoverPack pack, CancellationToken cancel)
    {
        if (scope.Cluster.IsSensitive)
        {
            pack.Leave(text["pack.contacts.people"], text["pack.contacts.protected"]);
            return;
        }
        var list = await views.List(scope.Operation, new(null, scope.Cluster.Code, null, null, null, null, null), 0, 0);
        var given = list.Lines.Where(line => Lets(line.Contact.PhoneShown) || Lets(line.Contact.MailShown)).ToList();
        if (given.Count > 0) await pack.Table("contacts/contacts.csv", text["pack.contacts.csv"], ["person", "organisation", "post", "duty", "phone", "mail"], given.Select(IReadOnlyList<string?> (line) =>
        [
            line.Contact.Name, list.Organisation(line.Contact), line.Contact.Post,
            string.Join("; ", line.Roles.Where(role => role.ClusterId == scope.Cluster.Id && !role.IsOver(list.Sight.Now)).Select(role => text[PeopleFields.Key(role.Duty)]).Distinct()),
            Lets(line.Contact.PhoneShown) ? line.Phone : null, Lets(line.Contact.MailShown) ? line.Deliverable : null,
        ]));
        if (list.Lines.Count > given.Count) pack.Leave(text.Count("pack.contacts.without", list.Lines.Count - given.Count), text["pack.contacts.without.why"]);
    }

    /// <summary>Whoever goes on sits at the table next.</summary>
    private static bool Lets(ContactCircle shown) => Consent.Lets(shown, ContactCircle.Cluster);
}
