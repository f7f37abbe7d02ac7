using Microsoft.EntityFrameworkCore;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Access;

/// <summary>
/// Links that sign in once. Only the hash of the token is kept. The page behind the link must ask for a click before it
/// signs in, because mail programs open links by themselves.
/// </summary>
public sealed class OneTimeLinks(TesseraDb db, TimeProvider time)
{
    public const string SignIn = "sign-in";
    public const string Invitation = "invitation";

    public static string Path(string token) => $"{AccessGate.SignInPage}/{token}";

    /// <summary>A new link of that many hours; the token is given out once and never kept.</summary>
    public async Task<string> Issue(long userId, string purpose, int hours)
    {
        var token = SecretTokens.New();
        var expires = time.GetUtcNow().AddHours(hours).ToUnixTimeMilliseconds();
        db.Add(new OneTimeLink { Hash = SecretTokens.Hash(token), UserId = userId, Purpose = purpose, ExpiresAt = expires });
        await db.SaveChangesAsync();
        return token;
    }

    /// <summary>The user of a link that is good and now used; null for every other token. Of two at once, one wins.</summary>
    public async Task<long?> Consume(string token)
    {
        var (hash, now) = (SecretTokens.Hash(token), time.GetUtcNow().ToUnixTimeMilliseconds());
        var good = db.OneTimeLinks.Where(l => l.Hash == hash && l.UsedAt == null && l.ExpiresAt > now);
        if (await good.ExecuteUpdateAsync(l => l.SetProperty(x => x.UsedAt, now)) == 0) return null;
        return await db.OneTimeLinks.Where(l => l.Hash == hash).Select(l => (long?)l.UserId).SingleAsync();
    }
}
