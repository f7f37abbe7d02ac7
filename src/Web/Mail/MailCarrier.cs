using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Mail;

/// <summary>How handing over ended. Unknown: the line broke after the letter had begun; it may have been taken.</summary>
public enum Handover : byte { Done, Again, Refused, Unknown }

/// <summary>Hands a letter to the server, or writes it as a file into the folder of the outbox.</summary>
public sealed partial class MailCarrier(MailFolder folder, MailSecrets secrets)
{
    private const int PatienceMilliseconds = 20_000;
    private const string FolderSender = "tessera@localhost";

    /// <param name="server">Null: into the folder.</param>
    public async Task<(Handover Outcome, string? Said)> Carry(MailRow mail, MailServerRow? server, CancellationToken cancel)
    {
        using var message = Message(mail, server?.Sender ?? FolderSender);
        if (server is null)
        {
            await File(mail, message, cancel);
            return (Handover.Done, null);
        }
        try
        {
            using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.IsEncrypted, Timeout = PatienceMilliseconds };
            if (server.UserName is { Length: > 0 } name) client.Credentials = new NetworkCredential(name, server.Password is { } kept ? secrets.Read(kept) : "");
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(PatienceMilliseconds);
            await client.SendMailAsync(message, patience.Token);
            return (Handover.Done, null);
        }
        catch (SmtpException failure) { return (Outcome(failure), failure.InnerException is { } cause ? $"{failure.Message} {cause.Message}" : failure.Message); }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested) { return (Handover.Unknown, "timeout"); }
    }

    /// <summary>The letter's name to the world; the same letter never has two.</summary>
    public static string MessageId(MailRow mail, string sender) => string.Create(CultureInfo.InvariantCulture, $"<{mail.Id}.{mail.Kind}@{sender[(sender.IndexOf('@', StringComparison.Ordinal) + 1)..]}>");

    private static Handover Outcome(SmtpException failure)
    {
        // No server at the other end: nothing was handed over.
        if (failure.InnerException is SocketException or System.Security.Authentication.AuthenticationException) return Handover.Again;
        return failure.StatusCode switch
        {
            SmtpStatusCode.GeneralFailure => Handover.Unknown,
            SmtpStatusCode.ServiceNotAvailable or SmtpStatusCode.MailboxBusy or SmtpStatusCode.LocalErrorInProcessing or SmtpStatusCode.InsufficientStorage => Handover.Again,
            _ => (int)failure.StatusCode is >= 400 and < 500 ? Handover.Again : Handover.Refused,
        };
    }

    private MailMessage Message(MailRow mail, string sender)
    {
        var body = mail.IsSecret ? secrets.Read(mail.Body) : mail.Body;
        var message = new MailMessage(new MailAddress(sender, Product.Name), new MailAddress(mail.Address, mail.Name))
        {
            Subject = mail.Subject, SubjectEncoding = Encoding.UTF8, Body = body, BodyEncoding = Encoding.UTF8, HeadersEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", MessageId(mail, sender));
        // Answering machines shall not answer a machine (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.StopAddress is { } stop) message.Headers.Add("List-Unsubscribe", $"<{stop}>");
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(Html(mail.Subject, body), Encoding.UTF8, MediaTypeNames.Text.Html));
        if (mail.Calendar is { } calendar) message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(calendar, CalendarType(mail.CalendarMethod)));
        return message;
    }

    private static ContentType CalendarType(string? method)
    {
        var type = new ContentType("text/calendar") { CharSet = "utf-8" };
        if (method is not null) type.Parameters!.Add("method", method);
        return type;
    }

    /// <summary>The same words, with their addresses as links: nothing is fetched from anywhere.</summary>
    internal static string Html(string subject, string body)
    {
        var text = Address().Replace(WebUtility.HtmlEncode(body), found => $"<a href=\"{found.Value}\">{found.Value}</a>");
        return $"<!doctype html><html><head><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(subject)}</title></head><body style=\"font:16px/1.5 system-ui,sans-serif;max-width:40em\"><div style=\"white-space:pre-line\">{text}</div></body></html>";
    }

    // Encoded text: an address ends before a blank, an encoded quote or bracket.
    [GeneratedRegex(@"https?://[^\s<>""]+?(?=[.,;:!?)]*(\s|$|&quot;|&lt;|&gt;|&#39;))", RegexOptions.None, 1000)]
    private static partial Regex Address();

    /// <summary>Written under a name of its own and then moved, so that nobody reads half a letter.</summary>
    private async Task File(MailRow mail, MailMessage message, CancellationToken cancel)
    {
        var writing = Directory.CreateDirectory(Path.Combine(folder.Path, string.Create(CultureInfo.InvariantCulture, $".{mail.Id}")));
        using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = writing.FullName })
            await client.SendMailAsync(message, cancel);
        var queued = DateTimeOffset.FromUnixTimeMilliseconds(mail.QueuedAt).UtcDateTime;
        var name = string.Create(CultureInfo.InvariantCulture, $"{queued:yyyyMMdd-HHmmss}-{mail.Kind}-{mail.Id}.eml");
        writing.GetFiles().Single().MoveTo(Path.Combine(folder.Path, name), overwrite: true);
        writing.Delete(recursive: true);
    }
}

/// <summary>Where letters lie that no server takes.</summary>
public sealed record MailFolder(string Path);
