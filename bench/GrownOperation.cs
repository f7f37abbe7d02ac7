using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Needs;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Features.Operations;

namespace Tessera.Bench;

/// <summary>
/// An operation of 20 provinces, 200 districts and 2,000 communes with 500 partners, 12 clusters, 60 kinds and 8 groups,
/// whose rows are made by a seeded generator and stand in the database as accepted imports of 100,000 each.
/// </summary>
internal sealed class GrownOperation(BenchHost host, string code)
{
    public const int Provinces = 20, Clusters = 12;
    private const int Partners = 500, Kinds = 60, Communes = 2_000, Groups = 8, Months = 36, Each = 100_000;
    private static readonly string[] GroupWords = ["idps", "refugees", "asylum seekers", "returnees", "host community", "affected", "migrants", "stateless"];
    private static readonly int First = ReportingPeriod.Month(2022, 1);

    private static readonly BulkColumn[] Columns =
    [
        new("operation_id", BulkType.Integer), new("row_id", BulkType.Long), new("import_number", BulkType.Integer), new("source_row", BulkType.Integer), new("key_hash", BulkType.Long), new("content_hash", BulkType.Long),
        new("reporting_id", BulkType.Long), new("implementing_id", BulkType.Long), new("cluster_id", BulkType.Long), new("kind_id", BulkType.Long), new("area_id", BulkType.Long), new("group_id", BulkType.Long),
        new("status", BulkType.Small), new("recurrency", BulkType.Small), new("is_nil", BulkType.Boolean), new("sensitivity", BulkType.Small), new("from_month", BulkType.Integer), new("to_month", BulkType.Integer), new("as_of_month", BulkType.Integer),
        new("targeted", BulkType.Long), new("reached", BulkType.Long),
    ];

    private readonly Random _random = new(11);
    private readonly HashSet<(int, int, int, int, int)> _distinct = [];
    private long[] _clusters = [];
    private int _imports;
    private long _rows;

    public Operation Operation { get; private set; } = null!;
    public IReadOnlyList<string> ClusterCodes { get; private set; } = [];
    public double DistinctPercent => _distinct.Count * 100.0 / _rows;

    public async Task Register()
    {
        await host.In(services => services.GetRequiredService<RegisterOperation>().Run(new OperationInput(code, code, "MOZ")));
        await host.In(async services =>
        {
            var db = services.GetRequiredService<TesseraDb>();
            Operation = await db.Operations.AsNoTracking().SingleAsync(o => o.Code == code);
            var clusters = await db.Clusters.Where(c => c.OperationId == Operation.Id && !c.IsSensitive).OrderBy(c => c.Id).Take(Clusters).ToListAsync();
            foreach (var cluster in clusters) cluster.IsEstablished = true;
            (_clusters, ClusterCodes) = ([.. clusters.Select(c => c.Id)], [.. clusters.Select(c => c.Code)]);
            Lists(db, Operation.Id, await db.Areas.Where(a => a.OperationId == Operation.Id && a.Level == 0).Select(a => a.Id).SingleAsync());
            Needs(db);
            return await db.SaveChangesAsync();
        });
    }

    /// <summary>Further accepted rows, whole imports at a time.</summary>
    public async Task Grow(int rows)
    {
        for (var left = rows; left > 0; left -= Each) await Accept(Math.Min(left, Each));
        Operation = await host.In(services => services.GetRequiredService<TesseraDb>().Operations.AsNoTracking().SingleAsync(o => o.Code == code));
    }

    /// <summary>One import as its commit leaves it.</summary>
    public Task Accept(int rows) => host.In(async services =>
    {
        var db = services.GetRequiredService<TesseraDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var number = ++_imports;
        using (var bulk = BulkInsert.Into(db.Database.GetDbConnection(), "activity", Columns))
        {
            for (var row = 0; row < rows; row++) Write(bulk, number, row);
            bulk.Complete();
        }
        db.Add(new Import { OperationId = Operation.Id, Number = number, FileId = number, FileName = "month.xlsx", Settings = "{}", State = ImportState.Committed, CommitSequence = number, CommittedAt = number });
        await db.SaveChangesAsync();
        await db.Operations.Where(o => o.Id == Operation.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.Sequence, number));
        await transaction.CommitAsync();
        return number;
    });

    private void Write(BulkInsert bulk, int import, int row)
    {
        var key = (Partner: _random.Next(Partners), Kind: _random.Next(Kinds), Place: _random.Next(Communes), Group: _random.Next(Groups), Month: _random.Next(Months));
        if (_rows < 1_000_000) _distinct.Add(key);
        _rows++;
        var from = First + key.Month;
        bulk.Begin();
        foreach (var number in (ReadOnlySpan<long>)[Operation.Id, (long)import * Each + row, import, row + 2, _rows, _rows, 10_001 + key.Partner, 10_001 + (key.Partner * 7 + key.Group) % Partners, _clusters[key.Kind % Clusters], 20_001 + key.Kind, 2_001 + key.Place, 30_001 + key.Group, _random.Next(3), 0]) bulk.Add(number);
        bulk.Add(false);
        foreach (var number in (ReadOnlySpan<long>)[0, from, from + _random.Next(3), from, _random.Next(9_000) * 10_000L]) bulk.Add(number);
        bulk.Add(_random.Next(5) == 0 ? null : _random.Next(1, 900) * 10_000L);
        bulk.End();
    }

    private static void Lists(TesseraDb db, int id, long country)
    {
        void Area(long area, string pcode, int level, long parent)
        {
            db.Add(new AreaRow { OperationId = id, Id = area, Pcode = pcode, Level = level, ParentId = parent });
            db.Add(new AreaNameRow { OperationId = id, AreaId = area, Position = 0, Language = "en", Name = pcode, Folded = pcode });
        }
        string Code(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number:0000}");
        for (var province = 0; province < Provinces; province++) Area(1_001 + province, Code("P", province), 1, country);
        for (var district = 0; district < 200; district++) Area(1_101 + district, Code("D", district), 2, 1_001 + district % Provinces);
        for (var commune = 0; commune < Communes; commune++) Area(2_001 + commune, Code("C", commune), 3, 1_101 + commune % 200);
        for (var partner = 0; partner < Partners; partner++) db.Add(new Partner { OperationId = id, Id = 10_001 + partner, Name = Code("Partner ", partner) });
        for (var kind = 0; kind < Kinds; kind++) db.Add(new TermRow { OperationId = id, Id = 20_001 + kind, List = "kind", Text = Code("Kind ", kind), Folded = Code("kind ", kind) });
        for (var group = 0; group < Groups; group++) db.Add(new TermRow { OperationId = id, Id = 30_001 + group, List = "group", Text = GroupWords[group], Folded = GroupWords[group] });
    }

    /// <summary>100,000 in need of every cluster in every province.</summary>
    private void Needs(TesseraDb db)
    {
        db.Add(new CaseloadRow { OperationId = Operation.Id, Number = 1, Name = "needs", Folded = "needs", Source = "needs.csv", FileId = 1, Cut = "", Report = "{}", Lines = Provinces * Clusters });
        for (var i = 0; i < Provinces * Clusters; i++)
            db.Add(new CaseloadLineRow { OperationId = Operation.Id, CaseloadNumber = 1, Position = i, SourceRow = i + 2, AreaId = 1_001 + i % Provinces, ClusterId = _clusters[i / Provinces], Figure = (byte)NeedFigure.InNeed, Value = 100_000 * 10_000L });
    }
}
