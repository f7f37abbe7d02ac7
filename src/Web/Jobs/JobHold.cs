using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Tessera.Web.Database;

namespace Tessera.Web.Jobs;

/// <summary>
/// Held by whoever works on a job and let go by the operating system when that process dies, however it dies: a locked
/// file beside the SQLite database, an advisory lock on PostgreSQL. So a job whose hold is free is nobody's, at once;
/// the lease is only for a machine that vanished without its connection being closed.
/// </summary>
internal sealed class JobHold : IAsyncDisposable
{
    private readonly FileStream? _file;
    private readonly DbConnection? _connection;

    private JobHold(FileStream file) => _file = file;
    private JobHold(DbConnection connection) => _connection = connection;

    /// <summary>Null while a living process holds the job.</summary>
    public static async Task<JobHold?> Take(Engine engine, long jobId)
    {
        var connection = await engine.Open();
        if (connection is SqliteConnection sqlite)
        {
            await using (connection) return Locked(Path.Combine(Path.GetDirectoryName(sqlite.DataSource) ?? "", string.Create(CultureInfo.InvariantCulture, $"job-{jobId}.lock")));
        }
        if (await Scalar(connection, string.Create(CultureInfo.InvariantCulture, $"SELECT pg_try_advisory_lock({jobId})")) is true) return new JobHold(connection);
        await connection.DisposeAsync();
        return null;
    }

    private static JobHold? Locked(string path)
    {
        try
        {
            return new JobHold(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
        }
        catch (IOException) { return null; }
    }

    private static async Task<object?> Scalar(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_file is not null) await _file.DisposeAsync();
        if (_connection is null) return;
        // The pool keeps the session, so the lock must be given back by name; a session that was cut off gave it back.
        try { await Scalar(_connection, "SELECT pg_advisory_unlock_all()"); }
        catch (DbException cut) when (StorageTrouble.IsAway(cut)) { }
        await _connection.DisposeAsync();
    }
}
