using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Imports;

/// <summary>One file of a batch and what became of it.</summary>
/// <param name="Import">Null when the file was not taken.</param>
public sealed record BatchLine(BatchFile File, Import? Import, ImportReport? Report, Job? Job)
{
    /// <summary>Its name without the folder that all files of the batch lie in.</summary>
    public string Name { get; init; } = File.Name;
    /// <summary>The organisation whose file it is, or how many it is of.</summary>
    public string Partner { get; init; } = "";
    public bool MayImport { get; init; }
    public bool MayDecide { get; init; }
    public bool IsOfOtherVersion { get; init; }

    // The job may have ended between reading the import and reading the job: only a failed one has stopped.
    public bool IsAtWork => Import?.State is ImportState.Staged or ImportState.Committing && Job is { State: not JobState.Failed };
    public bool IsOpen => Import?.State == ImportState.Checked && !IsOfOtherVersion;
    public VerdictCounts? Counts => Import?.State == ImportState.Staged ? null : Report?.Counts;
    public int Acceptable => Report is { Counts: var counts } ? counts.Ok + counts.Fixed : 0;
    /// <summary>Which review its figures are of.</summary>
    public string Review => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Import?.Number}.{Import?.Version}");
    public bool IsReady => IsOpen && MayDecide && Acceptable > 0;
    /// <summary>Accepted, with rows left behind that an answer would still bring in.</summary>
    public bool IsLeftOpen => Import?.State == ImportState.Committed && MayImport && Report?.Counts.Waiting > 0;
    public IReadOnlyList<ImportQuestion> Open => IsOpen && Report is not null ? [.. Report.Questions.Where(QuestionWords.IsOpen)] : [];
    /// <summary>Values set aside and rows refused: what its sender has to correct.</summary>
    public int ToCorrect => Report?.Count(FindingEffect.SetAside, FindingEffect.Refused) ?? 0;

    public Problem? Refusal => Import is { State: ImportState.Refused } refused ? ImportReading.Refusal(refused)
        : File.Refusal?.Split('\u001f') is [var code, .. var details] ? Problem.Invalid(code, details) : null;
}

/// <summary>A batch with everything its page says.</summary>
public sealed record BatchView(Operation Operation, ImportBatch Batch, IReadOnlyList<BatchLine> Lines)
{
    public required bool MayRememberForAll { get; init; }

    /// <summary>Every import once, also where two files of the batch were the same.</summary>
    public IEnumerable<BatchLine> Imports => Lines.Where(l => l.Import is not null).DistinctBy(l => l.Import!.Number);
    public int AtWork => Imports.Count(l => l.IsAtWork);
    public IReadOnlyList<BatchLine> Ready => [.. Imports.Where(l => l.IsReady)];
    /// <summary>Files that wait since they were checked again although nobody asked for it.</summary>
    public IReadOnlyList<BatchLine> Rechecked => [.. Imports.Where(l => l is { IsOpen: true, Report.Again: not null })];
    public IReadOnlyList<BatchLine> LeftOpen => [.. Imports.Where(l => l.IsLeftOpen)];
    public IReadOnlyList<BatchQuestion> Questions => BatchQuestion.Of(Imports.Where(l => l.MayImport));
}

/// <summary>A line of the list of batches.</summary>
public sealed record BatchSummary(ImportBatch Batch, int Files, IReadOnlyDictionary<ImportState, int> States, int NotTaken);
