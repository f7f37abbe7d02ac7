using System.Data.Common;
using System.Globalization;
using Tessera.Domain;

namespace Tessera.Web.Database;

/// <summary>Term ids met so far in an import: by the text as it stands, which spares folding it, and by the folded one.</summary>
internal sealed class KnownTerms
{
    public Dictionary<(string List, string Text), long> ByText { get; } = [];
    public Dictionary<(string List, string Folded), long> ByFolded { get; } = [];
}

/// <summary>
/// Texts of dictionary columns as term ids of the operation, adding those not yet known. Two imports adding the same
/// word at once end with one term: the insert gives way, the id is read back.
/// </summary>
internal sealed class TermCodes(DbConnection connection, DbTransaction transaction, int operationId, Ids ids, KnownTerms known)
{
    public async ValueTask<long?> Code(string list, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (known.ByText.TryGetValue((list, text), out var kept)) return kept;
        return known.ByText[(list, text)] = await Find(list, text);
    }

    private async Task<long> Find(string list, string text)
    {
        var folded = Folding.Fold(text);
        if (folded.Length == 0) folded = text.Trim();
        if (known.ByFolded.TryGetValue((list, folded), out var id)) return id;
        await Run("INSERT INTO term (operation_id, id, list, text, folded) VALUES (@operation, @id, @list, @text, @folded) ON CONFLICT DO NOTHING", list, text.Trim(), folded);
        id = Convert.ToInt64(await Run("SELECT id FROM term WHERE operation_id = @operation AND list = @list AND folded = @folded", list, text, folded), CultureInfo.InvariantCulture);
        return known.ByFolded[(list, folded)] = id;
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
