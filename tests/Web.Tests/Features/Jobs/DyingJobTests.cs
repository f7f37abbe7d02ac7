using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Web.Database.Tables;
using Tessera.Web.Jobs;
using Tessera.Web.Tests.Access;
using Xunit;

namespace Tessera.Web.Tests.Features.Jobs;

/// <summary>Jobs whose process died, and jobs whose subject is gone.</summary>
public sealed class DyingJobTests
{
    private const long Number = 77;

    [Fact]
    public async Task A_job_left_behind_three_times_fails_with_a_reason_and_is_started_again_by_hand_on_sqlite() => await LeftBehind(await TesseraApp.OnSqlite());

    [Fact]
    public async Task A_job_left_behind_three_times_fails_with_a_reason_and_is_started_again_by_hand_on_postgresql() => await LeftBehind(await TesseraApp.OnPostgres());

    private static async Task LeftBehind(TesseraApp started)
    {
        await using var app = started;
        var country = await Country.Register(app);
        // As a process leaves it that died during its third start: running, nobody holds it.
        var job = await Settled(app, new Job { Id = Number, OperationId = 1, Kind = "import.check", Subject = "404", State = JobState.Running, Attempts = 3, UserId = country.People["Reporter"], Actor = "Reporter" });
        Assert.Equal((JobState.Failed, "job.died", 3), (job.State, job.Failure, job.Attempts));

        var reporter = await Page.Person(app, country.People["Reporter"]!.Value);
        var page = await Page.Read(await reporter.Get($"/jobs/{Number}"));
        Assert.Contains("started three times", page.MainText(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"form[action='/jobs/{Number}/retry']"));
        var admin = await Page.Person(app, country.People["system"]!.Value);
        Assert.NotNull((await Page.Read(await admin.Get($"/jobs/{Number}"))).QuerySelector($"form[action='/jobs/{Number}/retry']"));

        await admin.Post($"/jobs/{Number}/retry");
        var again = await Settled(app);
        Assert.Equal((JobState.Failed, "import.unknown", 1), (again.State, again.Failure, again.Attempts));
    }

    [Fact]
    public async Task A_job_left_behind_twice_is_taken_up_once_more()
    {
        await using var app = await TesseraApp.OnSqlite();
        await Country.Register(app);
        var job = await Settled(app, new Job { Id = Number, OperationId = 1, Kind = "import.commit", Subject = "404", State = JobState.Running, Attempts = 2 });
        Assert.Equal((JobState.Failed, "import.unknown", 3), (job.State, job.Failure, job.Attempts));
    }

    [Theory]
    [InlineData("import.check")]
    [InlineData("import.commit")]
    public async Task An_operation_that_is_gone_is_said_and_not_tried_again(string kind)
    {
        await using var app = await TesseraApp.OnSqlite();
        var job = await Settled(app, new Job { Id = Number, OperationId = 999, Kind = kind, Subject = "1" });
        Assert.Equal((JobState.Failed, "operation.unknown", 1), (job.State, job.Failure, job.Attempts));
    }

    private static async Task<Job> Settled(TesseraApp app, Job? added = null)
    {
        if (added is not null) await app.Db(async db => { db.Add(added); await db.SaveChangesAsync(); });
        app.Services.GetRequiredService<JobSignal>().Set();
        for (var tries = 0; tries < 400; tries++)
        {
            var job = await app.Db(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == Number));
            if (job.State is JobState.Failed or JobState.Done) return job;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException("The job was not settled in 20 seconds.");
    }
}
