using System.Globalization;
using System.Text.Json;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Database.Tables;
using Tessera.Web.Features.Imports;
using Tessera.Web.Jobs;
using Tessera.Web.Layout;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Commands;

internal static class ImportCommand
{
    private const int MostTries = 3;
    private const string UnknownSheet = "sheet.unknown";

    public static async Task<int> Run(IServiceProvider services, Arguments arguments, TextWriter output)
    {
        var operation = await OperationCommands.Find(services, arguments.Word(1, "CODE"));
        var settings = new ImportSettings
        {
            Sheet = arguments.Option("sheet"),
            Period = arguments.Option("period"),
            Cluster = arguments.Option("cluster"),
            Partner = arguments.Option("partner"),
            RegisterPartners = arguments.Flag("register-partners"),
            RegisterAlike = arguments.Flag("register-partners"),
        };
        var (answers, accept, remember) = (Answers(arguments), arguments.Flag("accept-clean"), arguments.Flag("remember") ? AnswerScope.Usual : AnswerScope.File);
        if (arguments.Option("batch") is { } folder)
        {
            arguments.RefuseOthers();
            return await BatchCommand.Run(services, operation, folder, new BatchWishes(settings, answers, remember, accept), output);
        }
        var (report, annotated, file) = (arguments.Option("report"), arguments.Option("annotated"), arguments.Word(2, "FILE"));
        arguments.RefuseOthers();
        if (!File.Exists(file)) throw Problem.NotFound("file.missing", file);
        foreach (var written in new[] { report, annotated }) OutputFile.Demand(written, file);
        await using var stream = File.OpenRead(file);
        DemandSheet(stream, file, settings.Sheet);
        var staged = await services.GetRequiredService<StageImport>().Run(operation, file, stream, settings, answers, remember);
        var desk = services.GetRequiredService<ImportReading>();
        // Also what an earlier run of this command left behind when it was cut off.
        for (var job = staged.Job ?? await desk.OpenJob(staged.Import); job is not null; job = await desk.OpenJob(staged.Import)) await Finish(services, job);
        var import = await desk.Fresh(operation, staged.Import.Number);
        // What others accepted meanwhile has it checked again first.
        for (var tries = 0; accept && tries < MostTries && import.State == ImportState.Checked && ImportReading.CanAccept(import); tries++)
        {
            for (var job = await services.GetRequiredService<AcceptImport>().Run(operation, import.Number); job is not null; job = await desk.OpenJob(import)) await Finish(services, job);
            import = await desk.Fresh(operation, import.Number);
        }
        if (report is not null) await WriteReport(services, import, report);
        if (annotated is not null && import.State != ImportState.Refused) await WriteAnnotated(services, operation, import, annotated);
        return await Tell(services, import, staged.IsRepeat, answers, output);
    }

    /// <summary>Who says which sheet to read is told when there is none of that name; another is not read instead.</summary>
    private static void DemandSheet(Stream stream, string file, string? sheet)
    {
        if (sheet is null) return;
        try
        {
            using var workbook = Workbook.Open(stream, file);
            List<string> names = [.. workbook.Sheets.Where(s => s.Kind == SheetKind.Data).Select(s => s.Name)];
            if (!workbook.IsCsv && !names.Exists(name => Folding.Fold(name) == Folding.Fold(sheet))) throw Problem.NotFound(UnknownSheet, sheet, string.Join(", ", names));
        }
        // A file that cannot be read is told as any other is.
        catch (Problem unreadable) when (unreadable.Code != UnknownSheet) { }
        stream.Position = 0;
    }

    private static Dictionary<string, string> Answers(Arguments arguments)
    {
        var answers = new Dictionary<string, string>();
        if (arguments.Option("answers") is { } file)
            foreach (var (key, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!) answers[key] = value;
        foreach (var answer in arguments.Options("answer"))
        {
            if (answer.LastIndexOf('=') is var at && at < 1) throw Problem.Invalid("command.answer-shape", answer);
            answers[answer[..at]] = answer[(at + 1)..];
        }
        return answers;
    }

    /// <summary>Does the job here, or waits for the server that took it first.</summary>
    internal static async Task Finish(IServiceProvider services, Job job)
    {
        var runner = services.GetRequiredService<JobRunner>();
        while (await runner.RunNext(job.Id, CancellationToken.None) is null)
        {
            if (await services.GetRequiredService<ImportReading>().IsOver(job.Id)) return;
            await Task.Delay(100);
        }
    }

    private static Task WriteReport(IServiceProvider services, Import import, string file) =>
        OutputFile.Write(file, stream => ReportJson.Write(import, stream, services.GetRequiredService<Text>()));

    private static async Task WriteAnnotated(IServiceProvider services, Operation operation, Import import, string file)
    {
        var view = await services.GetRequiredService<ImportViews>().Of(operation, import.Number);
        await using var own = await services.GetRequiredService<OwnFile>().Write(view, CancellationToken.None);
        await OutputFile.Write(file, stream => own.CopyToAsync(stream));
    }

    private static async Task<int> Tell(IServiceProvider services, Import import, bool isRepeat, IReadOnlyDictionary<string, string> answers, TextWriter output)
    {
        if (import.State == ImportState.Refused) throw ImportReading.Refusal(import);
        var report = ImportReading.Report(import) ?? throw Problem.Conflict("import.check-failed", import.FileName);
        var c = report.Counts;
        if (isRepeat) await output.WriteLineAsync($"This file was sent before as import {import.Number}; nothing changed.");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"Import {import.Number}, sheet \"{report.Sheet}\": {c.Read} rows read = {c.Ok} ok + {c.Fixed} fixed + {c.Waiting} waiting + {c.Refused} refused + {c.Skipped} skipped"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{c.New} new, {c.Changed} changed, {c.Same} same, {c.Missing} missing{(c.Kept > 0 ? $", {c.Kept} kept as the organisation sent them itself" : "")}. State: {import.State}"));
        if (import.State == ImportState.Checked && report.Again is { WasAccepted: true })
            await output.WriteLineAsync("Others changed what it tells of meanwhile: it was checked again, and nothing of it was accepted.");
        if (report.Decided.Count(d => d.Before is not null) is > 0 and var applied)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{applied} answers from earlier files were applied (./tessera answers lists them)"));
        var open = report.Questions.Where(q => q.Answer is null).ToList();
        var text = services.GetRequiredService<Text>();
        foreach (var line in OfTheFile(report, text)) await output.WriteLineAsync($"! {line}");
        foreach (var key in Unmet(report, answers.Keys, text)) await output.WriteLineAsync($"! No question of this file has the key {key}: that answer changes nothing.");
        foreach (var question in open)
            await output.WriteLineAsync(Asked(text, question, ""));
        return open.Count > 0 ? CommandLine.OpenQuestions : CommandLine.Done;
    }

    /// <summary>What is true of the whole file, with what it is about where the sentence does not say it.</summary>
    private static IEnumerable<string> OfTheFile(ImportReport report, Text text)
    {
        foreach (var problem in report.Problems.Where(p => p.FirstRows is [0, ..]))
            foreach (var value in problem.Values)
                yield return text.Finding(problem.Code, value.Found, value.Expected, problem.Header) is var sentence && sentence.Contains(value.Found, StringComparison.Ordinal) ? sentence : $"{sentence} ({value.Found})";
    }

    /// <summary>Keys that answer nothing; what a whole file is asked is known by its name, whether it was asked or not.</summary>
    private static IEnumerable<string> Unmet(ImportReport report, IEnumerable<string> keys, Text text)
    {
        var met = report.Questions.Select(q => q.Key).Concat(report.Decided.Select(d => d.Key)).ToHashSet();
        return keys.Where(key => !met.Contains(key) && !text.Has($"question.{key}") && DecidedAnswer.KindOf(key) is not (RecordQuestion.Code or RecordQuestion.TwiceCode or "role"));
    }

    /// <summary>A question with the key that answers it.</summary>
    internal static string Asked(Text text, ImportQuestion question, string where) =>
        $"? {question.Key}  {QuestionWords.Question(text, question)}  ({question.Rows} rows{where}{(question.HoldsRows ? ", held" : "")})"
            + (question.Choices.Count > 0 ? $"  [{string.Join(" | ", question.Choices.Take(6).Select(choice => choice.Value))}]" : "");

    public static async Task<int> Undo(IServiceProvider services, Arguments arguments, TextWriter output)
    {
        var operation = await OperationCommands.Find(services, arguments.Word(1, "CODE"));
        if (!int.TryParse(arguments.Word(2, "IMPORT"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) throw Problem.NotFound("import.unknown", arguments.Word(2, "IMPORT"));
        arguments.RefuseOthers();
        await services.GetRequiredService<UndoImport>().Run(operation, number);
        await output.WriteLineAsync($"Import {number} is undone; its rows no longer count.");
        return CommandLine.Done;
    }
}
