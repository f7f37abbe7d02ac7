using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tessera.Web.Database;

/// <summary>Session settings of every SQLite connection: readers never block, an acknowledged save survives a power cut.</summary>
public sealed class SqliteSession : DbConnectionInterceptor
{
    private static readonly ConditionalWeakTable<object, object> Prepared = [];

    public static SqliteSession Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Prepare(connection);
        return Task.CompletedTask;
    }

    // A write-ahead log of 16 MB before it is carried over: an import then writes a page of an index once and not ten times.
    public static void Prepare(DbConnection connection)
    {
        // Connections come back from a pool with their settings; only a new one needs them.
        if (connection is not SqliteConnection { Handle: { } handle } || !Prepared.TryAdd(handle, handle)) return;
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000; PRAGMA cache_size=-16000; PRAGMA wal_autocheckpoint=4000; PRAGMA temp_store=MEMORY;";
        command.ExecuteNonQuery();
    }
}
