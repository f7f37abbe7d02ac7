using Microsoft.EntityFrameworkCore;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Mail;

/// <summary>
/// Hands over what is due. A letter is marked before it is handed over: whatever happens then, no second copy goes out
/// under its name, and what is not known to have arrived waits for an administrator.
/// </summary>
public sealed class MailRound(IServiceScopeFactory scopes, MailCarrier carrier, TimeProvider time)
{
    private const int AtOnce = 50, MaxAttempts = 8;
    private const long FirstPause = 60_000, GivenUp = 15 * 60_000;
    public const string Unknown = "mail.unknown-outcome", Refused = "mail.refused", Unreachable = "mail.unreachable";

    /// <summary>How many letters were handed over, filed or given up.</summary>
    public async Task<int> Run(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TesseraDb>();
        await GiveUpTheLost(db);
        var now = Now();
        var due = await db.Mail.AsNoTracking().Where(m => m.State == MailState.Queued && m.DueAt <= now).OrderBy(m => m.DueAt).ThenBy(m => m.Id).Take(AtOnce).ToListAsync(cancel);
        if (due.Count == 0) return 0;
        var server = await db.MailServers.AsNoTracking().SingleOrDefaultAsync(s => s.IsConfirmed, cancel);
        var done = 0;
        foreach (var mail in due) if (await HandOver(db, mail, server, cancel)) done++;
        return done;
    }

    private async Task<bool> HandOver(TesseraDb db, MailRow mail, MailServerRow? server, CancellationToken cancel)
    {
        if (!await Claim(db, mail)) return false;
        var (outcome, said) = await carrier.Carry(mail, server, cancel);
        switch (outcome)
        {
            case Handover.Done: await End(db, mail, server is null ? MailState.Filed : MailState.Sent, null); break;
            case Handover.Again when mail.Attempts + 1 < MaxAttempts: await Later(db, mail, said); break;
            case Handover.Again: await End(db, mail, MailState.Failed, Failure(Unreachable, said)); break;
            case Handover.Refused: await End(db, mail, MailState.Failed, Failure(Refused, said)); break;
            default: await End(db, mail, MailState.Failed, Failure(Unknown, said)); break;
        }
        return true;
    }

    /// <summary>Of two nodes that see the same letter one has it.</summary>
    private async Task<bool> Claim(TesseraDb db, MailRow mail)
    {
        var now = Now();
        return await db.Mail.Where(m => m.Id == mail.Id && m.State == MailState.Queued && m.Attempts == mail.Attempts)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.State, MailState.Sending).SetProperty(m => m.Attempts, mail.Attempts + 1).SetProperty(m => m.DueAt, now)) == 1;
    }

    private async Task End(TesseraDb db, MailRow mail, MailState state, string? failure)
    {
        var now = Now();
        await db.Mail.Where(m => m.Id == mail.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.State, state).SetProperty(m => m.DoneAt, now).SetProperty(m => m.Failure, failure));
        // What opens a door is not kept longer than it takes to hand it over.
        if (mail.IsSecret && state != MailState.Failed) await db.Mail.Where(m => m.Id == mail.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.Body, ""));
    }

    /// <summary>After 1, 2, 4 ... minutes.</summary>
    private async Task Later(TesseraDb db, MailRow mail, string? said)
    {
        var due = Now() + (FirstPause << mail.Attempts);
        await db.Mail.Where(m => m.Id == mail.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.State, MailState.Queued).SetProperty(m => m.DueAt, due).SetProperty(m => m.Failure, Failure(Unreachable, said)));
    }

    /// <summary>Letters whose process died while handing over: nobody knows whether they left.</summary>
    private async Task GiveUpTheLost(TesseraDb db)
    {
        var (now, since) = (Now(), Now() - GivenUp);
        await db.Mail.Where(m => m.State == MailState.Sending && m.DueAt < since)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.State, MailState.Failed).SetProperty(m => m.DoneAt, now).SetProperty(m => m.Failure, Unknown + "\u001f"));
    }

    private static string Failure(string code, string? said) => said is null ? code : $"{code}\u001f{said}";

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
