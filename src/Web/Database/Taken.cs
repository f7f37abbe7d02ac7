using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Tessera.Web.Database;

/// <summary>Tells the one failure of a save that a further try can mend from all others.</summary>
public static class Taken
{
    private const int SqlitePrimaryKey = 1555, SqliteUnique = 2067;

    /// <summary>Somebody else's save took the key or unique value in that table first.</summary>
    public static bool IsTaken(this DbUpdateException failure, string table) => failure.InnerException switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } postgres => postgres.TableName == table,
        SqliteException { SqliteExtendedErrorCode: SqlitePrimaryKey or SqliteUnique } sqlite => sqlite.Message.Contains($" {table}.", StringComparison.Ordinal),
        _ => false,
    };
}
