using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Domain.People;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.People;

/// <summary>Who is asked by a letter, and where.</summary>
internal sealed record AskedPerson(Operation Operation, Contact Contact, string? Organisation, ContactCheck Check);

/// <summary>From the letter itself, without signing in: still here, or gone since a day. The link works once.</summary>
internal sealed class AnswerCheck(TesseraDb db, TimeProvider time)
{
    public const string Here = "here", Left = "left";

    /// <summary>Null for a link that was used, replaced or never made.</summary>
    public async Task<AskedPerson?> Find(string token)
    {
        var hash = SecretTokens.Hash(token);
        if (await db.ContactChecks.SingleOrDefaultAsync(k => k.TokenHash == hash) is not { } check) return null;
        var contact = await db.Contacts.SingleAsync(c => c.OperationId == check.OperationId && c.Id == check.ContactId);
        var partner = contact.PartnerId is { } id ? await db.Partners.AsNoTracking().FirstOrDefaultAsync(p => p.OperationId == check.OperationId && p.Id == id) : null;
        return new(await db.Operations.AsNoTracking().SingleAsync(o => o.Id == check.OperationId), contact, partner?.Name ?? contact.Organisation, check);
    }

    /// <param name="until">The last day, as the person knows it; today when they leave it open.</param>
    public async Task Run(string token, string? answer, string? until)
    {
        var (_, contact, _, check) = await Find(token) ?? throw Problem.NotFound("contact.link-unknown");
        var now = time.GetUtcNow();
        if (answer == Left)
        {
            contact.Departed = LooseDate.ParseOptional(until) ?? LooseDate.Of(DateOnly.FromDateTime(now.UtcDateTime));
            if (contact.Stay.IsReversed) throw Problem.Invalid("contact.left-before", contact.Arrived!.Text, contact.Departed.Text);
        }
        else if (answer != Here) throw Problem.Invalid("contact.answer-unknown", answer ?? "");
        (check.ConfirmedAt, check.TokenHash) = (now.ToUnixTimeMilliseconds(), null);
        await db.SaveChangesAsync();
    }
}

/// <summary>Whoever keeps the directory knows that the person is still here.</summary>
internal sealed class ConfirmContact(TesseraDb db, CurrentUser user, PeopleDoor door, TimeProvider time)
{
    public async Task Run(Operation operation, long id)
    {
        var (contact, roles, sight) = await door.Seen(operation, id);
        user.DemandKeeping(sight, roles);
        var check = await db.ContactChecks.SingleOrDefaultAsync(k => k.OperationId == operation.Id && k.ContactId == id);
        if (check is null) db.ContactChecks.Add(check = new ContactCheck { OperationId = contact.OperationId, ContactId = id });
        check.ConfirmedAt = time.GetUtcNow().ToUnixTimeMilliseconds();
        await db.SaveChangesAsync();
    }
}
