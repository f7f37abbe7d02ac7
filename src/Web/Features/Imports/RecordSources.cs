using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// Whose word a row is. What an organisation sent itself is its own word; a file of several organisations speaks for
/// them and gives way (docs/decisions/0015).
/// </summary>
internal sealed class RecordSources
{
    private sealed record Source(long? Sender, string Settings);

    private readonly OperationLists _lists;
    private readonly Source _own;
    private readonly Dictionary<int, Source> _sources;
    private readonly HashSet<string> _taken, _kept;
    private readonly Dictionary<int, string> _siblings;
    private readonly Dictionary<(string, long?), HashSet<long>> _owners = [];

    private RecordSources(OperationLists lists, Source own, Dictionary<int, Source> sources, ILookup<string, string> answers, Dictionary<int, string> siblings) =>
        (_lists, _own, _sources, _taken, _kept, _siblings) = (lists, own, sources, [.. answers[RecordQuestion.Take]], [.. answers[RecordQuestion.Keep]], siblings);

    /// <param name="sender">Whose file it is, as the check found.</param>
    public static async Task<RecordSources> Of(TesseraDb db, OperationLists lists, Import import, long? sender)
    {
        var committed = await db.Imports.AsNoTracking().Where(i => i.OperationId == import.OperationId && i.State == ImportState.Committed).Select(i => new { i.Number, i.SenderId, i.Settings }).ToListAsync();
        var answers = await db.ImportAnswers.AsNoTracking().Where(a => a.OperationId == import.OperationId && a.ImportNumber == import.Number && (a.Value == RecordQuestion.Take || a.Value == RecordQuestion.Keep)).ToListAsync();
        return new RecordSources(lists, new(sender, import.Settings), committed.ToDictionary(i => i.Number, i => new Source(i.SenderId, i.Settings)), answers.ToLookup(a => a.Value, a => a.Key), await Siblings(db, import));
    }

    /// <summary>Files that came in one batch with this one, by the number of their imports.</summary>
    private static async Task<Dictionary<int, string>> Siblings(TesseraDb db, Import import)
    {
        var files = db.BatchFiles.AsNoTracking().Where(f => f.OperationId == import.OperationId);
        var batches = files.Where(f => f.ImportNumber == import.Number).Select(f => f.BatchNumber);
        return (await files.Where(f => batches.Contains(f.BatchNumber) && f.ImportNumber != null && f.ImportNumber != import.Number).ToListAsync())
            .GroupBy(f => f.ImportNumber!.Value).ToDictionary(g => g.Key, g => g.First().Name);
    }

    /// <summary>The row came in a file of the same batch and of the same source: neither is the later word of the two.</summary>
    public bool IsTwice(ExistingRow row, long partner) => _siblings.ContainsKey(row.Import) && IsOwn(row, partner) == IsOwn(partner);

    public string FileOf(int sibling) => _siblings[sibling];

    public long Survivor(long partner) => _lists.Survivor(partner);

    /// <summary>Who a partner is now; null is nobody.</summary>
    public long? Current(long? partner) => partner is { } known ? Survivor(known) : null;

    public string? PlaceCode(long area) => _lists.Area(area)?.Pcode;

    /// <summary>Whether any rows can be of another source than the file at hand.</summary>
    public bool MayMeetAny => _sources.Count > 0 && (Owners(_own).Count > 0 || _sources.Values.Any(source => Owners(source).Count > 0));

    /// <summary>Whether rows of an import can be of another source than the file at hand: one of the two is somebody's own.</summary>
    public bool MayMeet(int import) => _sources.TryGetValue(import, out var source) && (Owners(source).Count > 0 || Owners(_own).Count > 0);

    /// <summary>The file at hand is the partner's own.</summary>
    public bool IsOwn(long partner) => Owners(_own).Contains(Survivor(partner));

    /// <summary>The row came in a file of the partner's own.</summary>
    public bool IsOwn(ExistingRow row, long partner) => IsOwn(row.Import, partner);

    public bool IsOwn(int import, long partner) => _sources.TryGetValue(import, out var source) && Owners(source).Contains(Survivor(partner));

    /// <summary>Somebody said that this file's word counts for the partner's rows.</summary>
    public bool IsTaken(long partner) => IsTaken(RecordQuestion.KeyOf(Survivor(partner)));

    public bool IsTaken(string question) => _taken.Contains(question);

    /// <summary>Somebody said that the other word stays.</summary>
    public bool IsKept(string question) => _kept.Contains(question);

    /// <summary>The sender; of a reporter of several partners all of them, who bring nothing but their own.</summary>
    private HashSet<long> Owners(Source source)
    {
        if (_owners.TryGetValue((source.Settings, source.Sender), out var owners)) return owners;
        owners = source.Sender is { } sender ? [Survivor(sender)] : [];
        if (ImportJson.Read(source.Settings) is { OnlyPartners: { } mine, OnlyClusters: null }) owners.UnionWith(mine.Select(Survivor));
        return _owners[(source.Settings, source.Sender)] = owners;
    }
}
