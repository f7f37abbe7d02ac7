using Microsoft.EntityFrameworkCore;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Layout;
using Tessera.Web.Mail;

namespace Tessera.Web.Features.Home;

/// <summary>One letter to one person with what waits for them everywhere, written as that person would see it.</summary>
internal sealed class Digest(TesseraDb db, WorkDesk desk, Outbox outbox, DigestStops stops, Text text)
{
    private const int MostItems = 25;

    /// <summary>Queues the letter for the person of this scope; nothing when nothing waits.</summary>
    public async Task Queue(User user, string site)
    {
        System.Globalization.CultureInfo.CurrentUICulture = (Languages.Find(user.Language) ?? Languages.English).Culture;
        var (lines, count, isSample) = (new List<string>(), 0, true);
        foreach (var (operation, focus, work) in await desk.Everywhere())
        {
            if (work.Items.Count == 0) continue;
            lines.AddRange([operation.Name, .. await Lines(focus, work, site), ""]);
            (count, isSample) = (count + work.Items.Count, isSample && operation.IsSample);
        }
        if (count == 0) return;
        lines.AddRange([text["digest.all"], site + Links.Work()]);
        var body = text["digest.dear", user.Name] + "\n\n" + string.Join('\n', lines);
        outbox.Queue(new Letter("digest", user.UserName!, user.Name, text.Count("digest.subject", count), body) { UserId = user.Id, IsSample = isSample, StopAddress = site + Links.StopDigest(stops.Token(user.Id)) });
        await db.SaveChangesAsync();
    }

    /// <summary>Words of protected clusters, and of whoever looks after all of them, stay on the page: a letter counts, and says what the person took upon themselves.</summary>
    private async Task<IEnumerable<string>> Lines(WorkFocus focus, Work whole, string site)
    {
        var open = focus.ForLetter() is { } told ? (ReferenceEquals(told, focus) ? whole : await desk.Of(told)).Items : whole.Items.Where(item => item.IsOwn);
        var shown = open.Where(item => !item.IsProtected).Take(MostItems).ToList();
        var rest = whole.Items.Count - shown.Count;
        var lines = shown.SelectMany(item => new[] { $"- {item.Text}{(item.Note is { } note ? $" ({note})" : "")}", $"  {site}{item.Href}" });
        return rest > 0 ? lines.Append($"- {text.Count(shown.Count > 0 ? "digest.more" : "digest.count", rest)}").Append($"  {site}{Links.Operation(focus.Operation.Code)}#work") : lines;
    }
}

/// <summary>The name under which somebody ends their digest without signing in.</summary>
internal sealed class DigestStops(MailSecrets secrets)
{
    public string Token(long userId) => secrets.Protect("digest " + userId.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Null for anything that was not made here.</summary>
    public long? User(string token)
    {
        try
        {
            return secrets.Read(token).Split(' ') is ["digest", var id] ? long.Parse(id, System.Globalization.CultureInfo.InvariantCulture) : null;
        }
        catch (System.Security.Cryptography.CryptographicException) { return null; }
    }
}

/// <summary>How often one wants to be told.</summary>
internal sealed class ChooseDigest(TesseraDb db, CurrentUser current, DigestStops stops, TimeProvider time)
{
    public Task Run(DigestRhythm rhythm) => Choose(current.DemandSignedIn(), rhythm);

    /// <summary>From the letter itself: whoever holds it may end it.</summary>
    public Task Stop(string token) => Choose(stops.User(token) ?? throw Domain.Problem.NotFound("digest.unknown"), DigestRhythm.Never);

    private async Task Choose(long userId, DigestRhythm rhythm)
    {
        var choice = await db.DigestChoices.SingleOrDefaultAsync(c => c.UserId == userId);
        if (choice is null) db.DigestChoices.Add(choice = new DigestChoiceRow { UserId = userId });
        (choice.Rhythm, choice.ToldUntil) = (rhythm, DigestTimes.Round(time.GetUtcNow(), rhythm));
        await db.SaveChangesAsync();
    }
}
