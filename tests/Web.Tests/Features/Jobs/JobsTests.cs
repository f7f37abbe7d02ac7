using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Database.Tables;
using Tessera.Web.Tests.Access;
using Xunit;

namespace Tessera.Web.Tests.Features.Jobs;

public sealed class JobsTests : IAsyncLifetime
{
    private const long Number = 9_007_199_254_740_993; // 2^53 + 1: lost if sent as a number
    private TesseraApp _app = null!;
    private Country _country = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TesseraApp.OnSqlite();
        _country = await Country.Register(_app);
        await _app.Db(async db =>
        {
            db.Add(new Job { Id = Number, OperationId = 1, Kind = "import.check", Subject = "7", State = JobState.Failed, Stage = "job.reading", Percent = 40, Failure = "file.empty", Attempts = 3, UserId = _country.People["Reporter"], Actor = "Reporter" });
            await db.SaveChangesAsync();
        });
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Whoever_asked_sees_how_far_the_job_is_and_others_do_not()
    {
        var reporter = await _app.SignedIn(_country.People["Reporter"]!.Value);
        var standing = JsonDocument.Parse(await Browser.Read(await reporter.Get($"/jobs/{Number}"))).RootElement;
        Assert.Equal((Number.ToString(System.Globalization.CultureInfo.InvariantCulture), "Failed", 40, "job.reading", "file.empty"),
            (standing.GetProperty("number").GetString(), standing.GetProperty("state").GetString(), standing.GetProperty("percent").GetInt32(), standing.GetProperty("stage").GetString(), standing.GetProperty("failure").GetString()));
        reporter.Accept = "text/html";
        Assert.Contains("The file is empty.", (await Page.Read(await reporter.Get($"/jobs/{Number}"))).MainText(), StringComparison.Ordinal);

        var donor = await _app.SignedIn(_country.People["Donor"]!.Value);
        Assert.Equal(HttpStatusCode.NotFound, (await donor.Get($"/jobs/{Number}")).StatusCode);
    }

    [Fact]
    public async Task A_failed_job_is_queued_again_by_an_administrator()
    {
        var admin = await Page.Person(_app, _country.People["system"]!.Value);
        var page = await Page.Read(await admin.Get("/jobs"));
        Assert.NotNull(page.QuerySelector($"form[action='/jobs/{Number}/retry']"));
        // A job of no known kind would fail again at once; what matters is that it left the failed ones with fresh attempts.
        Assert.Equal("/jobs", (await admin.Post($"/jobs/{Number}/retry")).Headers.Location?.ToString());
        var job = await _app.Db(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == Number));
        Assert.True(job.State != JobState.Failed || job.Attempts < 3 || job.Failure != "file.empty");
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Get("/jobs/12")).StatusCode);
    }
}
