using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Web.Database;
using Xunit;

namespace Tessera.Web.Tests.Database;

public sealed class SchemaOnSqliteTests(SqliteApp app) : SchemaTests(app), IClassFixture<SqliteApp>
{
    protected override string Columns => """
        SELECT t.name || '.' || c.name || ' ' || c.type || CASE WHEN c."notnull" = 1 THEN ' NOT NULL' ELSE '' END
        FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
        """;

    protected override string Indexes => """
        SELECT t.name || ' ' || i.name || ' ' || i."unique" || ' ' || (SELECT group_concat(c.name, ',') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno) c)
        FROM sqlite_master t JOIN pragma_index_list(t.name) i WHERE t.type = 'table' AND i.origin = 'c'
        """;

    protected override string Keys => """
        SELECT t.name || ' ' || (SELECT group_concat(c.name, ',') FROM (SELECT name FROM pragma_table_info(t.name) WHERE pk > 0 ORDER BY pk) c)
        FROM sqlite_master t WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
        """;

    protected override async Task<string?> Empty() => await Task.FromResult<string?>(null);
}

public sealed class SchemaOnPostgresTests(PostgresApp app) : SchemaTests(app), IClassFixture<PostgresApp>
{
    protected override string Columns => """
        SELECT t.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
        FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid
        WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
        """;

    protected override string Indexes => """
        SELECT t.relname || ' ' || i.relname || ' ' || x.indisunique::int || ' ' ||
               (SELECT string_agg(a.attname, ',' ORDER BY array_position(x.indkey::int2[], a.attnum)) FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = ANY (x.indkey))
        FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
        WHERE t.relnamespace = 'public'::regnamespace AND NOT x.indisprimary
        """;

    protected override string Keys => Indexes.Replace("NOT x.indisprimary", "x.indisprimary", StringComparison.Ordinal)
        .Replace("' ' || i.relname || ' ' || x.indisunique::int || ' '", "' '", StringComparison.Ordinal);

    protected override async Task<string?> Empty() => await PostgresServer.Empty();
}

public abstract class SchemaTests(TesseraApp app)
{
    protected abstract string Columns { get; }
    protected abstract string Indexes { get; }
    protected abstract string Keys { get; }
    protected abstract Task<string?> Empty();

    [Fact]
    public async Task The_scripts_give_every_column_of_the_model_with_its_type()
    {
        var model = (await Tables()).SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c.Name} {c.StoreType}{(c.IsNullable ? "" : " NOT NULL")}"));
        Same(model, await Read(app.Services.GetRequiredService<Engine>(), Columns));
    }

    [Fact]
    public async Task The_scripts_give_every_key_and_index_of_the_model()
    {
        var tables = await Tables();
        var engine = app.Services.GetRequiredService<Engine>();
        Same(tables.SelectMany(t => t.Indexes.Select(i => $"{t.Name} {i.Name} {(i.IsUnique ? 1 : 0)} {string.Join(',', i.Columns.Select(c => c.Name))}")), await Read(engine, Indexes));
        Same(tables.Select(t => $"{t.Name} {string.Join(',', t.PrimaryKey!.Columns.Select(c => c.Name))}"), await Read(engine, Keys));
    }

    [Fact]
    public async Task An_upgrade_run_twice_is_an_upgrade_run_once()
    {
        await Fresh(async (engine, _) =>
        {
            await new Schema(engine).Upgrade();
            var once = await Read(engine, Columns);
            await new Schema(engine).Upgrade();
            Assert.Equal(once, await Read(engine, Columns));
            Assert.Equal(Schema.Scripts(engine.Kind).Count(), (await Read(engine, "SELECT name FROM schema_version")).Count);
        });
    }

    [Fact]
    public async Task Twelve_processes_started_together_upgrade_once()
    {
        await Fresh(async (engine, open) =>
        {
            var engines = Enumerable.Range(0, 12).Select(_ => open()).ToList();
            await Task.WhenAll(engines.Select(e => Task.Run(() => new Schema(e).Upgrade())));
            Assert.Equal(Schema.Scripts(engine.Kind).Count(), (await Read(engine, "SELECT name FROM schema_version")).Count);
            Assert.Equal(["1"], await Read(engine, "SELECT CAST(count(*) AS text) FROM node_counter"));
            engines.ForEach(e => e.Dispose());
        });
    }

    private async Task Fresh(Func<Engine, Func<Engine>, Task> work)
    {
        var folder = Directory.CreateTempSubdirectory("tessera-test-").FullName;
        var database = await Empty();
        using (var engine = new Engine(folder, database)) await work(engine, () => new Engine(folder, database));
        Directory.Delete(folder, recursive: true);
    }

    private Task<List<ITable>> Tables() => app.Db(db => Task.FromResult(db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.ToList()));

    // The table of the scripts themselves is the one the model does not know.
    private static void Same(IEnumerable<string> model, List<string> database) =>
        Assert.Equal(string.Join('\n', model.Order(StringComparer.Ordinal)), string.Join('\n', database.Where(l => !l.StartsWith("schema_version", StringComparison.Ordinal)).Order(StringComparer.Ordinal)));

    private static async Task<List<string>> Read(Engine engine, string sql)
    {
        await using var connection = await engine.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        return lines;
    }
}
