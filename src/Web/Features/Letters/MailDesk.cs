using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Letters;

/// <summary>The outbox for whoever administers the installation: every letter, where it went, and the server.</summary>
internal sealed class MailDesk(TesseraDb db, CurrentUser user)
{
    private const int MostShown = 200;

    public async Task<MailServerRow?> Server()
    {
        Demand();
        return await db.MailServers.SingleOrDefaultAsync();
    }

    /// <summary>Whether the person asking can be written to.</summary>
    public async Task<bool> HasAddress() => Mail.Letter.IsAddress(await db.Users.Where(u => u.Id == user.Id).Select(u => u.UserName).SingleOrDefaultAsync());

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<MailRow>> Letters(MailState? state)
    {
        Demand();
        return await db.Mail.AsNoTracking().Where(m => state == null || m.State == state).OrderByDescending(m => m.Id).Take(MostShown).ToListAsync();
    }

    public async Task<IReadOnlyDictionary<MailState, int>> Counts()
    {
        Demand();
        return await db.Mail.GroupBy(m => m.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
    }

    public async Task<MailRow> Letter(long id)
    {
        Demand();
        return await db.Mail.FirstOrDefaultAsync(m => m.Id == id) ?? throw Problem.NotFound("mail.unknown");
    }

    private void Demand() => user.Demand(Right.ManageInstallation, RightScope.Installation);
}
