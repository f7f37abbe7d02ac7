using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Operations;
using Tessera.Domain.People;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Jobs;
using Tessera.Web.Layout;
using Tessera.Web.Mail;

namespace Tessera.Web.Features.People;

/// <summary>Asks people by letter whether they are still here, each once in sixty days, whatever the number of processes.</summary>
internal sealed partial class CheckRound(IServiceScopeFactory scopes, LetterSite letters, TimeProvider time, ILogger<CheckRound> logger)
{
    private const int AtOnce = 200;

    /// <summary>How many were asked.</summary>
    public async Task<int> Run()
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TesseraDb>();
        var (now, asked) = (time.GetUtcNow(), 0);
        var (before, today, site) = (StillHere.Before(now.ToUnixTimeMilliseconds()), DateOnly.FromDateTime(now.UtcDateTime), await letters.For(db));
        foreach (var operation in await db.Operations.AsNoTracking().OrderBy(o => o.Id).ToListAsync())
        {
            var due = db.Contacts.AsNoTracking().Where(c => c.OperationId == operation.Id && c.Mail != null && !c.IsUndeliverable && c.AddedAt <= before && (c.LastDay == null || c.LastDay >= today)
                && !db.ContactChecks.Any(k => k.OperationId == c.OperationId && k.ContactId == c.Id && (k.ConfirmedAt > before || k.AskedAt > before))).OrderBy(c => c.Id).AsAsyncEnumerable();
            foreach (var contact in await Writable(due))
                if (await AskAlone(operation, contact, site, now.ToUnixTimeMilliseconds(), before)) asked++;
        }
        return asked;
    }

    /// <summary>The first of those who can be written to: an odd address kept from former times stops nobody else's letter.</summary>
    private static async Task<List<Contact>> Writable(IAsyncEnumerable<Contact> due)
    {
        var some = new List<Contact>();
        await foreach (var contact in due)
        {
            if (Letter.IsAddress(contact.Mail)) some.Add(contact);
            if (some.Count == AtOnce) break;
        }
        return some;
    }

    /// <summary>What goes wrong with one person stops nobody else's letter; it is tried again in the next round.</summary>
    private async Task<bool> AskAlone(Operation operation, Contact contact, string site, long now, long before)
    {
        try { return await Ask(operation, contact, site, now, before); }
        catch (Exception failure) when (failure is not OperationCanceledException && StorageTrouble.Of(failure) is null) { LogOne(logger, failure, contact.Id); }
        return false;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Person {Contact} of the directory could not be asked whether they are still here")]
    private static partial void LogOne(ILogger logger, Exception failure, long contact);

    /// <summary>Of two processes one writes; mark and letter are one save.</summary>
    private async Task<bool> Ask(Operation operation, Contact contact, string site, long now, long before)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TesseraDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        // Taking the person's row makes a second process wait until the mark is there.
        if (await db.Contacts.Where(c => c.OperationId == contact.OperationId && c.Id == contact.Id && c.Version == contact.Version).ExecuteUpdateAsync(s => s.SetProperty(c => c.Version, contact.Version)) == 0) return false;
        var check = await db.ContactChecks.SingleOrDefaultAsync(k => k.OperationId == contact.OperationId && k.ContactId == contact.Id);
        if (check?.AskedAt > before) return false;
        if (check is null) db.ContactChecks.Add(check = new ContactCheck { OperationId = contact.OperationId, ContactId = contact.Id });
        var token = SecretTokens.New();
        (check.AskedAt, check.TokenHash) = (now, SecretTokens.Hash(token));
        Write(scope.ServiceProvider, operation, contact, site + Links.CheckContact(token));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    }

    /// <summary>In the first language of the person that Tessera speaks. No cluster is named: one may be protected.</summary>
    private static void Write(IServiceProvider services, Operation operation, Contact contact, string href)
    {
        var (text, outbox) = (services.GetRequiredService<Text>(), services.GetRequiredService<Outbox>());
        var (subject, body) = Languages.In(ContactLanguages.Speaks(contact), () => (text["contact.letter.subject", operation.Name], text["contact.letter.body", contact.Name, operation.Name, href]));
        outbox.Queue(new Letter("contact-check", contact.Mail!, contact.Name, subject, body) { OperationId = operation.Id, IsSample = operation.IsSample, IsSecret = true });
    }
}

/// <summary>Looks every now and then whether somebody is to be asked.</summary>
internal sealed partial class CheckWorker(CheckRound round, ILogger<CheckWorker> logger) : RegularWorker(TimeSpan.FromMinutes(30), TimeProvider.System)
{
    protected override Task Once() => round.Run();

    protected override void Tell(Exception failure) => LogFailure(logger, failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The people of the directory could not be asked whether they are still here; it is tried again in half an hour")]
    private static partial void LogFailure(ILogger logger, Exception failure);
}
