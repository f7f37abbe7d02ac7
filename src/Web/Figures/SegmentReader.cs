using System.Data.Common;
using System.Globalization;
using Tessera.Domain.Analysis;
using Tessera.Web.Database;

namespace Tessera.Web.Figures;

/// <summary>Reads the rows of one committed import into columns.</summary>
internal static class SegmentReader
{
    // What may be missing comes as a number, so that a value is one question to the driver and not two.
    private const long Missing = long.MinValue;
    private static readonly string Columns = "row_id, from_month, to_month, " + string.Join(", ",
        new[] { "cluster_id", "kind_id", "reporting_id", "programming_id", "implementing_id", "funding_id", "group_id", "targeted", "reached" }
            .Select(column => $"coalesce({column}, -9223372036854775808)")) + ", area_id, status, is_nil, organisation_typed";

    public static async Task<FactSegment> Read(DbConnection connection, FactTable facts, int operationId, int import, long sequence)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"FROM activity WHERE operation_id = {operationId} AND import_number = {import}");
        var segment = new FactSegment(import, sequence, (int)await Scalar(connection, $"SELECT count(*) {where}"));
        // Rows lie in the order they were written, which is that of their ids unless earlier rows were revised.
        if (!await Fill(connection, $"SELECT {Columns} {where}", facts, segment)) await Fill(connection, $"SELECT {Columns} {where} ORDER BY row_id", facts, segment);
        return segment;
    }

    /// <summary>False as soon as a row comes out of order.</summary>
    private static async Task<bool> Fill(DbConnection connection, string sql, FactTable facts, FactSegment segment)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        for (var row = 0; row < segment.Count && await reader.ReadAsync(); row++)
        {
            Take(reader, facts, segment, row);
            if (row > 0 && segment.RowId[row] < segment.RowId[row - 1]) return false;
        }
        return true;
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
        segment.Cluster[row] = (short)Code(reader.GetInt64(3), facts.Clusters);
        segment.Kind[row] = Code(reader.GetInt64(4), facts.Kinds);
        segment.Reporting[row] = Code(reader.GetInt64(5), facts.Partners);
        segment.Programming[row] = Code(reader.GetInt64(6), facts.Partners);
        segment.Implementing[row] = Code(reader.GetInt64(7), facts.Partners);
        segment.Funding[row] = Code(reader.GetInt64(8), facts.Partners);
        segment.Group[row] = (short)Code(reader.GetInt64(9), facts.Groups);
        segment.Targeted[row] = reader.GetInt64(10);
        segment.Reached[row] = reader.GetInt64(11);
        segment.Area[row] = facts.Areas.Code(reader.GetInt64(12));
        segment.Status[row] = (byte)reader.GetInt16(13);
        segment.Flags[row] = reader.GetBoolean(14) ? FactSegment.NilFlag : (byte)0;
        segment.Typed[row] = reader.IsDBNull(15) ? -1 : TypedCode(facts, reader.GetString(15));
    }

    private static int Code(long id, CodeDictionary<long> codes) => id == Missing ? -1 : codes.Code(id);

    /// <summary>Typed texts are counted without regard to case (issue 2, section 5).</summary>
    private static int TypedCode(FactTable facts, string typed) => facts.TypedOrganisations.Code(typed.ToUpperInvariant());
}
