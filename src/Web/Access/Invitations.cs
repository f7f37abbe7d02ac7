using Microsoft.AspNetCore.Identity;
using Tessera.Domain;
using Tessera.Web.Database;

namespace Tessera.Web.Access;

/// <summary>What every new user gets, invited or first: their rights and their line in the log.</summary>
public sealed class Invitations(TesseraDb db, Ids ids, AccessLog log)
{
    public void Add(long userId, IEnumerable<NewGrant> grants)
    {
        db.AddRange(grants.Select(g => g.For(userId, ids.Next())));
        log.Add("invited", userId);
    }

    public void Demand(IdentityResult result, string userName)
    {
        if (result.Succeeded) return;
        throw result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.DuplicateUserName))
            ? Problem.Conflict("access.user-name-taken", userName)
            : Problem.Invalid("access.user-name-unusable", userName);
    }
}
