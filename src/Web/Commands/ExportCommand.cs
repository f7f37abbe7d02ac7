using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Features.Needs;
using Tessera.Web.Features.Presence;
using Tessera.Web.Figures;

namespace Tessera.Web.Commands;

/// <summary>Writes activities, presence or needs to a file, in the tables that the pages offer.</summary>
internal static class ExportCommand
{
    public static async Task<int> Run(IServiceProvider services, Arguments arguments, TextWriter output)
    {
        var operation = await OperationCommands.Find(services, arguments.Word(1, "CODE"));
        var what = arguments.Word(2, "activities|presence|needs");
        var (format, path) = (arguments.Required("format"), arguments.Required("out"));
        var filter = PresenceCommands.Filter(arguments) with { By = arguments.Option("by") };
        arguments.RefuseOthers();
        OutputFile.Demand(path);
        var bytes = await Bytes(services, operation, (what, format), filter);
        await OutputFile.Write(path, stream => stream.WriteAsync(bytes).AsTask());
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{path}: {bytes.Length} bytes"));
        return CommandLine.Done;
    }

    private static async Task<byte[]> Bytes(IServiceProvider services, Operation operation, (string What, string Format) asked, PresenceFilter filter)
    {
        if (asked is ("presence", "geojson"))
        {
            var view = await services.GetRequiredService<PresenceDesk>().Ask(operation, filter);
            return await services.GetRequiredService<AreaFeatures>().Of(view.Lists, view.Question.Level, PresenceFiles.Figures(view));
        }
        var table = asked switch
        {
            ("activities", "csv" or "xlsx" or "hxl") => await Activities(services, operation, filter),
            ("presence", "csv" or "xlsx" or "hxl") => PresenceTables.Of(await services.GetRequiredService<PresenceDesk>().Ask(operation, filter), "partners"),
            ("presence", "hapi") => await PresenceHapi.Of(services.GetRequiredService<PresenceDesk>(), operation, filter),
            ("needs", "csv" or "xlsx" or "hxl" or "hapi") => await Needs(services, operation, filter),
            ("activities" or "presence" or "needs", _) => throw Problem.Invalid("export.format-unknown", asked.Format, asked.What),
            _ => throw Problem.Invalid("export.noun-unknown", asked.What),
        };
        var hasTags = asked.Format == "hxl";
        return asked.Format == "xlsx" ? FigureFiles.XlsxBytes([table], [("operation", Cell.Of(operation.Code))], hasTags) : await FigureFiles.CsvBytes(table, hasTags, isHapi: asked.Format == "hapi");
    }

    private static async Task<FigureTable> Activities(IServiceProvider services, Operation operation, PresenceFilter filter)
    {
        var view = await services.GetRequiredService<PresenceDesk>().Rows(operation, filter);
        var lines = new List<Cell[]>();
        foreach (var some in view.Rows.RowIds.Chunk(500)) lines.AddRange((await services.GetRequiredService<RowTables>().Of(operation.Id, view.Lists, some)).Skip(1));
        return new FigureTable("activities", RowTables.Headers, RowTables.Tags, lines);
    }

    private static async Task<FigureTable> Needs(IServiceProvider services, Operation operation, PresenceFilter filter)
    {
        var view = await services.GetRequiredService<NeedDesk>().Ask(operation, new NeedFilter { Cluster = filter.Cluster, Place = filter.Place, By = filter.By });
        return NeedFiles.Table(view);
    }
}
