namespace Tessera.Domain.People;

/// <summary>Puts what a list says over what the directory knows; an empty cell empties nothing.</summary>
public static class ContactMerge
{
    /// <summary>Whether anything of the person changed. Consent said once is only narrowed by a list: widening it is the person's own to say.</summary>
    public static bool Into(Contact contact, ContactDraft draft)
    {
        var before = State(contact);
        contact.PartnerId = draft.PartnerId ?? contact.PartnerId;
        contact.Organisation = contact.PartnerId is null ? draft.Organisation ?? contact.Organisation : null;
        (contact.Post, contact.Languages, contact.Station) = (draft.Post ?? contact.Post, draft.Languages ?? contact.Languages, draft.Station ?? contact.Station);
        (contact.Arrived, contact.Departed) = (draft.Arrived ?? contact.Arrived, draft.Departed ?? contact.Departed);
        contact.Phone = draft.Phone ?? contact.Phone;
        if (draft.Mail is { } mail && mail != contact.Mail) (contact.Mail, contact.IsUndeliverable) = (mail, false);
        if (draft.Shown is { } shown) (contact.PhoneShown, contact.MailShown) = (Narrower(contact.PhoneShown, shown), Narrower(contact.MailShown, shown));
        return !before.Equals(State(contact));
    }

    private static ContactCircle Narrower(ContactCircle stands, ContactCircle said) => said < stands ? said : stands;

    private static object State(Contact c) =>
        (c.PartnerId, c.Organisation, c.Post, c.Languages, c.Station, c.Arrived, c.Departed, (c.Phone, c.PhoneShown, c.Mail, c.MailShown));
}
