using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Database.Tables;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Imports;

/// <summary>An import with everything its page says.</summary>
public sealed record ImportView(Operation Operation, Import Import, ImportSettings Settings, ImportReport? Report, Job? Job)
{
    public required bool MayImport { get; init; }
    public required bool MayDecide { get; init; }
    /// <summary>Answers given so far, by question.</summary>
    public required IReadOnlyList<ImportAnswer> Answers { get; init; }
    /// <summary>Whether answers may be remembered for files of others too.</summary>
    public required bool MayRememberForAll { get; init; }
    /// <summary>The latest batch that it came in; null when it was sent alone.</summary>
    public int? Batch { get; init; }
    /// <summary>The one organisation whose file it is.</summary>
    public string? Sender { get; init; }
    /// <summary>Days left to undo; null when nothing can be undone.</summary>
    public int? DaysToUndo { get; init; }

    /// <summary>Its rows were kept by a version of the program that wrote them otherwise; they can be checked again, not read.</summary>
    public bool IsOfOtherVersion { get; init; }

    /// <summary>Its review uses an answer that was withdrawn since.</summary>
    public bool IsOutdated { get; init; }

    /// <summary>An import that was accepted or undone just now is still being held against those that wait.</summary>
    public bool IsCompared { get; init; }

    public void DemandRows()
    {
        if (IsOfOtherVersion) throw Problem.Conflict(DraftChunkReader.OtherVersion, Import.FileName);
    }

    public VerdictCounts Counts => Report?.Counts ?? new VerdictCounts();
    public int Acceptable => Counts.Ok + Counts.Fixed;
    public bool HasFailed => Job is null or { State: JobState.Failed };
    public Problem Refusal => ImportReading.Refusal(Import);

    public IReadOnlyList<FindingGroup> Findings(params FindingEffect[] effects) => Report is null ? [] : FindingGroup.Of(Report.Problems, effects);
}

/// <summary>A line of the list of imports.</summary>
public sealed record ImportLine(int Number, ImportState State, string FileName, string StagedBy, DateTimeOffset StagedAt, VerdictCounts? Counts);

/// <summary>A row as it was typed and as it was understood.</summary>
public sealed record PreviewRow(ActivityDraft Draft, string Organisation, string OrganisationTyped, string Place, string PlaceTyped, string Cluster, string ClusterTyped);

/// <summary>A row of this import that a later import gave other values.</summary>
public sealed record OvertakenRow(long RowId, int SourceRow, int LaterImport, string What, string Ours, string Theirs);
