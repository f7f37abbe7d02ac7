using System.Globalization;
using Tessera.Domain;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Imports;

/// <summary>Rows of a sheet before they are kept, and afterwards piece by piece.</summary>
internal static class RawChunks
{
    private const int LongestHole = 1000;

    /// <summary>
    /// With the blank rows between others, which readers pass over: they are read and skipped like any that say nothing.
    /// A hole of thousands of rows is an end of the table and another thing below it, and not filled.
    /// </summary>
    public static IEnumerable<SheetRow> WithBlanks(IEnumerable<SheetRow> rows, int first)
    {
        var blank = new SheetRow();
        var next = first;
        foreach (var row in rows)
        {
            for (; next < row.Number && row.Number - next <= LongestHole; next++)
            {
                blank.Begin(next);
                yield return blank;
            }
            yield return row;
            next = row.Number + 1;
        }
    }

    public static async IAsyncEnumerable<byte[]> Of(Engine engine, Import import)
    {
        await using var connection = await engine.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture,
            $"SELECT raw FROM import_chunk WHERE operation_id = {import.OperationId} AND import_number = {import.Number} ORDER BY position");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) yield return (byte[])reader[0];
    }
}
