using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage;
using Tessera.Domain;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Jobs;

/// <summary>
/// What a worker knows of its job: tells how far it is, keeps its lease alive, and commits only as long as the job is
/// still its own. A worker that slept for the whole lease has lost its job to another without knowing.
/// </summary>
public sealed class JobProgress(Engine engine, Job job, TimeProvider time)
{
    public const long LeaseMilliseconds = 30_000;
    private long _lastAt, _gaveWayAt;

    /// <summary>Does what others wait for; null for work that is itself waited for.</summary>
    public Func<Task>? InBetween { get; init; }

    private string Ours => string.Create(CultureInfo.InvariantCulture, $"id = {job.Id} AND attempts = {job.Attempts} AND state = {(int)JobState.Running}");

    /// <summary>At most four times a second.</summary>
    public async Task Report(string stage, int percent)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        if (stage == job.Stage && now - _lastAt < 250) return;
        _lastAt = now;
        (job.Stage, job.Percent) = (stage, percent);
        if (await Update(string.Create(CultureInfo.InvariantCulture, $"stage = @stage, percent = {percent}, lease_until = {now + LeaseMilliseconds}"), stage) == 0) throw Lost();
        await GiveWay();
    }

    /// <summary>Lets in what others wait for, at most four times a second: nothing may be half written where this is called.</summary>
    public async Task GiveWay()
    {
        if (InBetween is null || time.GetUtcNow().ToUnixTimeMilliseconds() - _gaveWayAt < 250) return;
        await InBetween();
        _gaveWayAt = time.GetUtcNow().ToUnixTimeMilliseconds();
    }

    /// <summary>Says only that the work goes on: long passes that have nothing to tell keep their job as well.</summary>
    public Task Renew() => Update(string.Create(CultureInfo.InvariantCulture, $"lease_until = {time.GetUtcNow().ToUnixTimeMilliseconds() + LeaseMilliseconds}"), null);

    /// <summary>Commits when the job is still this worker's; else nothing of the transaction stays.</summary>
    /// <exception cref="Problem">storage.away: another worker has the job.</exception>
    public async Task Commit(DbTransaction transaction)
    {
        await Demand(transaction);
        await transaction.CommitAsync();
    }

    /// <inheritdoc cref="Commit(DbTransaction)"/>
    public async Task Commit(IDbContextTransaction transaction)
    {
        await Demand(transaction.GetDbTransaction());
        await transaction.CommitAsync();
    }

    private async Task Demand(DbTransaction transaction)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        // Whoever takes the job over changes this row, and so waits until what is committed here can be seen and cleared.
        command.CommandText = $"SELECT id FROM job WHERE {Ours}{(engine.IsSqlite ? "" : " FOR SHARE")}";
        if (await command.ExecuteScalarAsync() is null) throw Lost();
    }

    private async Task<int> Update(string set, string? stage)
    {
        await using var connection = await engine.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE job SET {set} WHERE {Ours}";
        if (stage is not null)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@stage", stage);
            command.Parameters.Add(parameter);
        }
        return await command.ExecuteNonQueryAsync();
    }

    private static Problem Lost() => Problem.Unavailable(StorageTrouble.Away);
}
