using Microsoft.AspNetCore.Identity;
using Tessera.Domain;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Access;

/// <summary>UserName is what they sign in with, usually an e-mail address.</summary>
public sealed record NewUser(string UserName, string Name, string Language, IReadOnlyList<NewGrant> Grants);

/// <summary>LinkPath signs the invited person in once; they then choose a password.</summary>
public sealed record Invited(long UserId, string LinkPath);

public sealed class InviteUser(TesseraDb db, UserManager<User> users, GrantRules rules, OneTimeLinks links, Invitations invitations)
{
    private const int LinkHours = 7 * 24;

    public async Task<Invited> Run(NewUser input)
    {
        if (input.Grants.Count == 0) throw Problem.Invalid("access.invitation-without-right");
        foreach (var grant in input.Grants) await rules.Demand(grant);
        if (string.IsNullOrWhiteSpace(input.Name)) throw Problem.Invalid("access.name-missing");
        if (input.Name.Trim().Any(char.IsControl)) throw Problem.Invalid("access.name-control");
        await using var transaction = await db.Database.BeginTransactionAsync();
        var user = new User { UserName = input.UserName.Trim(), Name = input.Name.Trim(), Language = input.Language };
        invitations.Demand(await users.CreateAsync(user), input.UserName);
        invitations.Add(user.Id, input.Grants);
        var token = await links.Issue(user.Id, OneTimeLinks.Invitation, LinkHours);
        await transaction.CommitAsync();
        return new Invited(user.Id, OneTimeLinks.Path(token));
    }
}
