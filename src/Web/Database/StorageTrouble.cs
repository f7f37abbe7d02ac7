using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tessera.Domain;

namespace Tessera.Web.Database;

/// <summary>
/// Tells a failure of the place where the data lies from a bug: nothing is wrong with what was asked, and the same
/// works once there is space, a writable disk or a database again.
/// </summary>
public static class StorageTrouble
{
    public const string Full = "storage.full";
    public const string Unwritable = "storage.unwritable";
    public const string Away = "storage.away";
    public const string Busy = "storage.busy";

    // Codes of sqlite3.h and errno.h; of Windows, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL.
    private const int SqlitePermission = 3, SqliteBusy = 5, SqliteLocked = 6, SqliteReadOnly = 8, SqliteInputOutput = 10, SqliteFull = 13, SqliteCannotOpen = 14;
    private const int NoSpace = 28, OverQuota = 122, FileTooBig = 27, ReadOnlyDisk = 30;
    private const int DiskFull = unchecked((int)0x80070070), HandleDiskFull = unchecked((int)0x80070027);

    /// <summary>The refusal to give for the failure or for what caused it; null for any other failure.</summary>
    public static Problem? Of(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is Problem { Kind: ProblemKind.Unavailable } told) return told;
            if (Code(cause) is { } code) return Problem.Unavailable(code);
        }
        return null;
    }

    /// <summary>The connection was lost, so that what only reads may simply be asked again on another.</summary>
    public static bool IsAway(Exception failure) => Of(failure)?.Code == Away;

    private static string? Code(Exception failure) => failure switch
    {
        SqliteException sqlite => OfSqlite(sqlite.SqliteErrorCode),
        PostgresException postgres => OfPostgres(postgres.SqlState),
        NpgsqlException { InnerException: IOException or SocketException or TimeoutException } => Away,
        IOException { HResult: NoSpace or OverQuota or FileTooBig or DiskFull or HandleDiskFull } => Full,
        IOException { HResult: ReadOnlyDisk } or UnauthorizedAccessException => Unwritable,
        _ => null,
    };

    private static string? OfSqlite(int code) => code switch
    {
        SqliteFull => Full,
        SqlitePermission or SqliteReadOnly or SqliteInputOutput or SqliteCannotOpen => Unwritable,
        SqliteBusy or SqliteLocked => Busy,
        _ => null,
    };

    // Class 08: connection; 57P0x: stopped or starting; 53300: no connection left.
    private static string? OfPostgres(string state) => state switch
    {
        PostgresErrorCodes.DiskFull => Full,
        PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.IoError => Unwritable,
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections => Away,
        _ => state.StartsWith("08", StringComparison.Ordinal) ? Away : null,
    };
}
