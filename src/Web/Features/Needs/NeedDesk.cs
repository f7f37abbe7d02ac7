using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Geography;
using Tessera.Domain.Needs;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Needs;

/// <summary>A row of the table of needs: one place.</summary>
public sealed record NeedPlace(AdminArea Area, bool HasParts);

/// <summary>Needs as somebody may see them, by a filter.</summary>
/// <param name="Level">The level shown: the one asked for, or the deepest that is open to the reader.</param>
/// <param name="Clusters">Clusters with a figure of the kind asked for, by code; those that are not asked for left out.</param>
public sealed record NeedView(Operation Operation, OperationLists Lists, NeedTable Table, NeedFilter Filter, int Level, IReadOnlyList<int> Levels, IReadOnlyList<NeedPlace> Places, IReadOnlyList<long> Clusters)
{
    public NeedAnswer? Answer(NeedFigure figure, long area, long? cluster) => Table.Answer(figure, area, cluster, Filter.Group);

    /// <summary>The figure of everything asked about: the place of the filter, else the country.</summary>
    public NeedAnswer? Whole(NeedFigure figure, long? cluster) =>
        (Filter.Within(Lists) ?? Lists.Gazetteer.Countries.FirstOrDefault()) is { } area ? Answer(figure, area.Id, cluster) : null;

    /// <summary>Caseloads that any of the figures shown comes from.</summary>
    public IReadOnlyList<Caseload> Sources => [.. Table.Loaded.Select(c => c.Head)];

    /// <summary>Last day of the time that the latest of them speaks of.</summary>
    public DateOnly? AsOf => ReportingPeriod.LastDayOf(Sources.Select(c => c.LastMonth).DefaultIfEmpty(0).Max());
}

/// <summary>Answers needs for whoever asks. The public sees the first two levels.</summary>
internal sealed class NeedDesk(TesseraDb db, CurrentUser user, OperationNeeds needs, ListsCache listsCache, PresenceDesk presence)
{
    private const int PublicLevel = 2;

    public async Task<NeedView> Ask(Operation operation, NeedFilter filter)
    {
        user.Demand(Right.SeePublished, RightScope.Of(operation));
        var lists = await listsCache.For(operation);
        var table = (await needs.For(operation)).Without(lists.ClusterList.Where(c => presence.Hides(operation, c)).Select(c => c.Id).ToHashSet(), id => lists.Area(id)?.ParentId);
        IReadOnlyList<int> open = [.. lists.Gazetteer.Levels.Where(l => l <= DeepestOpen(operation))];
        var level = Math.Min(filter.Level, open.DefaultIfEmpty(0).Max());
        var cluster = filter.ClusterId(lists);
        var questions = table.Questions.Where(q => q.Group == filter.Group && q.Figure is NeedFigure.InNeed or NeedFigure.Targeted && (cluster is null || q.ClusterId == cluster)).Append(new NeedQuestion(filter.Asked, cluster, filter.Group)).ToList();
        var told = questions.SelectMany(q => table.All(q).Keys).ToHashSet();
        var within = filter.Within(lists)?.Id;
        var places = lists.Gazetteer.AtLevel(level, within).Where(a => told.Contains(a.Id)).Select(a => new NeedPlace(a, level < open.DefaultIfEmpty(0).Max() && lists.Gazetteer.Children(a.Id).Any(c => told.Contains(c.Id)))).ToList();
        var clusters = lists.ClusterList.Where(c => (cluster is null || c.Id == cluster) && table.All(new(filter.Asked, c.Id, filter.Group)).Count > 0).Select(c => c.Id).ToList();
        return new NeedView(operation, lists, table, filter, level, open, places, clusters);
    }

    /// <summary>Levels 0 to 2 for everybody, all for those who see rows.</summary>
    public int DeepestOpen(Operation operation) => user.MaySomewhere(Right.SeeRows, RightScope.Of(operation)) ? int.MaxValue : PublicLevel;

    /// <summary>Every caseload, newest first.</summary>
    public async Task<IReadOnlyList<CaseloadRow>> Caseloads(Operation operation) =>
        await db.Caseloads.AsNoTracking().Where(c => c.OperationId == operation.Id).OrderByDescending(c => c.Number).ToListAsync();
}
