using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Domain.People;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Layout;
using Tessera.Web.Mail;
using Handover = Tessera.Domain.People.Handover;

namespace Tessera.Web.Features.People;

/// <param name="Successor">Id of a person of the directory.</param>
/// <param name="Departed">The last day of who leaves; what stands when it is empty.</param>
public sealed record HandoverInput(string? Successor, string? Departed);

/// <summary>
/// Somebody leaves: their duties end and begin for the successor, who gets a list of what is open, on a page and by
/// letter. The list keeps its words of today; its addresses lead to what stands there later.
/// </summary>
internal sealed class HandOver(TesseraDb db, CurrentUser user, PeopleDoor door, HandoverPlan plan, HandoverLetters letters)
{
    public async Task<Handover> Run(Operation operation, long id, HandoverInput input, string site)
    {
        var (contact, roles, sight) = await door.Seen(operation, id);
        user.DemandKeeping(sight, roles);
        contact.Departed = LooseDate.ParseOptional(input.Departed) ?? contact.Departed ?? throw Problem.Invalid("contact.departure-missing");
        // Without an end the duty would be both persons' for ever.
        if (contact.LastDay is null) throw Problem.Invalid("handover.day-unknown", contact.Departed.Text);
        if (contact.Stay.IsReversed) throw Problem.Invalid("contact.left-before", contact.Arrived!.Text, contact.Departed.Text);
        if (!long.TryParse(input.Successor, NumberStyles.None, CultureInfo.InvariantCulture, out var next) || next == id) throw Problem.Invalid("contact.successor-missing");
        var (successor, theirs, _) = await door.Seen(operation, next);
        sight.DemandKept(successor, theirs);
        if (successor.IsGone(sight.Now)) throw Problem.Conflict("contact.successor-gone", successor.Name);
        var moved = roles.Where(r => r.LastDay is null && (sight.Reader.ManagesAll || r.ClusterId is { } cluster && sight.Reader.Managed.Contains(cluster))).ToList();
        if (moved.Count == 0 && await db.Handovers.AnyAsync(h => h.OperationId == operation.Id && h.ContactId == id)) throw Problem.Conflict("handover.already", contact.Name);
        // Of two at once the second finds another version, whatever the last day is.
        foreach (var person in new[] { contact, successor }) db.Entry(person).Property(c => c.Version).IsModified = true;
        var lines = await plan.Lines(sight, contact, moved);
        foreach (var role in moved) plan.Move(role, successor, theirs, contact.Departed);
        await plan.Move(sight, contact, successor);
        var handover = plan.Keep(contact, successor, lines);
        letters.Queue(new HandoverLetter(operation, contact, successor, handover, lines), sight.Lists.SensitiveClusters, site);
        await db.SaveChangesAsync();
        return handover;
    }
}

/// <summary>What is handed over, asked of every feature that knows of something.</summary>
internal sealed class HandoverPlan(TesseraDb db, IEnumerable<HandoverSource> sources, Ids ids, TimeProvider time)
{
    private static readonly HashSet<ContactDuty> Coordinating = [ContactDuty.MainContact, ContactDuty.Coordinator, ContactDuty.CoCoordinator, ContactDuty.InformationManager];

    public async Task<IReadOnlyList<HandoverLine>> Lines(PeopleSight sight, Contact contact, IReadOnlyList<ContactRole> roles)
    {
        var lists = sight.Lists;
        var clusters = roles.Select(r => r.ClusterId).OfType<long>().Distinct().Select(lists.Cluster).OfType<Cluster>().ToList();
        var focus = new HandoverFocus(lists.Operation, lists, contact.PartnerId is { } partner ? lists.Survivor(partner) : null, clusters, roles.Where(r => Coordinating.Contains(r.Duty)).Select(r => r.ClusterId).OfType<long>().ToHashSet()) { ContactId = contact.Id, OwnIn = OwnIn(sight) };
        var lines = new List<HandoverLine>();
        // One after the other: they share one connection.
        foreach (var source in sources) lines.AddRange(await source.For(focus));
        return [.. lines.OrderBy(line => line.Kind)];
    }

    /// <summary>The duty ends with who leaves, and begins for who follows unless they have it already.</summary>
    public void Move(ContactRole role, Contact successor, IReadOnlyList<ContactRole> theirs, LooseDate last)
    {
        role.Until = last;
        if (!theirs.Any(r => r.ClusterId == role.ClusterId && r.HubId == role.HubId && r.Duty == role.Duty && r.LastDay is null))
            db.ContactRoles.Add(new ContactRole { OperationId = role.OperationId, Id = ids.Next(), ContactId = successor.Id, ClusterId = role.ClusterId, HubId = role.HubId, Duty = role.Duty, Since = last });
    }

    /// <summary>What the person took upon themselves, and is not done, is the successor's now.</summary>
    public async Task Move(PeopleSight sight, Contact contact, Contact successor)
    {
        var own = OwnIn(sight).ToList();
        foreach (var action in await db.ActionPoints.Where(a => a.OperationId == contact.OperationId && a.ContactId == contact.Id && a.State == ActionState.Open && own.Contains(a.ClusterId)).ToListAsync())
            (action.ContactId, action.PartnerId) = (successor.Id, successor.PartnerId ?? (successor.Organisation is null ? action.PartnerId : null));
    }

    /// <summary>Clusters in which the reader may say who does a person's work.</summary>
    private static HashSet<long> OwnIn(PeopleSight sight) => sight.Reader.ManagesAll ? [.. sight.Lists.ClusterList.Select(c => c.Id)] : [.. sight.Reader.Managed];

    public Handover Keep(Contact contact, Contact successor, IReadOnlyList<HandoverLine> lines)
    {
        var handover = new Handover { OperationId = contact.OperationId, Id = ids.Next(), ContactId = contact.Id, SuccessorId = successor.Id, At = time.GetUtcNow().ToUnixTimeMilliseconds() };
        db.Handovers.Add(handover);
        for (var i = 0; i < lines.Count; i++)
            db.HandoverItems.Add(new HandoverItem { OperationId = contact.OperationId, HandoverId = handover.Id, Position = i + 1, ClusterId = lines[i].ClusterId, Kind = lines[i].Kind, Wording = lines[i].Text, Href = lines[i].Href, Note = lines[i].Note });
        return handover;
    }
}

internal sealed record HandoverLetter(Operation Operation, Contact From, Contact To, Handover Handover, IReadOnlyList<HandoverLine> Lines);

/// <summary>The list as a letter to whoever follows, where they have an address that can be written to.</summary>
internal sealed class HandoverLetters(Outbox outbox, Text text)
{
    public void Queue(HandoverLetter told, IReadOnlySet<long> hidden, string site)
    {
        var (operation, to) = (told.Operation, told.To);
        if (to.IsUndeliverable || !Letter.IsAddress(to.Mail)) return;
        var (subject, body) = Languages.In(ContactLanguages.Speaks(to), () => (text["handover.letter.subject", operation.Name], Body(told, hidden, site)));
        outbox.Queue(new Letter("handover", to.Mail!, to.Name, subject, body) { OperationId = operation.Id, IsSample = operation.IsSample });
    }

    /// <summary>Of protected clusters the letter counts only.</summary>
    private string Body(HandoverLetter told, IReadOnlySet<long> hidden, string site)
    {
        var open = told.Lines.Where(line => line.ClusterId is not { } cluster || !hidden.Contains(cluster)).ToList();
        var lines = new List<string> { text["handover.letter.first", told.To.Name, told.From.Name, told.Operation.Name], "" };
        foreach (var kind in open.GroupBy(line => line.Kind))
        {
            lines.Add(text[$"handover.kind.{kind.Key.ToString().ToLowerInvariant()}"]);
            lines.AddRange(kind.SelectMany(line => new[] { $"- {line.Text}{(line.Note is { } note ? $" ({note})" : "")}", $"  {site}{line.Href}" }));
            lines.Add("");
        }
        if (told.Lines.Count > open.Count) lines.AddRange([text.Count("handover.letter.rest", told.Lines.Count - open.Count), ""]);
        if (told.Lines.Count == 0) lines.AddRange([text["handover.none"], ""]);
        lines.AddRange([text["handover.letter.page"], site + Links.Handover(told.Operation.Code, told.From.Id, told.Handover.Id)]);
        return string.Join('\n', lines);
    }
}

/// <summary>The successor took up a thing, or did not after all.</summary>
internal sealed class TickHandover(TesseraDb db, CurrentUser user, HandoverViews views, TimeProvider time)
{
    public async Task Run(Operation operation, long id, long number, IReadOnlyCollection<int> done)
    {
        var view = await views.For(operation, id, number);
        user.Demand(Right.SeeUnpublished, RightScope.Of(operation));
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var item in await db.HandoverItems.Where(i => i.OperationId == operation.Id && i.HandoverId == view.Handover.Id).ToListAsync())
            if (done.Contains(item.Position) != item.DoneAt is not null) item.DoneAt = item.DoneAt is null ? now : null;
        await db.SaveChangesAsync();
    }
}

/// <summary>A list on its way from one person to another.</summary>
public sealed record HandoverView(PeopleSight Sight, Handover Handover, Contact From, Contact To, IReadOnlyList<HandoverItem> Items);

internal sealed class HandoverViews(TesseraDb db, PeopleDoor door)
{
    /// <summary>Lists from and to a person, the newest first, with the name of the other; of people the reader may know.</summary>
    public async Task<IReadOnlyList<(Handover Handover, string Other)>> Of(PeopleSight sight, long id)
    {
        var operation = sight.Lists.Operation.Id;
        var all = await db.Handovers.AsNoTracking().Where(h => h.OperationId == operation && (h.ContactId == id || h.SuccessorId == id)).OrderByDescending(h => h.At).ToListAsync();
        var others = all.ConvertAll(h => h.ContactId == id ? h.SuccessorId : h.ContactId);
        var names = await door.Visible(sight, isEver: true).Where(c => others.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name);
        return [.. all.Zip(others).Where(pair => names.ContainsKey(pair.Second)).Select(pair => (pair.First, names[pair.Second]))];
    }

    /// <summary>For those who keep one of the two, and those at a table with the successor.</summary>
    public async Task<HandoverView> For(Operation operation, long id, long number)
    {
        var sight = await door.Sight(operation);
        var handover = await db.Handovers.AsNoTracking().FirstOrDefaultAsync(h => h.OperationId == operation.Id && h.ContactId == id && h.Id == number) ?? throw Problem.NotFound("handover.unknown");
        // Who is of a protected cluster only is not named by way of a list, either.
        var people = await door.Visible(sight, isEver: true).Where(c => c.Id == handover.ContactId || c.Id == handover.SuccessorId).ToDictionaryAsync(c => c.Id);
        if (people.Count < 2) throw Problem.NotFound("handover.unknown");
        var roles = await db.ContactRoles.AsNoTracking().Where(r => r.OperationId == operation.Id && r.ContactId == handover.SuccessorId).ToListAsync();
        if (sight.Reader.CircleOf(people[handover.SuccessorId], roles, sight.Now) is not (ContactCircle.Managers or ContactCircle.Cluster)) throw Problem.NotFound("handover.unknown");
        var items = await db.HandoverItems.AsNoTracking().Where(i => i.OperationId == operation.Id && i.HandoverId == number).OrderBy(i => i.Position).ToListAsync();
        return new(sight, handover, people[handover.ContactId], people[handover.SuccessorId], items.FindAll(i => sight.Reader.ManagesAll || i.ClusterId is not { } cluster || sight.Reader.Tables.Contains(cluster)));
    }
}
