using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Domain.People;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.People;

/// <summary>Who somebody is, told by the rule that holds for the directory itself: who may not know a person gets no name.</summary>
internal sealed class PeopleNames(TesseraDb db, CurrentUser user, PeopleDoor door) : PersonSource
{
    private const int Most = 300;
    private static readonly Dictionary<long, KnownPerson> Nobody = [];

    public override async Task<IReadOnlyDictionary<long, KnownPerson>> Known(Operation operation, IReadOnlyCollection<long> ids)
    {
        if (ids.Count == 0 || !IsInside(operation)) return Nobody;
        var sight = await door.Sight(operation);
        return (await door.Visible(sight).Where(c => ids.Contains(c.Id)).ToListAsync()).ToDictionary(c => c.Id, c => Known(sight, c));
    }

    public override async Task<IReadOnlyList<KnownPerson>> AtTable(Operation operation, Cluster cluster)
    {
        if (!IsInside(operation)) return [];
        var sight = await door.Sight(operation);
        var today = sight.Now;
        var seated = db.ContactRoles.Where(r => r.OperationId == operation.Id && (r.ClusterId == cluster.Id || r.ClusterId == null) && (r.LastDay == null || r.LastDay >= today)).Select(r => r.ContactId);
        var people = await door.Visible(sight).Where(c => seated.Contains(c.Id) && (c.LastDay == null || c.LastDay >= today)).OrderBy(c => c.Folded).ThenBy(c => c.Id).Take(Most).ToListAsync();
        return people.ConvertAll(c => Known(sight, c));
    }

    public override async Task<IReadOnlySet<long>> Own(Operation operation)
    {
        if (user.Id is not { } id || !IsInside(operation) || await db.Users.Where(u => u.Id == id).Select(u => u.UserName).SingleOrDefaultAsync() is not { } name || !name.Contains('@', StringComparison.Ordinal)) return new HashSet<long>();
        var address = name.ToLowerInvariant();
        var today = (await door.Sight(operation)).Now;
#pragma warning disable CA1304, CA1311, CA1862 // Translated: the database has one lower().
        return (await db.Contacts.Where(c => c.OperationId == operation.Id && c.Mail != null && c.Mail.ToLower() == address && (c.LastDay == null || c.LastDay >= today)).Select(c => c.Id).ToListAsync()).ToHashSet();
#pragma warning restore CA1304, CA1311, CA1862
    }

    private bool IsInside(Operation operation) => user.May(Right.SeeUnpublished, RightScope.Of(operation));

    private static KnownPerson Known(PeopleSight sight, Contact contact) =>
        new(contact.Id, contact.Name, contact.PartnerId is { } partner ? sight.Lists.Survivor(partner) : null, contact.PartnerId is { } of ? sight.Lists.PartnerName(sight.Lists.Survivor(of)) : contact.Organisation);
}
