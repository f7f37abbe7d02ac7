using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;
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

internal sealed class SqliteBulk : BulkInsert
{
    private readonly sqlite3_stmt _statement;
    private readonly sqlite3 _db;
    private int _at;

    public SqliteBulk(SqliteConnection connection, string table, IReadOnlyList<BulkColumn> columns)
    {
        _db = connection.Handle!;
        var sql = $"INSERT INTO {table} ({string.Join(',', columns.Select(c => c.Name))}) VALUES ({string.Join(',', columns.Select(_ => "?"))})";
        Check(raw.sqlite3_prepare_v2(_db, sql, out _statement));
    }

    public override void Begin() => _at = 0;
    public override void Add(long? value) => Check(value is { } v ? raw.sqlite3_bind_int64(_statement, ++_at, v) : raw.sqlite3_bind_null(_statement, ++_at));
    public override void Add(string? value) => Check(value is null ? raw.sqlite3_bind_null(_statement, ++_at) : raw.sqlite3_bind_text(_statement, ++_at, value));
    public override void Add(double? value) => Check(value is { } v ? raw.sqlite3_bind_double(_statement, ++_at, v) : raw.sqlite3_bind_null(_statement, ++_at));
    public override void Add(bool value) => Check(raw.sqlite3_bind_int(_statement, ++_at, value ? 1 : 0));
    public override void Add(DateOnly? value) => Add(value?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    public override void Add(byte[] value) => Check(raw.sqlite3_bind_blob(_statement, ++_at, value));

    public override void End()
    {
        if (raw.sqlite3_step(_statement) is var result && result != raw.SQLITE_DONE) Check(result);
        raw.sqlite3_reset(_statement);
    }

    public override void Complete() { }
    public override void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) throw new SqliteException(raw.sqlite3_errmsg(_db).utf8_to_string(), result, raw.sqlite3_extended_errcode(_db));
    }
}

internal sealed class PostgresBulk(NpgsqlConnection connection, string table, IReadOnlyList<BulkColumn> columns) : BulkInsert
{
    private readonly NpgsqlBinaryImporter _copy = connection.BeginBinaryImport(
        $"COPY {table} ({string.Join(',', columns.Select(c => c.Name))}) FROM STDIN (FORMAT BINARY)");
    private int _at;

    public override void Begin()
    {
        _copy.StartRow();
        _at = 0;
    }

    public override void Add(long? value)
    {
        var type = columns[_at++].Type;
        if (value is not { } number) _copy.WriteNull();
        else if (type == BulkType.Integer) _copy.Write((int)number, NpgsqlDbType.Integer);
        else if (type == BulkType.Small) _copy.Write((short)number, NpgsqlDbType.Smallint);
        else _copy.Write(number, NpgsqlDbType.Bigint);
    }

    public override void Add(string? value) => Write(value, NpgsqlDbType.Text);
    public override void Add(double? value) { if (value is { } v) Write(v, NpgsqlDbType.Double); else Write<string>(null, NpgsqlDbType.Text); }
    public override void Add(bool value) => Write(value, NpgsqlDbType.Boolean);
    public override void Add(DateOnly? value) { if (value is { } v) Write(v, NpgsqlDbType.Date); else Write<string>(null, NpgsqlDbType.Text); }
    public override void Add(byte[] value) => Write(value, NpgsqlDbType.Bytea);
    public override void End() { }
    public override void Complete() => _copy.Complete();
    public override void Dispose() => _copy.Dispose();

    private void Write<T>(T? value, NpgsqlDbType type)
    {
        _at++;
        if (value is null) _copy.WriteNull();
        else _copy.Write(value, type);
    }
}
