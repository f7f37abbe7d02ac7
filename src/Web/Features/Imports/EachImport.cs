using Tessera.Domain;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Imports;

/// <summary>Does the same to several imports, each in its own transaction. One that somebody else was faster with is passed over.</summary>
internal sealed class EachImport(TesseraDb db)
{
    /// <returns>To how many it was done.</returns>
    public async Task<int> Run(IEnumerable<int> imports, Func<int, Task> verb)
    {
        var done = 0;
        foreach (var import in imports)
        {
            try
            {
                await verb(import);
                done++;
            }
            catch (Problem faster) when (faster.Kind == ProblemKind.Conflict) { /* its page says what became of it */ }
            // What one import left in memory must not be saved with the next.
            db.ChangeTracker.Clear();
        }
        return done;
    }
}
