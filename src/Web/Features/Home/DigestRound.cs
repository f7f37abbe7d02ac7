using Microsoft.EntityFrameworkCore;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Jobs;
using Tessera.Web.Mail;

namespace Tessera.Web.Features.Home;

/// <summary>Writes the digests that are due, each once, whatever the number of processes.</summary>
internal sealed partial class DigestRound(IServiceScopeFactory scopes, LetterSite letters, TimeProvider time, ILogger<DigestRound> logger)
{
    public async Task<int> Run()
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TesseraDb>();
        var now = time.GetUtcNow();
        await Begin(db, now);
        var (daily, weekly) = (DigestTimes.Round(now, DigestRhythm.Daily), DigestTimes.Round(now, DigestRhythm.Weekly));
        var due = await db.DigestChoices.AsNoTracking().Where(c => (c.Rhythm == DigestRhythm.Daily && c.ToldUntil < daily) || (c.Rhythm == DigestRhythm.Weekly && c.ToldUntil < weekly)).OrderBy(c => c.UserId).ToListAsync();
        if (due.Count == 0) return 0;
        var site = await letters.For(db);
        foreach (var choice in due)
            // Marked first: a letter too few is better than one twice.
            if (await db.DigestChoices.Where(c => c.UserId == choice.UserId && c.ToldUntil == choice.ToldUntil).ExecuteUpdateAsync(s => s.SetProperty(c => c.ToldUntil, choice.Rhythm == DigestRhythm.Daily ? daily : weekly)) == 1)
                await WriteAlone(choice.UserId, site);
        return due.Count;
    }

    /// <summary>People met for the first time are told from the next round on.</summary>
    private static async Task Begin(TesseraDb db, DateTimeOffset now)
    {
        var fresh = await db.Users.Where(u => !u.IsSuspended && EF.Functions.Like(u.UserName!, "%@%") && !db.DigestChoices.Any(c => c.UserId == u.Id) && db.Grants.Any(g => g.UserId == u.Id)).Select(u => u.Id).ToListAsync();
        foreach (var id in fresh) db.DigestChoices.Add(new DigestChoiceRow { UserId = id, ToldUntil = DigestTimes.Round(now, DigestRhythm.Weekly) });
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException) { /* another process met them in the same moment */ }
        db.ChangeTracker.Clear();
    }

    /// <summary>What goes wrong with one person's letter costs that letter and nobody else's.</summary>
    private async Task WriteAlone(long userId, string site)
    {
        try { await Write(userId, site); }
        catch (Exception failure) when (failure is not OperationCanceledException && StorageTrouble.Of(failure) is null) { LogOne(logger, failure, userId); }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The digest of user {User} could not be written")]
    private static partial void LogOne(ILogger logger, Exception failure, long user);

    private async Task Write(long userId, string site)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TesseraDb>();
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId && !u.IsSuspended);
        if (user is null || !Letter.IsAddress(user.UserName)) return;
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(user, await db.Grants.AsNoTracking().Where(g => g.UserId == userId).ToListAsync());
        await scope.ServiceProvider.GetRequiredService<Digest>().Queue(user, site);
    }
}

/// <summary>Looks every few minutes whether a round of digests is due.</summary>
internal sealed partial class DigestWorker(DigestRound round, ILogger<DigestWorker> logger) : RegularWorker(TimeSpan.FromMinutes(5), TimeProvider.System)
{
    protected override Task Once() => round.Run();

    protected override void Tell(Exception failure) => LogFailure(logger, failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The digests could not be written; it is tried again in five minutes")]
    private static partial void LogFailure(ILogger logger, Exception failure);
}
