using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Web.Database;
using Xunit;

namespace Tessera.Web.Tests.Database;

public sealed class BulkInsertOnSqliteTests(SqliteApp app) : BulkInsertTests(app), IClassFixture<SqliteApp>;

public sealed class BulkInsertOnPostgresTests(PostgresApp app) : BulkInsertTests(app), IClassFixture<PostgresApp>;

public abstract class BulkInsertTests(TesseraApp app)
{
    private static readonly BulkColumn[] Columns =
    [
        new("i", BulkType.Integer), new("l", BulkType.Long), new("s", BulkType.Small), new("t", BulkType.Text),
        new("r", BulkType.Real), new("b", BulkType.Boolean), new("d", BulkType.Date), new("y", BulkType.Bytes),
    ];

    [Fact]
    public async Task Every_type_comes_back_as_it_was_given()
    {
        await using var connection = await Probe("every_type");
        Write(connection, "every_type", bulk =>
        {
            Row(bulk, int.MinValue, long.MaxValue, -7, "Đắk Lắk \u0000.".Replace("\u0000", "|", StringComparison.Ordinal), -0.1, true, new DateOnly(2009, 9, 29), [0, 255, 128]);
            Row(bulk, 0, 0, 0, "", 0.0, false, DateOnly.MinValue, []);
        });
        Assert.Equal(["-2147483648 9223372036854775807 -7 Đắk Lắk |. -0.1 1 2009-09-29 00FF80", "0 0 0  0 0 0001-01-01 "], await Read(connection, "every_type"));
    }

    [Fact]
    public async Task Null_stays_null_and_is_never_nought_or_empty()
    {
        await using var connection = await Probe("nulls");
        Write(connection, "nulls", bulk => Row(bulk, null, null, null, null, null, false, null, [1]));
        Assert.Equal(["null null null null null 0 null 01"], await Read(connection, "nulls"));
    }

    [Fact]
    public async Task A_null_in_one_row_does_not_shift_the_next()
    {
        await using var connection = await Probe("shifts");
        Write(connection, "shifts", bulk =>
        {
            Row(bulk, null, 2, null, "a", null, true, null, [9]);
            Row(bulk, 1, null, 3, null, 0.5, false, new DateOnly(2011, 1, 31), [8]);
        });
        Assert.Equal(["1 null 3 null 0.5 0 2011-01-31 08", "null 2 null a null 1 null 09"], await Read(connection, "shifts"));
    }

    [Fact]
    public async Task Rows_of_a_transaction_taken_back_are_not_there()
    {
        await using var connection = await Probe("taken_back");
        await using (var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            Write(connection, "taken_back", bulk => Row(bulk, 1, 1, 1, "x", 1, true, null, []));
            await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        }
        Assert.Empty(await Read(connection, "taken_back"));
    }

    private async Task<DbConnection> Probe(string table)
    {
        var connection = await app.Services.GetRequiredService<Engine>().Open();
        var bytes = app is PostgresApp ? "bytea" : "blob";
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE TABLE {table} (i integer, l bigint, s smallint, t text, r double precision, b boolean, d date, y {bytes})";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private static void Write(DbConnection connection, string table, Action<BulkInsert> rows)
    {
        using var bulk = BulkInsert.Into(connection, table, Columns);
        rows(bulk);
        bulk.Complete();
    }

    private static void Row(BulkInsert bulk, long? i, long? l, long? s, string? t, double? r, bool b, DateOnly? d, byte[] y)
    {
        bulk.Begin();
        bulk.Add(i);
        bulk.Add(l);
        bulk.Add(s);
        bulk.Add(t);
        bulk.Add(r);
        bulk.Add(b);
        bulk.Add(d);
        bulk.Add(y);
        bulk.End();
    }

    private static async Task<List<string>> Read(DbConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT i, l, s, t, r, b, d, y FROM {table}";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join(' ', Enumerable.Range(0, 8).Select(at => Text(reader, at))));
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    private static string Text(DbDataReader reader, int at) => reader.IsDBNull(at) ? "null" : at switch
    {
        5 => reader.GetBoolean(at) ? "1" : "0",
        6 => reader.GetFieldValue<DateOnly>(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        7 => Convert.ToHexString(reader.GetFieldValue<byte[]>(at)),
        _ => Convert.ToString(reader.GetValue(at), CultureInfo.InvariantCulture)!,
    };
}
