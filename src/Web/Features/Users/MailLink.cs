using Microsoft.EntityFrameworkCore;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Layout;
using Tessera.Web.Mail;

namespace Tessera.Web.Features.Users;

/// <summary>Writes the invited person a letter with the link, in their language. The link stands nowhere else but on the page that shows it once.</summary>
internal sealed class MailLink(TesseraDb db, CurrentUser current, Outbox outbox, Text text)
{
    /// <returns>False where the name to sign in with is no e-mail address.</returns>
    public async Task<bool> Run(long userId, string address)
    {
        current.Demand(Right.ManageInstallation, RightScope.Installation);
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == userId);
        if (!Letter.IsAddress(user.UserName)) return false;
        var (subject, body) = Languages.In(Languages.Find(user.Language) ?? Languages.English, () => (text["users.letter.subject"], text["users.letter.body", user.Name, current.Name, address]));
        outbox.Queue(new Letter("invitation", user.UserName!, user.Name, subject, body) { UserId = userId, IsSecret = true });
        await db.SaveChangesAsync();
        return true;
    }
}
