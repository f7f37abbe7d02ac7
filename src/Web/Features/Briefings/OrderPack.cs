using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Jobs;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Briefings;

/// <summary>Asks for a handover pack: a job makes it, whoever asked finds it again on the same page. One that is being made is not made twice.</summary>
internal sealed class OrderPack(TesseraDb db, CurrentUser user, JobQueue queue, Actor actor)
{
    public const string Kind = "handover-pack";

    /// <param name="site">The site whose pages the briefing in the pack leads to.</param>
    public async Task<PackOrder> Run(Operation operation, Cluster cluster, string site)
    {
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var person = user.DemandSignedIn();
        if (await db.PackOrders.FirstOrDefaultAsync(o => o.OperationId == operation.Id && o.ClusterId == cluster.Id && o.UserId == person && db.Jobs.Any(j => j.Id == o.JobId && (j.State == JobState.Queued || j.State == JobState.Running))) is { } waiting) return waiting;
        var job = queue.Queued(operation.Id, Kind, cluster.Code, actor);
        var order = new PackOrder { OperationId = operation.Id, Id = job.Id, ClusterId = cluster.Id, JobId = job.Id, UserId = person, Language = Languages.Current.Code, Site = site, AskedAt = job.QueuedAt };
        db.Jobs.Add(job);
        db.PackOrders.Add(order);
        await db.SaveChangesAsync();
        queue.Wake();
        return order;
    }
}

/// <summary>Where packs are kept, and for how long: they hold more of people than should lie about.</summary>
internal sealed class PackShelf(TesseraDb db, CurrentUser user, FileStore files, TimeProvider time)
{
    public const int Days = 7;

    /// <summary>The person's own packs of a cluster with their jobs, the newest first.</summary>
    public async Task<IReadOnlyList<(PackOrder Order, Job? Job)>> Of(Operation operation, Cluster cluster)
    {
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var (person, since) = (user.Id, Oldest(time));
        var orders = await db.PackOrders.AsNoTracking().Where(o => o.OperationId == operation.Id && o.ClusterId == cluster.Id && o.UserId == person && o.AskedAt >= since).OrderByDescending(o => o.Id).ToListAsync();
        var ids = orders.ConvertAll(o => o.JobId);
        var jobs = await db.Jobs.AsNoTracking().Where(j => ids.Contains(j.Id)).ToDictionaryAsync(j => j.Id);
        return orders.ConvertAll(o => (o, jobs.GetValueOrDefault(o.JobId)));
    }

    /// <summary>Fetches a pack; of others, and once it was cleared away, there is none.</summary>
    public async Task<(PackOrder Order, Stream Content)> Fetch(Operation operation, Cluster cluster, long id, CancellationToken cancel)
    {
        var (order, _) = (await Of(operation, cluster)).FirstOrDefault(one => one.Order.Id == id);
        return order?.FileId is { } file ? (order, await files.Open(operation.Id, file, cancel)) : throw Problem.NotFound("pack.unknown");
    }

    /// <summary>Takes away what was kept long enough.</summary>
    public static async Task Clear(TesseraDb db, TimeProvider time)
    {
        var before = Oldest(time);
        foreach (var old in await db.PackOrders.AsNoTracking().Where(o => o.AskedAt < before).ToListAsync())
        {
            var operation = old.OperationId;
            if (old.FileId is { } file && !await IsUsed(db, old, file))
            {
                await db.Files.Where(f => f.OperationId == operation && f.Id == file).ExecuteDeleteAsync();
                await FileStore.Forget(db, operation, file);
            }
            await db.PackOrders.Where(o => o.OperationId == operation && o.Id == old.Id).ExecuteDeleteAsync();
        }
    }

    /// <summary>The same bytes are one file: of another pack, or of whoever sent or filed the pack itself.</summary>
    private static async Task<bool> IsUsed(TesseraDb db, PackOrder old, long file)
    {
        var operation = old.OperationId;
        return await db.PackOrders.AnyAsync(o => o.OperationId == operation && o.FileId == file && o.Id != old.Id)
            || await db.Imports.AnyAsync(i => i.OperationId == operation && i.FileId == file)
            || await db.DocumentVersions.AnyAsync(d => d.OperationId == operation && d.FileId == file)
            || await db.Caseloads.AnyAsync(c => c.OperationId == operation && c.FileId == file);
    }

    private static long Oldest(TimeProvider time) => time.GetUtcNow().AddDays(-Days).ToUnixTimeMilliseconds();

    public static string FileName(string operation, string cluster, long at) =>
        string.Create(CultureInfo.InvariantCulture, $"{operation}_handover_{cluster}_{DateTimeOffset.FromUnixTimeMilliseconds(at):yyyyMMdd}.zip");
}

/// <summary>Clears the shelf every few hours, whether or not anybody asks for another pack.</summary>
internal sealed partial class PackSweep(IServiceScopeFactory scopes, TimeProvider time, ILogger<PackSweep> logger) : RegularWorker(TimeSpan.FromHours(6), time)
{
    private readonly TimeProvider _time = time;

    protected override async Task Once()
    {
        await using var scope = scopes.CreateAsyncScope();
        await PackShelf.Clear(scope.ServiceProvider.GetRequiredService<TesseraDb>(), _time);
    }

    protected override void Tell(Exception failure) => LogFailure(logger, failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old handover packs could not be removed; tried again in six hours")]
    private static partial void LogFailure(ILogger logger, Exception failure);
}

/// <summary>The job: makes the pack with the rights and in the language of whoever asked, and puts it on the shelf.</summary>
internal sealed class FillOrder(TesseraDb db, FileStore files, IServiceScopeFactory scopes)
{
    public async Task Run(Job job, JobProgress progress, CancellationToken cancel)
    {
        // Cleared away meanwhile, nobody waits for it.
        if (await db.PackOrders.AsNoTracking().SingleOrDefaultAsync(o => o.OperationId == job.OperationId && o.JobId == job.Id, cancel) is not { FileId: null } order) return;
        var operation = await db.Operations.AsNoTracking().SingleAsync(o => o.Id == job.OperationId, cancel);
        var cluster = await db.Clusters.AsNoTracking().SingleAsync(c => c.OperationId == job.OperationId && c.Id == order.ClusterId, cancel);
        await using var content = await Made(operation, cluster, order, progress, cancel);
        await progress.Report("pack.stage.keep", 95);
        // Keeping a file lets go of every record followed, so the order is changed where it stands.
        await files.Keep(operation.Id, PackShelf.FileName(operation.Code, cluster.Code, order.AskedAt), content, file =>
            db.PackOrders.Where(o => o.OperationId == order.OperationId && o.Id == order.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.FileId, file.Id).SetProperty(o => o.Length, file.Length), cancel), cancel);
    }

    private async Task<Stream> Made(Operation operation, Cluster cluster, PackOrder order, JobProgress progress, CancellationToken cancel)
    {
        // A scope of their own: a job may everything, the person who asked may not.
        await using var scope = scopes.CreateAsyncScope();
        var person = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == order.UserId && !u.IsSuspended, cancel) ?? throw Problem.Forbidden("access.not-allowed");
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(person, await db.Grants.AsNoTracking().Where(g => g.UserId == person.Id).ToListAsync(cancel));
        CultureInfo.CurrentUICulture = (Languages.Find(order.Language) ?? Languages.English).Culture;
        return await scope.ServiceProvider.GetRequiredService<MakeHandoverPack>().Run(operation, cluster, order.Site, cancel, share => progress.Report("pack.stage.gather", 90 * share / 100));
    }
}
