using System.Globalization;
using System.IO.Compression;
using System.Text;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Briefings;

/// <summary>Everything a cluster leaves to whoever goes on with its work, as one ZIP of open formats; that it was taken stands in the change log.</summary>
internal sealed class MakeHandoverPack(CurrentUser user, ListsCache cache, PackSources sources, PackLog log, Text text)
{
    private const string Noun = "handover-pack";

    /// <param name="origin">The site whose pages the briefing in the pack leads to.</param>
    /// <param name="told">Told how far it is, in per cent.</param>
    /// <returns>The whole file on a temporary copy, gone when closed: either it is complete, or there is none.</returns>
    public async Task<Stream> Run(Operation operation, Cluster cluster, string origin, CancellationToken cancel, Func<int, Task>? told = null)
    {
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var target = FileStore.TemporaryFile();
        try
        {
            using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
                await Write(new PackScope(operation, await cache.For(operation), cluster), new HandoverPack(zip, text), origin, told ?? (_ => Task.CompletedTask), cancel);
            target.Position = 0;
            await log.Taken(operation.Id, Noun, cluster.Id);
            return target;
        }
        catch
        {
            await target.DisposeAsync();
            throw;
        }
    }

    private async Task Write(PackScope scope, HandoverPack pack, string origin, Func<int, Task> told, CancellationToken cancel)
    {
        var briefing = await sources.Briefing.For(scope.Operation, scope.Cluster);
        await using (var docx = pack.Begin("briefing.docx", briefing.Paper.Title)) await docx.WriteAsync(PaperFile.Docx(briefing.Paper, origin), cancel);
        var parts = sources.Parts.ToList();
        foreach (var (at, part) in parts.Index())
        {
            await told((at + 1) * 100 / (parts.Count + 1));
            await part.Write(scope, pack, cancel);
        }
        if (!pack.Files.Exists(file => file.Path.StartsWith("contacts/", StringComparison.Ordinal))) pack.Leave(text["pack.contacts"], text["pack.contacts.why"]);
        await pack.Dictionary();
        await pack.Words("README.txt", "README", Readme(scope, pack));
    }

    private string Readme(PackScope scope, HandoverPack pack)
    {
        var words = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{text["pack.of", scope.Cluster.Name]}\n{scope.Operation.Name}\n{text["briefing.made", text.Date(log.Today)]}; {user.Name}\n\n{text["pack.readme"]}\n");
        if (scope.Cluster.IsSensitive) words.Append(CultureInfo.InvariantCulture, $"\n{text["pack.protected"]}\n");
        words.Append(CultureInfo.InvariantCulture, $"\n{text["pack.inside"]}\n");
        foreach (var (path, what) in pack.Files) words.Append(CultureInfo.InvariantCulture, $"- {path}: {what}\n");
        words.Append(CultureInfo.InvariantCulture, $"\n{text["pack.left-out"]}\n");
        foreach (var (what, why) in pack.LeftOut) words.Append(CultureInfo.InvariantCulture, $"- {what}: {why}\n");
        return words.ToString();
    }
}

/// <summary>What a pack is made of.</summary>
internal sealed record PackSources(BriefingDesk Briefing, IEnumerable<HandoverPackPart> Parts);

/// <summary>Writes down who took a pack and when; what it held is told by its README.</summary>
internal sealed class PackLog(TesseraDb db, CurrentUser user, Ids ids, TimeProvider time)
{
    /// <summary>Milliseconds since 1970.</summary>
    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public async Task Taken(int operationId, string noun, long cluster)
    {
        db.Changes.Add(new Change
        {
            OperationId = operationId,
            Id = ids.Next(),
            At = time.GetUtcNow().ToUnixTimeMilliseconds(),
            UserId = user.ActorId,
            Actor = user.Name,
            Action = "taken",
            Noun = noun,
            NounId = cluster.ToString(CultureInfo.InvariantCulture),
        });
        await db.SaveChangesAsync();
    }
}
