using System.Data.Common;
using System.Globalization;
using Tessera.Domain.Activities;
using Tessera.Domain.Analysis;
using Tessera.Web.Database;

namespace Tessera.Web.Figures;

/// <summary>Reads the rows of one committed import into columns.</summary>
internal static class SegmentReader
{
    // What may be missing comes as a number, so that a value is one question to the driver and not two.
    private const long Missing = FactSegment.None;
    private static readonly string Columns = "row_id, from_month, to_month, " + string.Join(", ",
        new[] { "cluster_id", "kind_id", "reporting_id", "programming_id", "implementing_id", "funding_id", "group_id", "targeted", "reached",
                "indicator_id", "site_id", "modality_id", "unit_id", "reached_households", "quantity" }
            .Select(column => $"coalesce({column}, -9223372036854775808)")) + ", area_id, status, is_nil, organisation_typed, recurrency, as_of_month, cuts";

    public static async Task<FactSegment> Read(DbConnection connection, FactTable facts, int operationId, int import, long sequence)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"FROM activity WHERE operation_id = {operationId} AND import_number = {import}");
        var segment = new FactSegment(import, sequence, (int)await Scalar(connection, $"SELECT count(*) {where}"));
        var (units, groups) = (await Meanings(connection, operationId, "unit", UnitWords.List), await Meanings(connection, operationId, "group", GroupWords.List));
        // Rows lie in the order they were written, which is that of their ids unless earlier rows were revised.
        if (!await Fill(connection, $"SELECT {Columns} {where}", facts, segment, (units, groups))) await Fill(connection, $"SELECT {Columns} {where} ORDER BY row_id", facts, segment, (units, groups));
        return segment;
    }

    /// <summary>False as soon as a row comes out of order.</summary>
    private static async Task<bool> Fill(DbConnection connection, string sql, FactTable facts, FactSegment segment, (Dictionary<long, string> Units, Dictionary<long, string> Groups) meanings)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        for (var row = 0; row < segment.Count && await reader.ReadAsync(); row++)
        {
            Take(reader, facts, segment, row);
            TakeQuantities(reader, facts, segment, row, meanings.Units);
            if (!reader.IsDBNull(24)) segment.StateCuts(row, ReachedCuts.Of(reader.GetString(24), facts.Cuts));
            // People of a word that names no population group are not other people than the rest.
            segment.Group[row] = meanings.Groups.ContainsKey(reader.GetInt64(9)) ? (short)Code(reader.GetInt64(9), facts.Groups) : (short)-1;
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
        segment.Targeted[row] = reader.GetInt64(10);
        segment.Reached[row] = reader.GetInt64(11);
        segment.Detail[row] = Detail(reader);
        segment.Area[row] = facts.Areas.Code(reader.GetInt64(18));
        segment.Status[row] = (byte)reader.GetInt16(19);
        segment.Flags[row] = (byte)((reader.GetBoolean(20) ? FactSegment.NilFlag : 0) | (IsNew(reader.GetInt16(22)) ? FactSegment.NewFlag : 0));
        segment.Typed[row] = reader.IsDBNull(21) ? -1 : TypedCode(facts, reader.GetString(21));
        segment.TellAsOf(row, (ushort)reader.GetInt32(23));
    }

    /// <summary>A quantity in people or households is what the row reached, where it says nothing else of them.</summary>
    private static void TakeQuantities(DbDataReader reader, FactTable facts, FactSegment segment, int row, Dictionary<long, string> units)
    {
        var (unit, households, quantity) = (reader.GetInt64(15), Number(reader, 16), Number(reader, 17));
        var meaning = units.GetValueOrDefault(unit);
        if (meaning == UnitWords.People && segment.Reached[row] == FactSegment.None && quantity is { } people) segment.Reached[row] = people;
        segment.Unit[row] = (short)Code(unit, facts.Units);
        segment.State(row, households ?? (meaning == UnitWords.Households ? quantity : null), meaning is null ? quantity : null);
    }

    /// <summary>The operation's terms of a list that mean something: units that are people, groups that are population groups.</summary>
    private static async Task<Dictionary<long, string>> Meanings(DbConnection connection, int operationId, string list, WordList words)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT id, folded FROM term WHERE operation_id = {operationId} AND list = '{list}'");
        await using var reader = await command.ExecuteReaderAsync();
        var meanings = new Dictionary<long, string>();
        while (await reader.ReadAsync()) if (words.Find(reader.GetString(1)) is { } meaning) meanings.Add(reader.GetInt64(0), meaning);
        return meanings;
    }

    /// <summary>First-time and one-off assistance reach people not counted before (standards.md 4.3).</summary>
    private static bool IsNew(short recurrency) => (Recurrency)recurrency is Recurrency.FirstTime or Recurrency.OneOff;

    private static long Detail(DbDataReader reader)
    {
        var digest = new QuickHash();
        for (var column = 12; column <= 14; column++) digest.Add(reader.GetInt64(column));
        return digest.Value.Low;
    }

    private static long? Number(DbDataReader reader, int column) => reader.GetInt64(column) is var value && value == Missing ? null : value;

    private static int Code(long id, CodeDictionary<long> codes) => id == Missing ? -1 : codes.Code(id);

    /// <summary>Typed texts are counted without regard to case (issue 2, section 5).</summary>
    private static int TypedCode(FactTable facts, string typed) => facts.TypedOrganisations.Code(typed.ToUpperInvariant());
}
