using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Jobs;

/// <summary>How far a job is, for whoever polls. Stage is a text key; Failure a refusal's code.</summary>
public sealed record JobStanding(
    string Number, string Kind, [property: JsonConverter(typeof(JsonStringEnumConverter<JobState>))] JobState State, int Percent, string Stage, string? Failure, bool IsFinished)
{
    // Ids are longer than the 53 bits a browser's numbers hold, so the number goes out as text.
    public static JobStanding Of(Job job) => new(
        job.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), job.Kind, job.State, job.Percent, job.Stage, job.Refused()?.Code,
        job.State is JobState.Done or JobState.Failed);
}

/// <summary>Finds jobs: everyone their own, an administrator those of what they administer.</summary>
internal sealed class JobDesk(TesseraDb db, CurrentUser user)
{
    public const string Unknown = "job.unknown";
    private const int MostShown = 200;

    public async Task<Job> Find(long number)
    {
        var job = await db.Jobs.AsNoTracking().FirstOrDefaultAsync(j => j.Id == number) ?? throw Problem.NotFound(Unknown);
        var isOwn = job.UserId is not null && job.UserId == user.Id;
        if (!isOwn && !user.May(Right.ManageOperation, new RightScope(job.OperationId, true, null, false, null))) throw Problem.NotFound(Unknown);
        return job;
    }

    /// <summary>What waits, runs or has failed, newest first, and the number of jobs done.</summary>
    public async Task<(IReadOnlyList<Job> Open, int Done)> Standing()
    {
        user.Demand(Right.ManageInstallation, RightScope.Installation);
        var open = await db.Jobs.AsNoTracking().Where(j => j.State != JobState.Done).OrderByDescending(j => j.Id).Take(MostShown).ToListAsync();
        return (open, await db.Jobs.CountAsync(j => j.State == JobState.Done));
    }

    /// <summary>Names of the operations, by id.</summary>
    public Task<Dictionary<int, string>> OperationNames() => db.Operations.AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.Name);
}
