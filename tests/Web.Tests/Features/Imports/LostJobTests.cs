using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Features.Imports;
using Tessera.Web.Figures;
using Tessera.Web.Jobs;
using Tessera.Web.Tests.Access;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>Two nodes at one database: a worker that slept for its whole lease wakes when another has its job.</summary>
public sealed class LostJobTests
{
    private const long Number = 77;
    private const string Three = """
        Organisation,Cluster,Province,Activity,Month,Reached
        Salva Relief,Water,Ha Tinh,Water trucking,2011-10,120
        Salva Relief,Water,Quang Tri,Water trucking,2011-10,80
        Salva Relief,Water,Thua Thien Hue,Water trucking,2011-10,60
        """;

    [Fact]
    public async Task A_worker_that_lost_its_job_leaves_nothing_behind_on_sqlite() => await Lost(await TesseraApp.OnSqlite());

    [Fact]
    public async Task A_worker_that_lost_its_job_leaves_nothing_behind_on_postgresql() => await Lost(await TesseraApp.OnPostgres());

    private static async Task Lost(TesseraApp started)
    {
        await using var app = started;
        var (operation, number) = await Committing(app);
        await using var held = await JobHold.Take(app.Services.GetRequiredService<Engine>(), Number);
        Assert.NotNull(held);
        await app.Db(async db =>
        {
            db.Jobs.Add(new Job { Id = Number, OperationId = operation.Id, Kind = ImportJobs.Commit, Subject = number.ToString(CultureInfo.InvariantCulture), State = JobState.Running, Attempts = 2, LeaseUntil = long.MaxValue });
            await db.SaveChangesAsync();
        });

        await Refused(app, work => Write(work, operation, number, Worker(app, 1)));
        Assert.Equal((0, 0), await Written(app, operation, number));

        await app.In(work => Write(work, operation, number, Worker(app, 2)));
        Assert.Equal((3, 3), await Written(app, operation, number));
        // Whoever lost the job clears nothing of what the other wrote, and cannot make it count.
        await Refused(app, work => work.GetRequiredService<ImportWriter>().Clear(operation.Id, number, Worker(app, 1)));
        await Refused(app, work => Run(work, operation, number, Worker(app, 1)));
        Assert.Equal((3, 3), await Written(app, operation, number));
        Assert.Equal(ImportState.Committing, await State(app, operation, number));

        await app.In(async work => { await Run(work, operation, number, Worker(app, 2)); });
        Assert.Equal((3, 3), await Written(app, operation, number));
        Assert.Equal(ImportState.Committed, await State(app, operation, number));
    }

    [Fact]
    public async Task A_long_pass_that_tells_nothing_keeps_its_job()
    {
        await using var app = await TesseraApp.OnSqlite();
        app.Clock.Pace = 100;
        var country = await Country.Register(app);
        app.Services.GetRequiredService<JobHandlers>().Add("test.silent", async (services, job, _, cancel) =>
        {
            var db = services.GetRequiredService<TesseraDb>();
            await db.Jobs.ExecuteUpdateAsync(s => s.SetProperty(j => j.LeaseUntil, 0), cancel);
            for (var tries = 0; tries < 400 && await db.Jobs.AnyAsync(j => j.LeaseUntil == 0, cancel); tries++) await Task.Delay(50, cancel);
        });
        await app.Db(async db =>
        {
            db.Jobs.Add(new Job { Id = Number, OperationId = 1, Kind = "test.silent", Subject = "1", UserId = country.People["Reporter"], Actor = "Reporter" });
            await db.SaveChangesAsync();
        });
        app.Services.GetRequiredService<JobSignal>().Set();
        for (var tries = 0; tries < 600 && await app.Db(db => db.Jobs.AnyAsync(j => j.State != JobState.Done)); tries++) await Task.Delay(50, TestContext.Current.CancellationToken);
        var done = await app.Db(db => db.Jobs.AsNoTracking().SingleAsync());
        Assert.Equal((JobState.Done, true), (done.State, done.LeaseUntil > 0));
    }

    /// <summary>An import that was accepted, and whose job the application's own worker does not know of.</summary>
    private static async Task<(Operation Operation, int Number)> Committing(TesseraApp app)
    {
        var scene = await ImportScene.Open(app, "lost-job");
        var salva = await scene.As("salva");
        var (address, _) = await ImportScene.Send(salva, scene.Address, Three);
        Assert.Equal(["3", "0", "0"], ImportScene.Changes(await scene.Settled(salva, address!)));
        return await app.Db(async db =>
        {
            var import = await db.Imports.SingleAsync();
            import.State = ImportState.Committing;
            await db.SaveChangesAsync();
            return (await db.Operations.SingleAsync(o => o.Id == import.OperationId), import.Number);
        });
    }

    private static JobProgress Worker(TesseraApp app, int attempt) =>
        new(app.Services.GetRequiredService<Engine>(), new Job { Id = Number, Kind = ImportJobs.Commit, Subject = "1", Attempts = attempt }, app.Clock);

    private static async Task<VerdictCounts> Write(IServiceProvider work, Operation operation, int number, JobProgress job)
    {
        var db = work.GetRequiredService<TesseraDb>();
        var import = await db.Imports.SingleAsync(i => i.OperationId == operation.Id && i.Number == number);
        var lists = await work.GetRequiredService<ListsCache>().For(operation);
        var counting = new CountingNow(await RecordSources.Of(db, lists, import, import.SenderId), MetSplits.None, null);
        return (await work.GetRequiredService<ImportWriter>().Write(import, counting, job, _ => Task.CompletedTask)).Changes;
    }

    private static Task Run(IServiceProvider work, Operation operation, int number, JobProgress job)
    {
        work.GetRequiredService<CurrentUser>().BecomeSystem();
        return work.GetRequiredService<CommitRows>().Run(operation.Id, number, job, CancellationToken.None);
    }

    private static async Task Refused(TesseraApp app, Func<IServiceProvider, Task> work)
    {
        var refusal = await Assert.ThrowsAsync<Problem>(() => app.In(work));
        Assert.Equal((ProblemKind.Unavailable, "storage.away"), (refusal.Kind, refusal.Code));
    }

    /// <summary>Rows and lines of the change log that stand under the import.</summary>
    private static Task<(int Rows, int Lines)> Written(TesseraApp app, Operation operation, int number) => app.Db(async db =>
        (await db.Activities.CountAsync(a => a.OperationId == operation.Id && a.ImportNumber == number),
         await db.Changes.CountAsync(c => c.OperationId == operation.Id && c.ImportNumber == number && c.Noun == "activity")));

    private static Task<ImportState> State(TesseraApp app, Operation operation, int number) =>
        app.Db(db => db.Imports.Where(i => i.OperationId == operation.Id && i.Number == number).Select(i => i.State).SingleAsync());
}
