using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Http;

namespace Tessera.Web.Features.Users;

/// <param name="HasSignedIn">False while the invitation has not been used.</param>
public sealed record ListedUser(long Id, string Name, string UserName, bool IsSuspended, bool HasPassword, bool HasSecondStep, bool HasSignedIn)
{
    public IReadOnlyList<NamedRight> Rights { get; init; } = [];
}

/// <summary>Reads people for those who administer them.</summary>
internal sealed class UserDesk(TesseraDb db, CurrentUser current, GrantedRights rights)
{
    public async Task<(IReadOnlyList<ListedUser> Users, int Total)> List(string? search, Paging paging)
    {
        current.Demand(Right.ManageInstallation, RightScope.Installation);
        var users = db.Users.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(search))
        {
            var found = await Named(search);
            users = users.Where(u => found.Contains(u.Id));
        }
        var total = await users.CountAsync();
        var page = await Listed(users.OrderBy(u => u.Name).ThenBy(u => u.Id).Skip(paging.Skip).Take(paging.Size)).ToListAsync();
        return (await WithRights(page), total);
    }

    public async Task<ListedUser> Find(long id)
    {
        current.Demand(Right.ManageInstallation, RightScope.Installation);
        var found = await Listed(db.Users.AsNoTracking().Where(u => u.Id == id)).ToListAsync();
        return await WithRights(found) is [var one] ? one : throw Problem.NotFound("access.user-unknown");
    }

    // Folded here, because the engines differ in what they take for the same letter: "nguyen" finds "Nguyễn".
    private async Task<List<long>> Named(string search)
    {
        var sought = Folding.Fold(search);
        var names = await db.Users.AsNoTracking().Select(u => new { u.Id, u.Name, u.UserName }).ToListAsync();
        return [.. names.Where(n => $"{Folding.Fold(n.Name)} {Folding.Fold(n.UserName ?? "")}".Contains(sought, StringComparison.Ordinal)).Select(n => n.Id)];
    }

    public bool IsMyself(long id) => current.Id == id;

    private async Task<IReadOnlyList<ListedUser>> WithRights(List<ListedUser> users)
    {
        var held = await rights.Of([.. users.Select(u => u.Id)]);
        return [.. users.Select(u => u with { Rights = [.. held[u.Id]] })];
    }

    private IQueryable<ListedUser> Listed(IQueryable<User> users) => users.Select(u => new ListedUser(u.Id, u.Name, u.UserName!, u.IsSuspended,
        u.PasswordHash != null, u.TwoFactorEnabled, u.PasswordHash != null || db.OneTimeLinks.Any(l => l.UserId == u.Id && l.UsedAt != null)));
}
