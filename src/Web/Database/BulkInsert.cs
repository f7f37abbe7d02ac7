using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Tessera.Web.Database;

public enum BulkType : byte { Integer, Long, Text, Real, Boolean, Date, Bytes, Small }

public sealed record BulkColumn(string Name, BulkType Type);

/// <summary>
/// Rows by the hundred thousand, past EF: a prepared insert on SQLite, binary COPY on PostgreSQL. Values are given in
/// the order of the columns; the caller's transaction decides.
/// </summary>
public abstract class BulkInsert : IDisposable
{
    public static BulkInsert Into(DbConnection connection, string table, IReadOnlyList<BulkColumn> columns) => connection switch
    {
        SqliteConnection sqlite => new SqliteBulk(sqlite, table, columns),
        NpgsqlConnection postgres => new PostgresBulk(postgres, table, columns),
        _ => throw new ArgumentException("Unknown engine", nameof(connection)),
    };

    public abstract void Begin();
    public abstract void Add(long? value);
    public abstract void Add(string? value);
    public abstract void Add(double? value);
    public abstract void Add(bool value);
    public abstract void Add(DateOnly? value);
    public abstract void Add(byte[] value);
    /// <summary>Ends the row begun last.</summary>
    public abstract void End();
    /// <summary>All rows are handed over; the transaction still decides.</summary>
    public abstract void Complete();
    public abstract void Dispose();
}

/// <summary>A statement keeps what was bound to it, so only what differs from the row before is bound again.</summary>
internal sealed class SqliteBulk : BulkInsert
{
    private readonly sqlite3_stmt _statement;
    private readonly sqlite3 _db;
    /// <summary>What stands bound, by its place: null at first, as SQLite has it.</summary>
    private readonly (long Number, object? Value)[] _bound;
    private int _at;

    private static readonly object Number = new(), Real = new();

    public SqliteBulk(SqliteConnection connection, string table, IReadOnlyList<BulkColumn> columns)
    {
        _db = connection.Handle!;
        _bound = new (long, object?)[columns.Count];
        var sql = $"INSERT INTO {table} ({string.Join(',', columns.Select(c => c.Name))}) VALUES ({string.Join(',', columns.Select(_ => "?"))})";
        Check(raw.sqlite3_prepare_v2(_db, sql, out _statement));
    }

    public override void Begin() => _at = 0;

    public override void Add(long? value)
    {
        if (value is not { } number) Null();
        else if (IsNew(number, Number)) Check(raw.sqlite3_bind_int64(_statement, _at, number));
    }

    public override void Add(string? value)
    {
        if (value is null) Null();
        else if (IsNew(0, value)) Check(raw.sqlite3_bind_text(_statement, _at, value));
    }

    public override void Add(double? value)
    {
        if (value is not { } number) Null();
        else if (IsNew(BitConverter.DoubleToInt64Bits(number), Real)) Check(raw.sqlite3_bind_double(_statement, _at, number));
    }

    public override void Add(bool value) => Add(value ? 1L : 0L);
    public override void Add(DateOnly? value) => Add(value?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    public override void Add(byte[] value)
    {
        _bound[_at] = (0, value);
        Check(raw.sqlite3_bind_blob(_statement, ++_at, value));
    }

    public override void End()
    {
        if (raw.sqlite3_step(_statement) is var result && result != raw.SQLITE_DONE) Check(result);
        raw.sqlite3_reset(_statement);
    }

    public override void Complete() { }
    public override void Dispose() => _statement.Dispose();

    private void Null()
    {
        if (IsNew(0, null)) Check(raw.sqlite3_bind_null(_statement, _at));
    }

    // Texts are compared as instances: repeats share one, and comparing letters would cost what binding does.
    private bool IsNew(long number, object? value)
    {
        ref var bound = ref _bound[_at++];
        if (ReferenceEquals(bound.Value, value) && bound.Number == number) return false;
        bound = (number, value);
        return true;
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) throw new SqliteException(raw.sqlite3_errmsg(_db).utf8_to_string(), result, raw.sqlite3_extended_errcode(_db));
    }
}
