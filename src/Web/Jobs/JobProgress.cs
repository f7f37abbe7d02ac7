using System.Globalization;
using Tessera.Domain;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Jobs;

/// <summary>Tells how far a job is, at most four times a second, and keeps its lease alive.</summary>
public sealed class JobProgress(Engine engine, Job job, TimeProvider time)
{
    public const long LeaseMilliseconds = 30_000;
    private long _lastAt;

    public async Task Report(string stage, int percent)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        if (stage == job.Stage && now - _lastAt < 250) return;
        _lastAt = now;
        (job.Stage, job.Percent) = (stage, percent);
        await using var connection = await engine.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture,
            $"UPDATE job SET stage = @stage, percent = {percent}, lease_until = {now + LeaseMilliseconds} WHERE id = {job.Id} AND attempts = {job.Attempts}");
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@stage", stage);
        command.Parameters.Add(parameter);
        // Only a connection that was cut lets a living worker lose its job; two of them must never write the same import.
        if (await command.ExecuteNonQueryAsync() == 0) throw Problem.Unavailable(StorageTrouble.Away);
    }
}
