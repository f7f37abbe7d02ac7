using System.Text;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Features.Demo;
using Tessera.Web.Features.Imports;
using Tessera.Web.Features.Needs;
using Tessera.Web.Features.Operations;
using Tessera.Web.Figures;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Commands;

/// <summary>
/// Opens Viet Nam 2009-2011 on an installation without operations: typed facts, then sample activities that go through
/// the same gate as any partner's file.
/// </summary>
internal static class DemoCountry
{
    public const string Code = "vnm";

    public static async Task Ensure(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        provider.GetRequiredService<CurrentUser>().BecomeSystem("demo");
        if (await provider.GetRequiredService<TesseraDb>().Operations.AnyAsync(o => o.Code != GlobalLists.Code)) return;
        var facts = DemoFacts.Read(Open);
        var operation = await provider.GetRequiredService<RegisterOperation>().Run(new OperationInput(Code, "Viet Nam · Ketsana and Mirinae 2009-2011", "VNM", IsSample: true, Licence: "CC0 1.0 (made up for demonstration)"));
        await provider.GetRequiredService<LoadDemoFacts>().Run(operation, facts);
        using var table = Csv(SampleActivities.Table(facts));
        operation = await OperationCommands.Find(provider, Code);
        var staged = await provider.GetRequiredService<StageImport>().Run(operation, "sample-activities-2009-2011.csv", table, new ImportSettings { RegisterPartners = true }, new Dictionary<string, string>());
        await ImportCommand.Finish(provider, staged.Job!);
        var commit = await provider.GetRequiredService<AcceptImport>().Run(operation, staged.Import.Number);
        await ImportCommand.Finish(provider, commit);
        await LoadNeeds(provider, facts);
        await provider.GetRequiredService<PublishOperation>().Run(Code);
    }

    private static StreamReader Open(string file)
    {
        var assembly = typeof(DemoCountry).Assembly;
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith($".demo.{file}", StringComparison.Ordinal));
        return new StreamReader(assembly.GetManifestResourceStream(name)!);
    }

    private static async Task LoadNeeds(IServiceProvider provider, DemoFacts facts)
    {
        await using var table = Csv(SampleNeeds.Table(facts));
        await provider.GetRequiredService<LoadNeeds>().Run(await OperationCommands.Find(provider, Code), SampleNeeds.FileName, table,
            new NeedSettings { Name = SampleNeeds.Name, Source = SampleNeeds.Source, Period = SampleNeeds.Period });
    }

    private static MemoryStream Csv(IEnumerable<string[]> rows)
    {
        using var text = new StringWriter();
        foreach (var row in rows) CsvWriting.Row(text, [.. row.Select(Cell.Of)]);
        return new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
