using Microsoft.AspNetCore.DataProtection;
using Tessera.Domain;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Mail;

/// <summary>Takes letters into the caller's own save, so that a letter is queued exactly when what it tells is stored.</summary>
public sealed class Outbox(TesseraDb db, Ids ids, TimeProvider time, MailSecrets secrets)
{
    public const string SampleOnly = "mail.sample-only";

    public MailRow Queue(Letter letter)
    {
        if (!Letter.IsAddress(letter.To)) throw Problem.Invalid("mail.address", letter.To);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var mail = new MailRow
        {
            Id = ids.Next(),
            OperationId = letter.OperationId,
            UserId = letter.UserId,
            Kind = letter.Kind,
            Address = letter.To,
            Name = OneLine(letter.Name),
            Subject = OneLine(letter.Subject),
            Body = letter.IsSecret ? secrets.Protect(letter.Body) : letter.Body,
            IsSecret = letter.IsSecret,
            Calendar = letter.Calendar,
            CalendarMethod = letter.CalendarMethod,
            StopAddress = letter.StopAddress,
            State = letter.IsWithheld ? MailState.Withheld : MailState.Queued,
            Failure = letter.IsWithheld ? SampleOnly : null,
            QueuedAt = now,
            DueAt = now,
        };
        db.Mail.Add(mail);
        return mail;
    }

    /// <summary>A line break in a header would begin another one.</summary>
    private static string OneLine(string text) => new([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]);
}

/// <summary>Keeps what opens doors unreadable in the database.</summary>
public sealed class MailSecrets(IDataProtectionProvider provider)
{
    private readonly IDataProtector _protector = provider.CreateProtector("mail");

    public string Protect(string text) => _protector.Protect(text);
    public string Read(string text) => _protector.Unprotect(text);
}
