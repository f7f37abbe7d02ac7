using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Features.Geography;
using Tessera.Web.Features.Operations;
using Tessera.Web.Figures;
using Tessera.Web.Layout;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Tests.Faults;

/// <summary>A database of its own that real processes of the program import into, and that the test looks at between them.</summary>
internal sealed class CountryOnDisk : IAsyncDisposable
{
    private const int Provinces = 12;
    private readonly string _folder = Directory.CreateTempSubdirectory("tessera-fault-").FullName;
    private readonly string _data;
    private readonly string? _database;
    private WebApplication _app = null!;

    private CountryOnDisk(string? database, string? data) => (_database, _data) = (database, data ?? Path.Combine(_folder, "data"));

    /// <param name="data">Where the data lies, when not beside the files.</param>
    public static async Task<CountryOnDisk> Open(bool postgres, string? data = null)
    {
        var country = new CountryOnDisk(postgres ? await PostgresServer.WithSchema() : null, data);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddDatabase(country._data, country._database);
        builder.Services.AddAccess();
        builder.Services.AddFigures(country._data);
        builder.Services.AddLayout();
        builder.Services.AddOperations();
        builder.Services.AddGeography();
        country._app = builder.Build();
        await country._app.Services.PrepareDatabase();
        await country._app.Services.PrepareLists();
        return country;
    }

    public Task<Operation> Register(string code) => In(async services =>
    {
        await services.GetRequiredService<RegisterOperation>().Run(new OperationInput(code, code, "MOZ"));
        var operation = await services.GetRequiredService<TesseraDb>().Operations.AsNoTracking().SingleAsync(o => o.Code == code);
        var places = Enumerable.Range(1, Provinces).Select(p => string.Create(CultureInfo.InvariantCulture, $"MZ{p:00},Province {p},MZ,Mozambique"));
        using var list = new MemoryStream(Encoding.UTF8.GetBytes("adm1_pcode,adm1_name,adm0_pcode,adm0_name\n" + string.Join('\n', places)));
        await services.GetRequiredService<LoadGazetteer>().Run(operation, "adm1.csv", list);
        return operation;
    });

    /// <summary>Rows first to last, each of another organisation, kind and place, equal in every file that has it.</summary>
    public string Workbook(string name, int first, int last)
    {
        var path = Path.Combine(_folder, name);
        using var stream = File.Create(path);
        using var writer = new SheetWriter(stream);
        writer.BeginSheet("3W", headerRows: 1);
        writer.Row([.. new[] { "Organization", "Cluster", "Activity", "Admin1", "Admin1 Pcode", "Start Date", "Reached" }.Select(Cell.Of)]);
        for (var row = first; row <= last; row++)
            writer.Row(Cell.Of($"Relief Group {(char)('A' + row % 20)}{(char)('A' + row % 7)}"), Cell.Of(row % 2 == 0 ? "WASH" : "Health"), Cell.Of($"Activity {row}"),
                Cell.Of($"Province {row % Provinces + 1}"), Cell.Of(string.Create(CultureInfo.InvariantCulture, $"MZ{row % Provinces + 1:00}")), Cell.OfDate(45_292 + row % 300), Cell.Of(row));
        writer.Finish();
        return path;
    }

    /// <summary>The program itself, importing everything that may go in.</summary>
    public Process Import(string operation, string file, string? data = null)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Tessera.Web.dll"), "import", operation, file, "--register-partners", "--accept-clean", "--data", data ?? _data];
        var start = new ProcessStartInfo("dotnet", _database is null ? arguments : [.. arguments, "--database", _database])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder,
        };
        return Process.Start(start)!;
    }

    /// <summary>Rows that count, and a digest of what they say without any id.</summary>
    public async Task<(int Rows, int Distinct, string Digest)> Counting(Operation operation)
    {
        var lines = await In(services => services.GetRequiredService<TesseraDb>().Database.SqlQuery<string>($"""
            SELECT t.text || '|' || p.name || '|' || r.pcode || '|' || coalesce(c.code, '') || '|' || a.from_month || '|' || a.reached AS "Value"
            FROM activity a
            JOIN import i ON i.operation_id = a.operation_id AND i.number = a.import_number AND i.state = {(int)ImportState.Committed}
            JOIN partner p ON p.operation_id = a.operation_id AND p.id = a.reporting_id
            JOIN area r ON r.operation_id = a.operation_id AND r.id = a.area_id
            JOIN term t ON t.operation_id = a.operation_id AND t.id = a.kind_id
            LEFT JOIN cluster c ON c.operation_id = a.operation_id AND c.id = a.cluster_id
            WHERE a.operation_id = {operation.Id}
            """).ToListAsync());
        lines.Sort(StringComparer.Ordinal);
        return (lines.Count, lines.Distinct().Count(), Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines)))));
    }

    /// <summary>Null when what the import says of itself is true: at work only with a job left to do, committed only without.</summary>
    public Task<string?> Lie(Operation operation) => In(async services =>
    {
        var db = services.GetRequiredService<TesseraDb>();
        var import = await db.Imports.AsNoTracking().FirstOrDefaultAsync(i => i.OperationId == operation.Id);
        if (import is null) return null;
        var open = await db.Jobs.AnyAsync(j => j.OperationId == operation.Id && (j.State == JobState.Queued || j.State == JobState.Running));
        return import.State is ImportState.Staged or ImportState.Committing && !open ? $"{import.State} without a job" : null;
    });

    /// <summary>Null when the database file is whole; PostgreSQL answers for itself.</summary>
    public Task<string?> Damage() => In(async services => _database is not null ? null
        : (await services.GetRequiredService<TesseraDb>().Database.SqlQuery<string>($"SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").ToListAsync()) is ["ok"] ? null : "damaged");

    private async Task<T> In<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        return await work(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
