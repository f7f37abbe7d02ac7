using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Tessera.Domain.Caseloads;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Needs;

/// <summary>Writes the lines of a caseload; the caller's transaction decides.</summary>
internal sealed class CaseloadWriter(TesseraDb db, Ids ids)
{
    private static readonly BulkColumn[] Columns =
    [
        new("operation_id", BulkType.Integer), new("caseload_number", BulkType.Integer), new("position", BulkType.Integer), new("source_row", BulkType.Integer),
        new("area_id", BulkType.Long), new("cluster_id", BulkType.Long), new("group_id", BulkType.Long), new("category", BulkType.Text),
        new("sex", BulkType.Small), new("age_from", BulkType.Integer), new("age_to", BulkType.Integer), new("is_disabled", BulkType.Boolean),
        new("figure", BulkType.Small), new("value", BulkType.Long), new("severity", BulkType.Small),
    ];

    public async Task Write(CaseloadRow caseload, IReadOnlyList<ReadLine> lines)
    {
        var connection = db.Database.GetDbConnection();
        var groups = await Groups(connection, db.Database.CurrentTransaction!.GetDbTransaction(), caseload.OperationId, lines);
        using var bulk = BulkInsert.Into(connection, "caseload_line", Columns);
        for (var i = 0; i < lines.Count; i++) Write(bulk, caseload, i, lines[i], groups);
        bulk.Complete();
    }

    /// <summary>Groups are words of the operation's list, so that needs and activities mean one thing by them.</summary>
    private async Task<Dictionary<string, long?>> Groups(DbConnection connection, DbTransaction transaction, int operationId, IReadOnlyList<ReadLine> lines)
    {
        var terms = new TermCodes(connection, transaction, operationId, ids, new KnownTerms());
        var groups = new Dictionary<string, long?>(StringComparer.Ordinal);
        foreach (var group in lines.Select(l => l.Line.Group).OfType<string>().Distinct()) groups[group] = await terms.Code("group", group);
        return groups;
    }

    private static void Write(BulkInsert bulk, CaseloadRow caseload, int position, ReadLine read, Dictionary<string, long?> groups)
    {
        var line = read.Line;
        bulk.Begin();
        bulk.Add(caseload.OperationId);
        bulk.Add(caseload.Number);
        bulk.Add(position);
        bulk.Add(read.Row);
        bulk.Add(line.AreaId);
        bulk.Add(line.ClusterId);
        bulk.Add(line.Group is { } group ? groups[group] : null);
        bulk.Add(line.Category);
        bulk.Add((long)line.Cut.Sex);
        bulk.Add(line.Cut.AgeFrom);
        bulk.Add(line.Cut.AgeTo);
        bulk.Add(line.Cut.Disabled);
        bulk.Add((long)line.Figure);
        bulk.Add(line.Value);
        bulk.Add(line.Severity);
        bulk.End();
    }
}
