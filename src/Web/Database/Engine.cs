using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Tessera.Web.Database;

public enum EngineKind { Sqlite, PostgreSql }

/// <summary>Which database holds the country's data, and how to reach it. SQLite unless a connection string is given.</summary>
public sealed class Engine : IDisposable
{
    // Long enough to outlast the longest write lock we allow ourselves (0.5 s) many times over.
    private const int BusySeconds = 20;
    private readonly NpgsqlDataSource? _postgres;
    private readonly string _sqlite = "";

    public EngineKind Kind { get; }
    public bool IsSqlite => Kind == EngineKind.Sqlite;

    public Engine(string dataFolder, string? connectionString)
    {
        if (connectionString is not null)
        {
            Kind = EngineKind.PostgreSql;
            _postgres = new NpgsqlDataSourceBuilder(connectionString).Build();
            return;
        }
        Directory.CreateDirectory(dataFolder);
        _sqlite = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(dataFolder, "tessera.db"),
            ForeignKeys = true,
            DefaultTimeout = BusySeconds,
        }.ToString();
    }

    public void Configure(DbContextOptionsBuilder options)
    {
        // A connection and not the source itself: the framework keeps a model and its compiled queries for each source.
        if (_postgres is not null) options.UseNpgsql(_postgres.CreateConnection(), contextOwnsConnection: true);
        else options.UseSqlite(_sqlite).AddInterceptors(SqliteSession.Instance);
    }

    public async Task<DbConnection> Open(CancellationToken cancel = default)
    {
        if (_postgres is not null) return await _postgres.OpenConnectionAsync(cancel);
        var connection = new SqliteConnection(_sqlite);
        await connection.OpenAsync(cancel);
        SqliteSession.Prepare(connection);
        return connection;
    }

    public void Dispose()
    {
        _postgres?.Dispose();
        if (IsSqlite) SqliteConnection.ClearPool(new SqliteConnection(_sqlite));
    }
}
