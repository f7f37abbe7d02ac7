using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Figures;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Briefings;

/// <summary>A briefing as its reader may have it.</summary>
public sealed record Briefing(BriefingScope Scope, Paper Paper, DateOnly? AsOf)
{
    /// <summary>As OCHA names its sheets: code, name, cluster, day.</summary>
    public string FileName => string.Join('_', new[] { Scope.Operation.Code, "briefing", Scope.Cluster?.Code, AsOf?.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture) }.OfType<string>());
}

/// <summary>Puts together what the features have to say to somebody new, for whoever asks.</summary>
internal sealed class BriefingDesk(CurrentUser user, ListsCache cache, OperationDay day, IEnumerable<BriefingPart> parts, Text text)
{
    // The best first: rows that come out even look calm.
    private static readonly int[] InARow = [4, 5, 3];

    public async Task<Briefing> For(Operation operation, Cluster? cluster)
    {
        user.Demand(Right.SeePublished, RightScope.Of(operation));
        var lists = await cache.For(operation);
        var scope = new BriefingScope(operation, lists, cluster, await day.For(operation, lists));
        var shares = new List<BriefingShare>();
        foreach (var part in parts) shares.Add(await part.For(scope));
        var asOf = shares.Max(share => share.AsOf);
        return new(scope, Paper(scope, shares, asOf), asOf);
    }

    private Paper Paper(BriefingScope scope, IReadOnlyList<BriefingShare> shares, DateOnly? asOf) => new(
        scope.Cluster is { } cluster ? text["briefing.title.cluster", cluster.Name] : text["briefing.title", scope.Operation.Name], text.Language.Code)
    {
        Subtitle = scope.Cluster is null ? text["briefing.for.operation"] : text["briefing.for.cluster", scope.Operation.Name],
        AsOf = asOf is { } until ? text["briefing.as-of", text.Date(until), text.Date(day.Today)] : text["briefing.made", text.Date(day.Today)],
        // Of somebody without a role here it holds only what everybody may see.
        Restriction = user.MaySomewhere(Right.SeeRows, RightScope.Of(scope.Operation)) ? text["briefing.restriction"] : null,
        Sections = [.. Beginning(shares), .. Enum.GetValues<BriefingChapter>().SelectMany(chapter => Chapter(chapter, shares)), .. End(shares)],
        Source = $"{text["briefing.source", Product.Name]}{(scope.Operation.IsSample ? $" {text["frame.sample.why"]}" : "")}",
        Disclaimer = text["frame.disclaimer"],
    };

    /// <summary>The numbers to remember, and what needs somebody's attention first.</summary>
    private IEnumerable<PaperSection> Beginning(IReadOnlyList<BriefingShare> shares)
    {
        var keys = shares.SelectMany(share => share.Keys).OrderBy(key => key.Chapter).Select(key => key.Figure).ToList();
        yield return new(text["briefing.short"], [.. Rows(keys)]);
        var risks = shares.SelectMany(share => share.Risks).ToList();
        if (risks.Count > 0) yield return new(text["briefing.risks"], new PaperList(risks)) { Level = 2 };
    }

    /// <summary>Rows of like length, so that no figure stands alone.</summary>
    private static IEnumerable<PaperFigures> Rows(List<PaperFigure> keys)
    {
        var size = InARow.FirstOrDefault(each => keys.Count % each == 0, InARow.MaxBy(each => keys.Count % each));
        return keys.Chunk(size).Select(row => new PaperFigures(row));
    }

    private IEnumerable<PaperSection> Chapter(BriefingChapter chapter, IReadOnlyList<BriefingShare> shares)
    {
        var sections = shares.SelectMany(share => share.Sections).Where(part => part.Chapter == chapter).Select(part => part.Section).OrderBy(section => section.Heading.Length > 0).ToList();
        return sections.Count == 0 ? [] : [new(text[$"briefing.chapter.{chapter.ToString().ToLowerInvariant()}"]), .. sections.Select(section => section with { Level = 2 })];
    }

    private IEnumerable<PaperSection> End(IReadOnlyList<BriefingShare> shares)
    {
        var withheld = shares.SelectMany(share => share.Withheld).Distinct().ToList();
        if (withheld.Count > 0) yield return new(text["briefing.withheld"], new PaperList([.. withheld.Select(line => (PaperLine)line)]));
    }
}
