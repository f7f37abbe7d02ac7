using System.Data.Common;
using System.Globalization;
using Tessera.Domain.Activities;
using Tessera.Domain.Analysis;
using Tessera.Web.Database;

namespace Tessera.Web.Figures;

/// <summary>Reads the rows of one committed import into columns.</summary>
internal static class SegmentReader
{
    private const string Columns = "row_id, from_month, to_month, cluster_id, kind_id, reporting_id, programming_id, implementing_id, funding_id, organisation_typed, area_id, group_id, status, is_nil, targeted, reached, indicator_id, site_id, modality_id, recurrency, reached_households, quantity, unit_id";

    public static async Task<FactSegment> Read(DbConnection connection, FactTable facts, int operationId, int import, long sequence)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"FROM activity WHERE operation_id = {operationId} AND import_number = {import}");
        var segment = new FactSegment(import, sequence, (int)await Scalar(connection, $"SELECT count(*) {where}"));
        var units = await Units(connection, operationId);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns}, as_of_month {where} ORDER BY row_id";
        await using var reader = await command.ExecuteReaderAsync();
        for (var row = 0; row < segment.Count && await reader.ReadAsync(); row++)
        {
            Take(reader, facts, segment, row);
            TakeQuantities(reader, facts, segment, row, units);
        }
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
        segment.Flags[row] = (byte)((reader.GetBoolean(13) ? FactSegment.NilFlag : 0) | (IsNew(reader.GetInt16(19)) ? FactSegment.NewFlag : 0));
        segment.Detail[row] = Detail(reader);
        segment.Targeted[row] = reader.IsDBNull(14) ? FactSegment.None : reader.GetInt64(14);
        segment.Reached[row] = reader.IsDBNull(15) ? FactSegment.None : reader.GetInt64(15);
    }

    /// <summary>A quantity in people or households is what the row reached, where it says nothing else of them.</summary>
    private static void TakeQuantities(DbDataReader reader, FactTable facts, FactSegment segment, int row, Dictionary<long, string> units)
    {
        var (households, quantity) = (Number(reader, 20), Number(reader, 21));
        var meaning = reader.IsDBNull(22) ? null : units.GetValueOrDefault(reader.GetInt64(22));
        if (meaning == UnitWords.People && segment.Reached[row] == FactSegment.None && quantity is { } people) segment.Reached[row] = people;
        segment.Unit[row] = (short)Code(reader, 22, facts.Units);
        segment.State(row, households ?? (meaning == UnitWords.Households ? quantity : null), meaning is null ? quantity : null);
    }

    /// <summary>The operation's units that mean people or households.</summary>
    private static async Task<Dictionary<long, string>> Units(DbConnection connection, int operationId)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT id, folded FROM term WHERE operation_id = {operationId} AND list = 'unit'");
        await using var reader = await command.ExecuteReaderAsync();
        var units = new Dictionary<long, string>();
        while (await reader.ReadAsync()) if (UnitWords.List.Find(reader.GetString(1)) is { } meaning) units.Add(reader.GetInt64(0), meaning);
        return units;
    }

    /// <summary>First-time and one-off assistance reach people not counted before (standards.md 4.3).</summary>
    private static bool IsNew(short recurrency) => (Recurrency)recurrency is Recurrency.FirstTime or Recurrency.OneOff;

    private static long Detail(DbDataReader reader)
    {
        var digest = new QuickHash();
        for (var column = 16; column <= 18; column++) digest.Add(Number(reader, column));
        return digest.Value.Low;
    }

    private static long? Number(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    private static int Code(DbDataReader reader, int column, CodeDictionary<long> codes) =>
        reader.IsDBNull(column) ? -1 : codes.Code(reader.GetInt64(column));

    /// <summary>Typed texts are counted without regard to case (issue 2, section 5).</summary>
    private static int TypedCode(FactTable facts, string typed) => facts.TypedOrganisations.Code(typed.ToUpperInvariant());
}
