using System.Data.Common;
using System.Globalization;
using Tessera.Domain;

namespace Tessera.Web.Database;

/// <summary>
/// Texts of dictionary columns as term ids of the operation, adding those not yet known. Two imports adding the same
/// word at once end with one term: the insert gives way, the id is read back.
/// </summary>
internal sealed class TermCodes(DbConnection connection, DbTransaction transaction, int operationId, Ids ids, Dictionary<(string List, string Folded), long> known)
{
    public async Task<long?> Code(string list, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var folded = Folding.Fold(text);
        if (folded.Length == 0) folded = text.Trim();
        if (known.TryGetValue((list, folded), out var id)) return id;
        await Run("INSERT INTO term (operation_id, id, list, text, folded) VALUES (@operation, @id, @list, @text, @folded) ON CONFLICT DO NOTHING", list, text.Trim(), folded);
        id = Convert.ToInt64(await Run("SELECT id FROM term WHERE operation_id = @operation AND list = @list AND folded = @folded", list, text, folded), CultureInfo.InvariantCulture);
        return known[(list, folded)] = id;
    }

    private async Task<object?> Run(string sql, string list, string text, string folded)
    {
        await using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        Add(command, "@operation", operationId);
        Add(command, "@list", list);
        Add(command, "@folded", folded);
        if (!sql.StartsWith("SELECT", StringComparison.Ordinal))
        {
            Add(command, "@id", ids.Next());
            Add(command, "@text", text);
        }
        return await command.ExecuteScalarAsync();
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
