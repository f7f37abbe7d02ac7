using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Account;

/// <summary>One's own name and language.</summary>
public sealed class ReviseAccount(TesseraDb db, CurrentUser current, AccessLog log)
{
    private const int LongestName = 100;

    public async Task Run(string name, Language language)
    {
        var id = current.DemandSignedIn();
        name = name.Trim();
        if (name.Length == 0) throw Problem.Invalid("access.name-missing");
        if (name.Any(char.IsControl)) throw Problem.Invalid("access.name-control");
        if (name.Length > LongestName) throw Problem.Invalid("access.name-too-long", LongestName.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var user = await db.Users.SingleAsync(u => u.Id == id);
        if (user.Name == name && user.Language == language.Code) return;
        (user.Name, user.Language) = (name, language.Code);
        log.Add("account-revised", id);
        await db.SaveChangesAsync();
    }
}
