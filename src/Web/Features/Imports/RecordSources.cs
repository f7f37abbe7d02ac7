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
    private readonly Dictionary<(string, long?), HashSet<long>> _owners = [];

    private RecordSources(OperationLists lists, Source own, Dictionary<int, Source> sources, ILookup<string, string> answers) =>
        (_lists, _own, _sources, _taken, _kept) = (lists, own, sources, [.. answers[RecordQuestion.Take]], [.. answers[RecordQuestion.Keep]]);

    /// <param name="sender">Whose file it is, as the check found.</param>
    public static async Task<RecordSources> Of(TesseraDb db, OperationLists lists, Import import, long? sender)
    {
        var committed = await db.Imports.AsNoTracking().Where(i => i.OperationId == import.OperationId && i.State == ImportState.Committed).Select(i => new { i.Number, i.SenderId, i.Settings }).ToListAsync();
        var answers = await db.ImportAnswers.AsNoTracking().Where(a => a.OperationId == import.OperationId && a.ImportNumber == import.Number && (a.Value == RecordQuestion.Take || a.Value == RecordQuestion.Keep)).ToListAsync();
        return new RecordSources(lists, new(sender, import.Settings), committed.ToDictionary(i => i.Number, i => new Source(i.SenderId, i.Settings)), answers.ToLookup(a => a.Value, a => a.Key));
    }

    public long Survivor(long partner) => _lists.Survivor(partner);

    /// <summary>Whether rows of an import can be of another source than the file at hand: one of the two is somebody's own.</summary>
    public bool MayMeet(int import) => _sources.TryGetValue(import, out var source) && (Owners(source).Count > 0 || Owners(_own).Count > 0);

    /// <summary>The file at hand is the partner's own.</summary>
    public bool IsOwn(long partner) => Owners(_own).Contains(Survivor(partner));

    /// <summary>The row came in a file of the partner's own.</summary>
    public bool IsOwn(ExistingRow row, long partner) => IsOwn(row.Import, partner);

    public bool IsOwn(int import, long partner) => _sources.TryGetValue(import, out var source) && Owners(source).Contains(Survivor(partner));

    /// <summary>Somebody said that this file's word counts for the partner's rows.</summary>
    public bool IsTaken(long partner) => _taken.Contains(RecordQuestion.KeyOf(Survivor(partner)));

    /// <summary>Somebody said that the partner's own word stays.</summary>
    public bool IsKept(long partner) => _kept.Contains(RecordQuestion.KeyOf(Survivor(partner)));

    /// <summary>The sender; of a reporter of several partners all of them, who bring nothing but their own.</summary>
    private HashSet<long> Owners(Source source)
    {
        if (_owners.TryGetValue((source.Settings, source.Sender), out var owners)) return owners;
        owners = source.Sender is { } sender ? [Survivor(sender)] : [];
        if (ImportJson.Read(source.Settings) is { OnlyPartners: { } mine, OnlyClusters: null }) owners.UnionWith(mine.Select(Survivor));
        return _owners[(source.Settings, source.Sender)] = owners;
    }
}
