using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Lists;

/// <summary>
/// Shows a dictionary word otherwise. Rows point to the word and later files still meet it under its first spelling, so
/// nothing is rewritten. Words come by the thousand with imports and stand outside the change log; a rename writes its line itself.
/// </summary>
internal sealed class RenameTerm(TesseraDb db, CurrentUser user, Ids ids, TimeProvider time)
{
    public async Task<TermRow> Run(Operation operation, long id, string? text, string? seen = null)
    {
        user.Demand(Right.ManageOperation, RightScope.Of(operation));
        var term = await db.Terms.FirstOrDefaultAsync(t => t.OperationId == operation.Id && t.Id == id) ?? throw Problem.NotFound("term.unknown");
        if (string.IsNullOrWhiteSpace(text)) throw Problem.Invalid("term.text-missing");
        if (!string.IsNullOrEmpty(seen) && seen != term.Text) throw Problem.Conflict("record.changed-meanwhile");
        db.Changes.Add(Line(operation, term, text.Trim()));
        term.Text = text.Trim();
        await db.SaveChangesAsync();
        return term;
    }

    private Change Line(Operation operation, TermRow term, string text) => new()
    {
        OperationId = operation.Id,
        Id = ids.Next(),
        At = time.GetUtcNow().ToUnixTimeMilliseconds(),
        UserId = user.Id,
        Actor = user.Name,
        Action = "revised",
        Noun = "term",
        NounId = term.Id.ToString(CultureInfo.InvariantCulture),
        Fields = JsonSerializer.Serialize(new Dictionary<string, string[]> { ["text"] = [term.Text, text] }),
    };
}
