using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Jobs;
using Tessera.Web.Tests.Features.Imports;
using Xunit;

namespace Tessera.Web.Tests.Features.Jobs;

public sealed class GivingWayOnSqliteTests(SqliteApp app) : GivingWayTests(app), IClassFixture<SqliteApp>;

public sealed class GivingWayOnPostgresTests(PostgresApp app) : GivingWayTests(app), IClassFixture<PostgresApp>;

/// <summary>Work that nobody waits for stands back behind work that somebody waits for.</summary>
public abstract class GivingWayTests(TesseraApp app)
{
    private const string First = BatchScene.Header + "Salva Relief,WASH,Wells,Ha Tinh,VN401,2009-11,80\n";
    private const string Second = BatchScene.Header + "Salva Relief,WASH,Wells,Ha Tinh,VN401,2009-11,90\n";

    private JobHandlers Handlers => app.Services.GetRequiredService<JobHandlers>();

    private async Task Queue(ImportScene scene, params string[] kinds)
    {
        await app.Db(async db =>
        {
            var operation = (await db.Operations.SingleAsync(o => o.Code == scene.Code)).Id;
            foreach (var kind in kinds) db.Jobs.Add(new Job { Id = app.Services.GetRequiredService<Ids>().Next(), OperationId = operation, Kind = kind, Subject = "1", Actor = "test" });
            await db.SaveChangesAsync();
        });
        app.Services.GetRequiredService<JobSignal>().Set();
    }

    private async Task Until(Func<TesseraDb, Task<bool>> isSo)
    {
        for (var tries = 0; tries < 600 && !await app.Db(isSo); tries++) await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.True(await app.Db(isSo));
    }

    [Fact]
    public async Task A_file_is_reviewed_accepted_and_undone_while_work_that_nobody_waits_for_is_under_way()
    {
        var scene = await ImportScene.Open(app, "way-between");
        var office = await scene.As("office");
        var release = new TaskCompletionSource();
        Handlers.AddBackground("test.way-long", async (_, _, progress, cancel) =>
        {
            for (; !release.Task.IsCompleted; await Task.Delay(20, cancel)) await progress.Report("job.checking", 50);
        });
        await Queue(scene, "test.way-long");
        await Until(db => db.Jobs.AnyAsync(j => j.Kind == "test.way-long" && j.State == JobState.Running));

        var (address, _) = await ImportScene.Send(office, scene.Address, First, "first.csv");
        Assert.Equal(["1", "0", "0"], ImportScene.Changes(await scene.Settled(office, address!)));
        await office.Post($"{address}/accept");
        Assert.Equal("accepted", (await scene.Settled(office, address!)).QuerySelector("main .badge")!.TextContent.Trim());
        await office.Post($"{address}/undo");
        Assert.Equal(0, await scene.Counting());

        // It was one start all the time, and goes on where it was.
        var job = await app.Db(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Kind == "test.way-long"));
        Assert.Equal((JobState.Running, 1), (job.State, job.Attempts));
        release.SetResult();
        await Until(db => db.Jobs.AnyAsync(j => j.Kind == "test.way-long" && j.State == JobState.Done));
    }

    [Fact]
    public async Task What_somebody_waits_for_is_done_before_what_was_queued_earlier_and_nobody_waits_for()
    {
        var scene = await ImportScene.Open(app, "way-order");
        var (release, order) = (new TaskCompletionSource(), new List<string>());
        Handlers.Add("test.way-held", (_, _, _, _) => release.Task);
        Handlers.AddBackground("test.way-later", (_, job, _, _) => { order.Add(job.Kind); return Task.CompletedTask; });
        Handlers.Add("test.way-now", (_, job, _, _) => { order.Add(job.Kind); return Task.CompletedTask; });
        await Queue(scene, "test.way-held");
        await Until(db => db.Jobs.AnyAsync(j => j.Kind == "test.way-held" && j.State == JobState.Running));
        await Queue(scene, "test.way-later", "test.way-now");
        release.SetResult();
        await Until(async db => !await db.Jobs.AnyAsync(j => j.Kind.StartsWith("test.way-") && j.Kind != "test.way-long" && j.State != JobState.Done));
        Assert.Equal(["test.way-now", "test.way-later"], order);
    }

    [Fact]
    public async Task Looking_at_waiting_files_again_and_checking_them_is_work_that_nobody_waits_for()
    {
        var scene = await ImportScene.Open(app, "way-kinds");
        var office = await scene.As("office");
        var (first, _) = await ImportScene.Send(office, scene.Address, First, "first.csv");
        var (second, _) = await ImportScene.Send(office, scene.Address, Second, "second.csv");
        await scene.Settled(office, first!);
        await scene.Settled(office, second!);
        await office.Post($"{first}/accept");
        Assert.Equal(["0", "1", "0"], ImportScene.Changes(await scene.Quiet(office, second!)));
        var kinds = await app.Db(db => db.Jobs.Where(j => db.Operations.Any(o => o.Id == j.OperationId && o.Code == scene.Code)).OrderBy(j => j.Id).Select(j => j.Kind).ToListAsync());
        Assert.Equal(["import.check", "import.check", "import.commit", "import.recheck", "import.check-again"], kinds);
        Assert.Equal([false, false, false, true, true], kinds.Select(Handlers.IsBackground));
    }
}
