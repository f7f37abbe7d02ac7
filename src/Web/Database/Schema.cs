using System.Data.Common;
using System.Globalization;
using System.Reflection;

namespace Tessera.Web.Database;

/// <summary>
/// Numbered scripts per engine ("0001_walking_skeleton.sql"), each run once, in order, in a transaction of its own,
/// under a lock, so that two processes started together do not both run one.
/// </summary>
public sealed class Schema(Engine engine)
{
    public async Task Upgrade()
    {
        await using var connection = await engine.Open();
        await using (var first = await Begin(connection))
        {
            await Run(connection, first, "CREATE TABLE IF NOT EXISTS schema_version (number integer PRIMARY KEY, name text NOT NULL)");
            await first.CommitAsync();
        }
        foreach (var (number, name, sql) in Scripts(engine.Kind))
        {
            await using var transaction = await Begin(connection);
            if (await Applied(connection, transaction, number)) continue;
            await Run(connection, transaction, sql);
            await Run(connection, transaction, $"INSERT INTO schema_version (number, name) VALUES ({number.ToString(CultureInfo.InvariantCulture)}, '{name}')");
            await transaction.CommitAsync();
        }
    }

    // SQLite's transactions are exclusive writers already. On PostgreSQL a lock of our own, because there "IF NOT
    // EXISTS" fails when two sessions create at once.
    private async Task<DbTransaction> Begin(DbConnection connection)
    {
        var transaction = await connection.BeginTransactionAsync();
        if (!engine.IsSqlite) await Run(connection, transaction, "SELECT pg_advisory_xact_lock(747365)");
        return transaction;
    }

    public static IEnumerable<(int Number, string Name, string Sql)> Scripts(EngineKind kind)
    {
        var folder = $".Schema.{(kind == EngineKind.Sqlite ? "sqlite" : "postgres")}.";
        var assembly = typeof(Schema).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.Contains(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(resource => Script(assembly, resource, resource[(resource.IndexOf(folder, StringComparison.Ordinal) + folder.Length)..^4]));
    }

    private static (int, string, string) Script(Assembly assembly, string resource, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return (int.Parse(name[..4], CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }

    private static async Task<bool> Applied(DbConnection connection, DbTransaction transaction, int number)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT count(*) FROM schema_version WHERE number = {number.ToString(CultureInfo.InvariantCulture)}";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) > 0;
    }

    private static async Task Run(DbConnection connection, DbTransaction? transaction, string sql)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
