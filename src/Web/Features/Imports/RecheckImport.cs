using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Jobs;

namespace Tessera.Web.Features.Imports;

/// <summary>Checks a waiting import again instead of accepting it, since others that are accepted now tell of its rows too.</summary>
internal sealed class RecheckImport(TesseraDb db, CurrentUser user, JobQueue jobs, ImportDesk desk)
{
    /// <param name="others">Numbers of the imports that go in before it.</param>
    public async Task Run(Operation operation, int number, IReadOnlyList<int> others)
    {
        var import = await desk.Find(operation, number);
        user.Demand(Right.ImportRows, await desk.Owners.ScopeOf(operation, import), ImportDesk.Unknown);
        if (import.State != ImportState.Checked) throw Problem.Conflict("import.not-checked", import.FileName);
        desk.CheckAgain(import, new Recheck { Imports = others, WasAccepted = true });
        await db.SaveChangesAsync();
        jobs.Wake();
    }
}
