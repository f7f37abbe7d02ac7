using System.Data.Common;
using System.Globalization;
using Tessera.Domain.Analysis;
using Tessera.Web.Database;

namespace Tessera.Web.Figures;

/// <summary>Reads the rows of one committed import into columns.</summary>
internal static class SegmentReader
{
    private const string Columns = "row_id, from_month, to_month, cluster_id, kind_id, reporting_id, programming_id, implementing_id, funding_id, organisation_typed, area_id, group_id, status, is_nil, targeted, reached";

    public static async Task<FactSegment> Read(DbConnection connection, FactTable facts, int operationId, int import, long sequence)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"FROM activity WHERE operation_id = {operationId} AND import_number = {import}");
        var segment = new FactSegment(import, sequence, (int)await Scalar(connection, $"SELECT count(*) {where}"));
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns}, as_of_month {where} ORDER BY row_id";
        await using var reader = await command.ExecuteReaderAsync();
        for (var row = 0; row < segment.Count && await reader.ReadAsync(); row++) Take(reader, facts, segment, row);
        return segment;
    }

    public static async Task<long> Scalar(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static void Take(DbDataReader reader, FactTable facts, FactSegment segment, int row)
    {
        segment.RowId[row] = reader.GetInt64(0);
        segment.FromMonth[row] = (ushort)reader.GetInt32(1);
        segment.ToMonth[row] = (ushort)reader.GetInt32(2);
        segment.TellAsOf(row, (ushort)reader.GetInt32(reader.FieldCount - 1));
        segment.Cluster[row] = (short)Code(reader, 3, facts.Clusters);
        segment.Kind[row] = Code(reader, 4, facts.Kinds);
        segment.Reporting[row] = Code(reader, 5, facts.Partners);
        segment.Programming[row] = Code(reader, 6, facts.Partners);
        segment.Implementing[row] = Code(reader, 7, facts.Partners);
        segment.Funding[row] = Code(reader, 8, facts.Partners);
        segment.Typed[row] = reader.IsDBNull(9) ? -1 : TypedCode(facts, reader.GetString(9));
        segment.Area[row] = facts.Areas.Code(reader.GetInt64(10));
        segment.Group[row] = (short)Code(reader, 11, facts.Groups);
        segment.Status[row] = (byte)reader.GetInt16(12);
        segment.Flags[row] = reader.GetBoolean(13) ? FactSegment.NilFlag : (byte)0;
        segment.Targeted[row] = reader.IsDBNull(14) ? FactSegment.None : reader.GetInt64(14);
        segment.Reached[row] = reader.IsDBNull(15) ? FactSegment.None : reader.GetInt64(15);
    }

    private static int Code(DbDataReader reader, int column, CodeDictionary<long> codes) =>
        reader.IsDBNull(column) ? -1 : codes.Code(reader.GetInt64(column));

    /// <summary>Typed texts are counted without regard to case (issue 2, section 5).</summary>
    private static int TypedCode(FactTable facts, string typed) => facts.TypedOrganisations.Code(typed.ToUpperInvariant());
}
