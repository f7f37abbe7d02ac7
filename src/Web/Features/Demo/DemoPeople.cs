using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.People;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Demo;

/// <summary>The people the review names. Their addresses of 2011 stand as it published them, and nobody is written to.</summary>
internal static class DemoPeople
{
    // The review of October 2011 names them and does not say since when.
    private static readonly LooseDate Listed = LooseDate.Parse("by October 2011");

    /// <param name="clusters">By code.</param>
    /// <param name="partners">By DemoMember.Key.</param>
    public static void Add(TesseraDb db, Ids ids, int operationId, DemoFacts facts, IReadOnlyDictionary<string, Cluster> clusters, IReadOnlyDictionary<string, long> partners, long now)
    {
        foreach (var person in facts.Contacts)
        {
            long? partner = partners.TryGetValue(person.Organisation, out var known) ? known : null;
            var contact = new Contact
            {
                OperationId = operationId, Id = ids.Next(), Name = person.Name, Post = person.Post, PartnerId = partner, Organisation = partner is null ? person.Organisation : null, Departed = person.Departed, AddedAt = now,
                // Printed in a public report, so shown to everybody with a role here.
                Mail = person.Mail, MailShown = ContactCircle.Operation, IsUndeliverable = person.Mail is not null,
            };
            db.Contacts.Add(contact);
            db.ContactRoles.Add(new ContactRole { OperationId = operationId, Id = ids.Next(), ContactId = contact.Id, ClusterId = person.Cluster is { } code ? clusters[code].Id : null, Duty = person.Duty, Since = Listed });
        }
    }
}
