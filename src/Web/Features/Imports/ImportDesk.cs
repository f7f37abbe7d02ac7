using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;
using Tessera.Web.Jobs;

namespace Tessera.Web.Features.Imports;

/// <summary>Kinds and subjects of the import jobs.</summary>
internal static class ImportJobs
{
    public const string Check = "import.check";
    public const string Commit = "import.commit";

    public static string Subject(Import import) => import.Number.ToString(CultureInfo.InvariantCulture);
    public static int Number(Job job) => int.Parse(job.Subject, CultureInfo.InvariantCulture);
}

/// <summary>What every verb of an import needs: finding it, whose it is, opening one, its jobs.</summary>
internal sealed class ImportDesk(TesseraDb db, CurrentUser user, ListsCache lists, JobQueue jobs, Actor actor)
{
    public const string Unknown = "import.unknown";

    /// <summary>As it stands in the database now: a job may have moved it on since this scope last saw it.</summary>
    public async Task<Import> Find(Operation operation, int number)
    {
        var import = await db.Imports.FirstOrDefaultAsync(i => i.OperationId == operation.Id && i.Number == number) ?? throw Problem.NotFound(Unknown);
        await db.Entry(import).ReloadAsync();
        return import;
    }

    /// <summary>An import belongs to the cluster and the partner it was staged for; without either it is the operation's.</summary>
    public async Task<RightScope> ScopeFor(Operation operation, ImportSettings settings)
    {
        var known = await lists.For(operation);
        var cluster = settings.Cluster is { } code ? known.Clusters.ByCode(code) : OwnCluster(operation) is { } own ? known.Cluster(own) : null;
        var partner = settings.Partner is { } name && known.Registry.Named(name) is [var one] ? one : OwnPartners(operation) is [var mine, ..] ? mine : (long?)null;
        return RightScope.Of(operation, cluster, partner);
    }

    public Task<RightScope> ScopeOf(Operation operation, Import import)
    {
        var settings = ImportJson.SettingsOf(import);
        // What a reporter staged is their organisations' business; another organisation's reporter finds nothing.
        if (settings.OnlyPartners is { Count: > 0 } owners && user.Grants.Any(g => g.PartnerId is { } mine && !owners.Contains(mine)) && !user.Grants.Any(g => g.PartnerId is { } own && owners.Contains(own)))
            return Task.FromResult(RightScope.Of(operation));
        return ScopeFor(operation, settings);
    }

    /// <summary>The partners of somebody who may only bring their own rows; null for everybody else.</summary>
    public IReadOnlyList<long>? OwnPartners(Operation operation)
    {
        if (user.IsSystem || user.May(Right.ImportRows, RightScope.Of(operation))) return null;
        var grants = user.Grants.Where(g => g.OperationId == operation.Id).ToList();
        if (grants.Any(g => (Role)g.Role == Role.Coordinator)) return null;
        return [.. grants.Where(g => g.PartnerId is not null).Select(g => g.PartnerId!.Value).Distinct()];
    }

    private long? OwnCluster(Operation operation) => user.Grants.FirstOrDefault(g => g.OperationId == operation.Id && g.ClusterId is not null)?.ClusterId;

    public async Task<Import> Opened(int operationId, StoredFile file, ImportSettings settings)
    {
        var import = new Import
        {
            OperationId = operationId,
            Number = await db.Imports.Where(i => i.OperationId == operationId).MaxAsync(i => (int?)i.Number) + 1 ?? 1,
            FileId = file.Id,
            FileName = file.Name,
            Settings = ImportJson.Write(settings),
            StagedAt = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
            UserId = actor.UserId,
            StagedBy = actor.Name,
        };
        db.Imports.Add(import);
        return import;
    }

    public ImportAnswer Answer(Import import, string key, string value) => new()
    {
        OperationId = import.OperationId,
        ImportNumber = import.Number,
        Key = key,
        Value = value,
        At = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
        By = actor.Name,
    };

    public Job CheckJob(Import import) => jobs.Queued(import.OperationId, ImportJobs.Check, ImportJobs.Subject(import), actor);
}
