using Tessera.Domain;
using Tessera.Web.Features.Gaps;
using Tessera.Web.Features.Overlaps;
using Tessera.Web.Features.Presence;
using Tessera.Web.Features.Reach;
using Tessera.Web.Figures;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Commands;

internal static class PresenceCommands
{
    public static async Task<int> Presence(IServiceProvider services, Arguments arguments, TextWriter output)
    {
        var operation = await OperationCommands.Find(services, arguments.Word(1, "CODE"));
        var filter = Filter(arguments) with { By = arguments.Required("by"), Role = arguments.Option("role"), Partners = arguments.Option("partners") };
        var byCluster = arguments.Flag("by-cluster");
        arguments.Flag("csv");
        arguments.RefuseOthers();
        var view = await services.GetRequiredService<PresenceDesk>().Ask(operation, filter);
        foreach (var line in PresenceTables.Counts(view, byCluster)) CsvWriting.Row(output, line);
        return CommandLine.Done;
    }

    public static async Task<int> Reach(IServiceProvider services, Arguments arguments, TextWriter output)
    {
        var operation = await OperationCommands.Find(services, arguments.Word(1, "CODE"));
        var filter = ReachFilter.Of(Filter(arguments) with { By = arguments.Required("by"), Role = arguments.Option("role") }) with { Group = arguments.Option("group") };
        var unit = arguments.Option("unit");
        arguments.Flag("csv");
        arguments.RefuseOthers();
        var desk = services.GetRequiredService<ReachDesk>();
        var units = unit is null ? (await desk.Ask(operation, filter)).AllUnits : [ReachFilter.Of(filter.Rows, unit).Unit];
        var first = true;
        foreach (var one in units)
        {
            var lines = ReachTables.Parts(await desk.Ask(operation, filter with { Unit = one })).Lines();
            foreach (var line in first ? lines : lines.Skip(1)) CsvWriting.Row(output, line);
            first = false;
        }
        return CommandLine.Done;
    }

    public static async Task<int> Gaps(IServiceProvider services, Arguments arguments, TextWriter output)
    {
        var operation = await OperationCommands.Find(services, arguments.Word(1, "CODE"));
        var filter = GapFilter.Of(Filter(arguments) with { By = arguments.Option("by"), Role = arguments.Option("role") }, arguments.Option("threshold"), arguments.Option("group"));
        arguments.Flag("csv");
        arguments.RefuseOthers();
        foreach (var line in GapTables.Of(await services.GetRequiredService<GapDesk>().Ask(operation, filter), withSigns: false).Lines()) CsvWriting.Row(output, line);
        return CommandLine.Done;
    }

    public static async Task<int> Overlaps(IServiceProvider services, Arguments arguments, TextWriter output)
    {
        var operation = await OperationCommands.Find(services, arguments.Word(1, "CODE"));
        var filter = Filter(arguments);
        arguments.Flag("csv");
        arguments.RefuseOthers();
        var view = await services.GetRequiredService<OverlapDesk>().Ask(operation, filter);
        var gaps = await services.GetRequiredService<GapDesk>().Ask(operation, GapFilter.Of(filter, null, null));
        foreach (var line in OverlapTables.Of(view, gaps).Lines()) CsvWriting.Row(output, line);
        return CommandLine.Done;
    }

    public static async Task<int> Rows(IServiceProvider services, Arguments arguments, TextWriter output)
    {
        var operation = await OperationCommands.Find(services, arguments.Word(1, "CODE"));
        var filter = Filter(arguments) with { Role = arguments.Option("role") };
        arguments.Flag("csv");
        arguments.RefuseOthers();
        var view = await services.GetRequiredService<PresenceDesk>().Rows(operation, filter);
        var first = true;
        foreach (var some in view.Rows.RowIds.Chunk(500))
        {
            var table = await services.GetRequiredService<RowTables>().Of(operation.Id, view.Lists, some);
            foreach (var line in first ? table : table.Skip(1)) CsvWriting.Row(output, line);
            first = false;
        }
        if (first) CsvWriting.Row(output, [.. RowTables.Headers.Select(Cell.Of)]);
        return CommandLine.Done;
    }

    internal static PresenceFilter Filter(Arguments arguments) => new()
    {
        Cluster = arguments.Option("cluster"),
        Place = arguments.Option("place"),
        Partner = arguments.Option("partner"),
        Type = arguments.Option("type"),
        Period = arguments.Option("period"),
        Status = arguments.Option("status"),
    };
}
