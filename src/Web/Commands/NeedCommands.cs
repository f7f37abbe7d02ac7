using System.Globalization;
using System.Text.Json;
using Tessera.Domain;
using Tessera.Web.Features.Needs;

namespace Tessera.Web.Commands;

internal static class NeedCommands
{
    public static async Task<int> Import(IServiceProvider services, Arguments arguments, TextWriter output)
    {
        var operation = await OperationCommands.Find(services, arguments.Word(2, "CODE"));
        var file = arguments.Word(3, "FILE");
        var settings = NeedForms.Settings(arguments.Option);
        var report = arguments.Option("report");
        arguments.RefuseOthers();
        if (!File.Exists(file)) throw Problem.NotFound("file.missing", file);
        OutputFile.Demand(report, file);
        await using var stream = File.OpenRead(file);
        var outcome = await services.GetRequiredService<LoadNeeds>().Run(operation, Path.GetFileName(file), stream, settings);
        if (report is not null) await OutputFile.Write(report, to => JsonSerializer.SerializeAsync(to, NeedReportJson.Of(outcome), NeedReportJson.Options));
        foreach (var sheet in outcome.Sheets) await output.WriteLineAsync(Line(sheet));
        foreach (var skipped in outcome.Skipped) await output.WriteLineAsync($"Skipped \"{skipped.Name}\": {skipped.Reason}");
        return CommandLine.Done;
    }

    private static string Line(LoadedSheet sheet)
    {
        var (caseload, counts) = (sheet.Caseload, sheet.Report.Counts);
        var text = string.Create(CultureInfo.InvariantCulture,
            $"Caseload {caseload.Number} \"{caseload.Name}\": {counts.Rows - counts.RowsLeftOut} rows placed, {counts.RowsLeftOut} left out; {caseload.Lines} figures, {counts.ValuesSetAside} set aside");
        if (sheet.IsRepeat) return text + ". Loaded before; nothing changed.";
        return sheet.Replaces is { } before ? string.Create(CultureInfo.InvariantCulture, $"{text}. Takes the place of caseload {before}.") : text;
    }
}
