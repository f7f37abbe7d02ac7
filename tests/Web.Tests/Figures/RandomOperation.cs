using Tessera.Domain.Activities;
using Tessera.Domain.Clusters;
using Tessera.Domain.Needs;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Tests.Figures;

/// <summary>
/// A country made by chance: VNM with provinces X1 (districts X11, X12) and X2 (X21), clusters WSH and HEA, partners 1 to
/// 4 of which 4 may be merged into 1, some imports of which one may be undone and a later one may revise rows, and needs.
/// The same number makes the same country.
/// </summary>
internal sealed class RandomOperation
{
    public static readonly (long Id, string Code, int Level, long? Parent)[] Areas =
        [(100, "VNM", 0, null), (110, "X1", 1, 100), (120, "X2", 1, 100), (111, "X11", 2, 110), (112, "X12", 2, 110), (121, "X21", 2, 120)];

    public static readonly (long Id, string Code)[] Clusters = [(31, "WSH"), (32, "HEA")];
    public static readonly int FirstMonth = ReportingPeriod.Month(2010, 1);

    private readonly Random _random;
    private readonly int _deepest;

    public RandomOperation(int number)
    {
        _random = new Random(number);
        Code = $"op{number:000}";
        // One country in three reports by province, so that lines are compared there.
        _deepest = _random.Next(3) == 0 ? 1 : 2;
        IsMerged = _random.Next(2) == 0;
        for (var import = 1; import <= _random.Next(1, 4); import++) Import(import);
        Undone = Imports > 1 && _random.Next(3) == 0 ? _random.Next(1, Imports + 1) : 0;
        foreach (var (area, code, level, _) in Areas.Where(a => a.Level == 1))
            foreach (var (cluster, _) in Clusters)
                if (_random.Next(4) > 0) Needs.Add((area, cluster, _random.Next(3) == 0 ? 0 : _random.Next(1, 300)));
    }

    public string Code { get; }
    public bool IsMerged { get; }
    public int Imports { get; private set; }
    /// <summary>The import that was taken back; 0 for none.</summary>
    public int Undone { get; }
    public List<ActivityRow> Rows { get; } = [];
    public List<(long Area, long Cluster, int People)> Needs { get; } = [];

    /// <summary>The versions that count: of committed imports the latest of each row, unless rows of another source took its place.</summary>
    public IEnumerable<ActivityRow> Counting => Rows.Where(r => r.ImportNumber != Undone).GroupBy(r => r.RowId).Select(versions => versions.MaxBy(r => r.ImportNumber)!).Where(r => r.Status != (byte)ActivityStatus.Replaced);

    public async Task Register(TesseraDb db)
    {
        var operation = new Operation { Code = Code, Name = Code, Countries = "VNM", IsPublished = true, Sequence = Imports, ListStamp = 1 };
        db.Add(operation);
        await db.SaveChangesAsync();
        Lists(db, operation.Id);
        for (var import = 1; import <= Imports; import++)
            db.Add(new Import { OperationId = operation.Id, Number = import, FileId = import, FileName = "month.xlsx", Settings = "{}", State = import == Undone ? ImportState.Undone : ImportState.Committed, CommitSequence = import });
        foreach (var row in Rows) db.Add(Of(operation.Id, row));
        Load(db, operation.Id);
        await db.SaveChangesAsync();
    }

    private void Lists(TesseraDb db, int id)
    {
        foreach (var (area, code, level, parent) in Areas)
        {
            db.Add(new AreaRow { OperationId = id, Id = area, Pcode = code, Level = level, ParentId = parent });
            db.Add(new AreaNameRow { OperationId = id, AreaId = area, Position = 0, Language = "en", Name = code, Folded = code });
        }
        foreach (var (cluster, code) in Clusters) db.Add(new Cluster { OperationId = id, Id = cluster, Code = code, Name = code, ShortName = code, IsEstablished = true });
        for (var partner = 1; partner <= 4; partner++) db.Add(new Partner { OperationId = id, Id = partner, Name = $"Partner {partner}", MergedInto = partner == 4 && IsMerged ? 1 : null });
        foreach (var (term, list, text) in new[] { (51L, "group", "idps"), (7L, "kind", "wells"), (8L, "kind", "kits") })
            db.Add(new TermRow { OperationId = id, Id = term, List = list, Text = text, Folded = text });
    }

    private void Load(TesseraDb db, int id)
    {
        if (Needs.Count == 0) return;
        db.Add(new CaseloadRow { OperationId = id, Number = 1, Name = "needs", Folded = "needs", Source = "needs.csv", FileId = 1, Cut = "", Report = "{}", Lines = Needs.Count });
        for (var i = 0; i < Needs.Count; i++)
            db.Add(new CaseloadLineRow { OperationId = id, CaseloadNumber = 1, Position = i, SourceRow = i + 2, AreaId = Needs[i].Area, ClusterId = Needs[i].Cluster, Figure = (byte)NeedFigure.InNeed, Value = Needs[i].People * 10_000L });
    }

    private void Import(int number)
    {
        var before = Rows.Select(r => r.RowId).Distinct().ToList();
        for (var i = 0; i < _random.Next(1, 14); i++) Rows.Add(Row(number, number * 1000 + i));
        foreach (var row in before.Where(_ => _random.Next(5) == 0)) Rows.Add(Row(number, row));
        Imports = number;
    }

    private ActivityRow Row(int import, long row)
    {
        var places = Areas.Where(a => a.Level <= _deepest && (a.Level == _deepest || _random.Next(12) == 0)).ToArray();
        var isDated = _random.Next(6) > 0;
        var from = isDated ? FirstMonth + _random.Next(3) : 0;
        var isNil = _random.Next(10) == 0;
        return new ActivityRow
        {
            RowId = row,
            ImportNumber = import,
            SourceRow = (int)row,
            AreaId = places[_random.Next(places.Length)].Id,
            ReportingId = _random.Next(7) == 0 ? null : _random.Next(1, 5),
            ClusterId = _random.Next(6) == 0 ? null : Clusters[_random.Next(2)].Id,
            KindId = _random.Next(6) == 0 ? null : _random.Next(7, 9),
            GroupId = _random.Next(3) == 0 ? 51 : null,
            Status = (byte)_random.Next(Enum.GetValues<ActivityStatus>().Length),
            Recurrency = _random.Next(4) == 0 ? (byte)Recurrency.FirstTime : (byte)0,
            IsNil = isNil,
            FromMonth = from,
            ToMonth = isDated ? from + _random.Next(2) : 0,
            AsOfMonth = from,
            Reached = isNil ? 0 : _random.Next(4) == 0 ? null : _random.Next(1, 100) * 10_000L,
        };
    }

    private static ActivityRow Of(int operation, ActivityRow row) => new()
    {
        OperationId = operation,
        RowId = row.RowId,
        ImportNumber = row.ImportNumber,
        SourceRow = row.SourceRow,
        KeyHash = row.RowId,
        ContentHash = row.RowId,
        AreaId = row.AreaId,
        ReportingId = row.ReportingId,
        ClusterId = row.ClusterId,
        KindId = row.KindId,
        GroupId = row.GroupId,
        Status = row.Status,
        Recurrency = row.Recurrency,
        IsNil = row.IsNil,
        FromMonth = row.FromMonth,
        ToMonth = row.ToMonth,
        AsOfMonth = row.AsOfMonth,
        Reached = row.Reached,
    };
}
