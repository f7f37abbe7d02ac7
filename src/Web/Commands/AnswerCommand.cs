using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Features.Imports;
using Tessera.Web.Figures;
using Tessera.Web.Layout;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Commands;

/// <summary>What earlier files taught, as CSV: every answer that is applied to later ones, with who, when and what it decided.</summary>
internal static class AnswerCommand
{
    public static async Task<int> Run(IServiceProvider services, Arguments arguments, TextWriter output)
    {
        var operation = await OperationCommands.Find(services, arguments.Word(1, "CODE"));
        var filter = new AnswerFilter { Kind = arguments.Option("kind"), By = arguments.Option("by"), WithWithdrawn = arguments.Flag("withdrawn"), Partner = await Partner(services, operation, arguments.Option("partner")) };
        arguments.Flag("csv");
        arguments.RefuseOthers();
        var lines = await services.GetRequiredService<AnswerViews>().List(operation);
        foreach (var line in AnswerFiles.Table(lines.Where(filter.Takes), services.GetRequiredService<Text>()).Lines()) CsvWriting.Row(output, line);
        return CommandLine.Done;
    }

    private static async Task<string?> Partner(IServiceProvider services, Domain.Operations.Operation operation, string? name)
    {
        if (name is null) return null;
        var registry = (await services.GetRequiredService<ListsCache>().For(operation)).Registry;
        return registry.Named(name) is [var one] ? AnswerLine.IdText(one) : throw Problem.NotFound("import.partner-unknown", name);
    }
}
