using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.People;
using Tessera.Web.Database;

namespace Tessera.Web.Features.People;

/// <summary>Writes new people in bulk, within the transaction of whoever loads them.</summary>
internal sealed class ContactWriter(TesseraDb db, Ids ids, TimeProvider time)
{
    private static readonly BulkColumn[] People =
    [
        new("operation_id", BulkType.Integer), new("id", BulkType.Long), new("name", BulkType.Text), new("folded", BulkType.Text), new("words", BulkType.Text), new("post", BulkType.Text), new("partner_id", BulkType.Long),
        new("organisation", BulkType.Text), new("languages", BulkType.Text), new("station", BulkType.Text), new("arrived", BulkType.Text), new("departed", BulkType.Text), new("last_day", BulkType.Date), new("phone", BulkType.Text),
        new("phone_shown", BulkType.Small), new("mail", BulkType.Text), new("mail_shown", BulkType.Small), new("is_undeliverable", BulkType.Boolean), new("added_at", BulkType.Long), new("version", BulkType.Integer),
    ];

    private static readonly BulkColumn[] Roles =
    [
        new("operation_id", BulkType.Integer), new("id", BulkType.Long), new("contact_id", BulkType.Long), new("cluster_id", BulkType.Long), new("hub_id", BulkType.Long), new("duty", BulkType.Small),
        new("since", BulkType.Text), new("until", BulkType.Text), new("last_day", BulkType.Date),
    ];

    public long NextId() => ids.Next();

    public ContactRole Role(int operation, long contact, DraftRole role) => new() { OperationId = operation, Id = ids.Next(), ContactId = contact, ClusterId = role.ClusterId, HubId = role.HubId, Duty = role.Duty };

    public void Write(int operation, IReadOnlyCollection<ContactDraft> drafts)
    {
        var (connection, roles, now) = (db.Database.GetDbConnection(), new List<ContactRole>(), time.GetUtcNow().ToUnixTimeMilliseconds());
        using (var bulk = BulkInsert.Into(connection, "contact", People))
        {
            foreach (var draft in drafts)
            {
                var contact = new Contact { OperationId = operation, Id = ids.Next(), Name = draft.Name, AddedAt = now, PhoneShown = draft.Shown ?? ContactCircle.Managers, MailShown = draft.Shown ?? ContactCircle.Managers };
                ContactMerge.Into(contact, draft);
                Write(bulk, contact);
                roles.AddRange(draft.Roles.Select(role => Role(operation, contact.Id, role)));
            }
            bulk.Complete();
        }
        using (var bulk = BulkInsert.Into(connection, "contact_role", Roles))
        {
            foreach (var role in roles) Write(bulk, role);
            bulk.Complete();
        }
    }

    private static void Write(BulkInsert bulk, Contact contact)
    {
        bulk.Begin();
        bulk.Add(contact.OperationId);
        bulk.Add(contact.Id);
        foreach (var text in new[] { contact.Name, contact.Folded, contact.Words, contact.Post }) bulk.Add(text);
        bulk.Add(contact.PartnerId);
        foreach (var text in new[] { contact.Organisation, contact.Languages, contact.Station, contact.Arrived?.Stored(), contact.Departed?.Stored() }) bulk.Add(text);
        bulk.Add(contact.LastDay);
        bulk.Add(contact.Phone);
        bulk.Add((long)contact.PhoneShown);
        bulk.Add(contact.Mail);
        bulk.Add((long)contact.MailShown);
        bulk.Add(contact.IsUndeliverable);
        bulk.Add(contact.AddedAt);
        bulk.Add(0L);
        bulk.End();
    }

    private static void Write(BulkInsert bulk, ContactRole role)
    {
        bulk.Begin();
        bulk.Add(role.OperationId);
        foreach (var number in new[] { role.Id, role.ContactId, role.ClusterId, role.HubId, (long?)role.Duty }) bulk.Add(number);
        bulk.Add((string?)null);
        bulk.Add((string?)null);
        bulk.Add((DateOnly?)null);
        bulk.End();
    }
}
