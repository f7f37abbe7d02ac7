using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Database.Tables;
using Tessera.Web.Features.Imports;
using Tessera.Web.Layout;

namespace Tessera.Web.Commands;

/// <summary>Every file of a folder, or of a zip, as one batch: the verbs of the page, one after the other.</summary>
internal static class BatchCommand
{
    public static async Task<int> Run(IServiceProvider services, Operation operation, string folder, BatchWishes wishes, TextWriter output)
    {
        if (!Directory.Exists(folder) && !File.Exists(folder)) throw Problem.NotFound("file.missing", folder);
        using var sent = SentFiles.Of(folder);
        var number = (await services.GetRequiredService<StageBatch>().Run(operation, sent.All, wishes.Settings)).Number;
        await Work(services, operation, number);
        if (wishes.Answers.Count > 0 && await services.GetRequiredService<AnswerBatch>().Run(operation, number, wishes.Answers, wishes.Remember) > 0) await Work(services, operation, number);
        // Each round takes at least one in, unless others keep changing what the files tell of.
        for (var rounds = sent.All.Count; wishes.Accept && rounds >= 0 && (await View(services, operation, number)).Ready.Count > 0; rounds--)
        {
            await services.GetRequiredService<AcceptBatch>().Run(operation, number);
            await Work(services, operation, number);
        }
        return await Tell(services, await View(services, operation, number), output);
    }

    private static Task<BatchView> View(IServiceProvider services, Operation operation, int number) => services.GetRequiredService<BatchViews>().Of(operation, number);

    /// <summary>Does what is queued for the batch's files, also what an earlier run left behind.</summary>
    private static async Task Work(IServiceProvider services, Operation operation, int number)
    {
        var reading = services.GetRequiredService<ImportReading>();
        foreach (var line in (await View(services, operation, number)).Imports)
            while (await reading.OpenJob(line.Import!) is { } job) await ImportCommand.Finish(services, job);
    }

    private static async Task<int> Tell(IServiceProvider services, BatchView view, TextWriter output)
    {
        var text = services.GetRequiredService<Text>();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Batch {view.Batch.Number}, {view.Lines.Count} files"));
        foreach (var line in view.Lines) await output.WriteLineAsync(Line(line, text));
        foreach (var question in view.Questions)
            await output.WriteLineAsync(ImportCommand.Asked(text, question.Asked, $", {question.Files.Count} files"));
        return view.Lines.Any(l => l.Refusal is not null) ? CommandLine.Refused : view.Questions.Count > 0 ? CommandLine.OpenQuestions : CommandLine.Done;
    }

    private static string Line(BatchLine line, Text text)
    {
        if (line.Refusal is { } refusal) return $"{line.File.Name}: {text.Problem(refusal)}";
        var c = line.Counts ?? new VerdictCounts();
        return string.Create(CultureInfo.InvariantCulture, $"{line.File.Name}: import {line.File.ImportNumber}{(line.File.IsRepeat ? " (sent before)" : "")}, {c.Read} rows read = {c.Ok} ok + {c.Fixed} fixed + {c.Waiting} waiting + {c.Refused} refused + {c.Skipped} skipped; {c.New} new, {c.Changed} changed, {c.Same} same{(c.Kept > 0 ? $", {c.Kept} kept" : "")}. State: {line.Import?.State ?? ImportState.Refused}");
    }
}

/// <summary>What the command line says about all files of a batch.</summary>
internal sealed record BatchWishes(ImportSettings Settings, IReadOnlyDictionary<string, string> Answers, AnswerScope Remember, bool Accept);
