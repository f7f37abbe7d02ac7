using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Mail;

namespace Tessera.Web.Features.Letters;

/// <param name="Port">587 when empty.</param>
/// <param name="Password">Empty keeps the one entered before, as long as the host is the same.</param>
public sealed record MailServerInput(string? Host, string? Port, bool IsEncrypted, string? UserName, string? Password, string? Sender, int? Version);

/// <summary>Says which server would take letters. Nothing leaves by it until it is confirmed; a change asks for that again.</summary>
internal sealed class EnterMailServer(TesseraDb db, CurrentUser user, MailSecrets secrets)
{
    private const int UsualPort = 587;

    public async Task Run(MailServerInput input)
    {
        user.Demand(Right.ManageInstallation, RightScope.Installation);
        var (host, port, sender) = (Host(input.Host), Port(input.Port), input.Sender?.Trim());
        if (!Letter.IsAddress(sender)) throw Problem.Invalid("mail.sender", sender ?? "");
        var server = await db.MailServers.SingleOrDefaultAsync();
        if (server is not null && input.Version is { } seen && seen != server.Version) throw Problem.Conflict("record.changed-meanwhile");
        // A password goes to the host that it was entered for and to no other.
        var kept = server?.Host == host ? server.Password : null;
        if (server is null) db.MailServers.Add(server = new MailServerRow { Host = host, Port = port, IsEncrypted = input.IsEncrypted, Sender = sender! });
        (server.Host, server.Port, server.IsEncrypted, server.Sender) = (host, port, input.IsEncrypted, sender!);
        server.UserName = string.IsNullOrWhiteSpace(input.UserName) ? null : input.UserName.Trim();
        server.Password = string.IsNullOrEmpty(input.Password) ? kept : secrets.Protect(input.Password);
        (server.IsConfirmed, server.Version) = (false, server.Version + 1);
        await db.SaveChangesAsync();
    }

    private static string Host(string? typed) =>
        typed?.Trim() is { Length: > 0 and <= 253 } host && Uri.CheckHostName(host) != UriHostNameType.Unknown ? host : throw Problem.Invalid("mail.host", typed ?? "");

    private static int Port(string? typed) => string.IsNullOrWhiteSpace(typed) ? UsualPort
        : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65_536 ? port : throw Problem.Invalid("mail.port", typed);
}

/// <summary>From now on letters leave by the server; or, taken back, they are written as files again.</summary>
internal sealed class ConfirmMailServer(TesseraDb db, CurrentUser user)
{
    public async Task Run(bool isConfirmed, int? version)
    {
        user.Demand(Right.ManageInstallation, RightScope.Installation);
        var server = await db.MailServers.SingleOrDefaultAsync() ?? throw Problem.Conflict("mail.no-server");
        if (version is { } seen && seen != server.Version) throw Problem.Conflict("record.changed-meanwhile");
        (server.IsConfirmed, server.Version) = (isConfirmed, server.Version + 1);
        await db.SaveChangesAsync();
    }
}

/// <summary>One letter to the administrator who asks, by the server that is not confirmed yet.</summary>
internal sealed class TryMailServer(TesseraDb db, CurrentUser user, Outbox outbox, MailCarrier carrier, TimeProvider time)
{
    /// <returns>What the server said; null when it took the letter.</returns>
    public async Task<string?> Run(string subject, string body)
    {
        user.Demand(Right.ManageInstallation, RightScope.Installation);
        var server = await db.MailServers.SingleOrDefaultAsync() ?? throw Problem.Conflict("mail.no-server");
        var id = user.DemandSignedIn();
        var person = await db.Users.AsNoTracking().SingleAsync(u => u.Id == id);
        if (!Letter.IsAddress(person.UserName)) throw Problem.Invalid("mail.own-address", person.UserName ?? "");
        var mail = outbox.Queue(new Letter("trial", person.UserName!, person.Name, subject, body) { UserId = id });
        // Out of the worker's reach: this letter goes by the server at hand.
        (mail.State, mail.Attempts) = (MailState.Sending, 1);
        await db.SaveChangesAsync();
        var (outcome, said) = await carrier.Carry(mail, server, CancellationToken.None);
        (mail.State, mail.DoneAt, mail.Failure) = (outcome == Handover.Done ? MailState.Sent : MailState.Failed, time.GetUtcNow().ToUnixTimeMilliseconds(), said is null ? null : $"{MailRound.Unreachable}\u001f{said}");
        await db.SaveChangesAsync();
        return outcome == Handover.Done ? null : said ?? "";
    }
}

/// <summary>A letter that did not arrive goes out again as a new one.</summary>
internal sealed class SendAgain(TesseraDb db, CurrentUser user, Ids ids, TimeProvider time)
{
    public async Task Run(long id)
    {
        user.Demand(Right.ManageInstallation, RightScope.Installation);
        var mail = await db.Mail.FirstOrDefaultAsync(m => m.Id == id) ?? throw Problem.NotFound("mail.unknown");
        if (mail.State != MailState.Failed) throw Problem.Conflict("mail.not-failed");
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        db.Mail.Add(new MailRow
        {
            Id = ids.Next(), OperationId = mail.OperationId, UserId = mail.UserId, Kind = mail.Kind, Address = mail.Address, Name = mail.Name, Subject = mail.Subject, Body = mail.Body,
            IsSecret = mail.IsSecret, Calendar = mail.Calendar, CalendarMethod = mail.CalendarMethod, StopAddress = mail.StopAddress, QueuedAt = now, DueAt = now,
        });
        (mail.State, mail.Failure) = (MailState.Withheld, "mail.sent-again");
        await db.SaveChangesAsync();
    }
}
