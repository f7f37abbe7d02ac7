using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Features.Geography;
using Tessera.Web.Features.Imports;
using Tessera.Web.Features.Operations;
using Tessera.Web.Features.Presence;
using Tessera.Web.Figures;
using Tessera.Web.Http;
using Tessera.Web.Jobs;
using Tessera.Web.Layout;

namespace Tessera.Bench;

/// <summary>The platform's rooms on a throw-away database, without a web server.</summary>
internal sealed class BenchHost : IAsyncDisposable
{
    private const string Code = "bench";
    private readonly WebApplication _app;

    private BenchHost(WebApplication app) => _app = app;

    public static async Task<BenchHost> Open(string folder, string? database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddDatabase(folder, database);
        builder.Services.AddAccess();
        builder.Services.AddJobs();
        builder.Services.AddFigures(folder);
        builder.Services.AddLayout();
        builder.Services.AddOperations();
        builder.Services.AddGeography();
        builder.Services.AddImports();
        builder.Services.AddPresence();
        var host = new BenchHost(builder.Build());
        host._app.Services.GetRequiredService<JobHandlers>().AddImportJobs();
        await host._app.Services.PrepareDatabase();
        await host._app.Services.PrepareLists();
        return host;
    }

    public IServiceProvider Services => _app.Services;

    public async Task<T> In<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        return await work(scope.ServiceProvider);
    }

    public Task<Operation> Operation() => In(s => s.GetRequiredService<TesseraDb>().Operations.AsNoTracking().SingleAsync(o => o.Code == Code));

    /// <summary>The operation with the sample's places and organisations.</summary>
    public Task<Operation> Furnish() => In(async services =>
    {
        await services.GetRequiredService<RegisterOperation>().Run(new OperationInput(Code, "Bench", "MOZ"));
        var operation = await Operation();
        var ids = services.GetRequiredService<Ids>();
        var db = services.GetRequiredService<TesseraDb>();
        for (var i = 0; i < 400; i++)
            db.Partners.Add(new Partner { OperationId = operation.Id, Id = ids.Next(), Name = SampleSheet.Partner(i) });
        await db.SaveChangesAsync();
        foreach (var level in new[] { 1, 2, 3 })
        {
            using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Places(level)));
            await services.GetRequiredService<LoadGazetteer>().Run(operation, string.Create(CultureInfo.InvariantCulture, $"adm{level}.csv"), stream);
        }
        return operation;
    });

    private static string Places(int level)
    {
        var lines = new List<string> { string.Join(',', Enumerable.Range(0, level + 1).Reverse().SelectMany(l => new[] { $"adm{l}_pcode", $"adm{l}_name" })) };
        for (var p = 1; p <= SampleSheet.Provinces; p++)
            for (var d = level > 1 ? 1 : 0; d <= (level > 1 ? SampleSheet.DistrictsEach : 0); d++)
                for (var c = level > 2 ? 1 : 0; c <= (level > 2 ? SampleSheet.CommunesEach : 0); c++)
                    lines.Add(Line(level, p, d, c));
        return string.Join('\n', lines);
    }

    private static string Line(int level, int province, int district, int commune)
    {
        var fields = new List<string>();
        var place = ((province - 1) * SampleSheet.DistrictsEach + district - 1) * SampleSheet.CommunesEach + commune - 1;
        if (level > 2) fields.AddRange([SampleSheet.Pcode(province, district, commune), SampleSheet.Place(3, place)]);
        if (level > 1) fields.AddRange([SampleSheet.Pcode(province, district, 0), SampleSheet.Place(2, province * 100 + district)]);
        fields.AddRange([SampleSheet.Pcode(province, 0, 0), SampleSheet.Place(1, province), "MZ", "Mozambique"]);
        return string.Join(',', fields);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
