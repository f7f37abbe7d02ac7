using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Needs;

namespace Tessera.Domain.Caseloads;

/// <summary>
/// Says what a column of numbers counts, by the words of its header rows from the lowest up; the tag says what the words
/// leave open. Words come first because tags are copied along: a real file tags "Men (18 to 59)" as #inneed+f+adults.
/// </summary>
internal sealed class NeedColumnReading(NeedReference reference, NeedFigure? ofTitle)
{
    private static readonly NeedColumn Nothing = new(0, "", NeedRole.Other);

    private sealed class Found
    {
        public NeedFigure? Figure { get; set; }
        public long? Cluster { get; set; }
        public bool IsAcross { get; set; }
        public bool SaysAll { get; set; }
        public NeedCategory? Category { get; set; }
        public string? Label { get; set; }
        public string? Unknown { get; set; }
        public bool LowestIsUnknown { get; set; }
    }

    public (NeedColumn Column, Finding? Finding) Read(int index, string header, IReadOnlyList<string> parts, HxlTag? tag)
    {
        var found = new Found();
        foreach (var part in parts.Reverse()) Take(found, part);
        var said = found.Figure;
        if (tag is not null) AskTag(found, tag);
        var isNamed = found.Cluster is not null || found.IsAcross || found.Category is not null;
        if (found.Figure is null && isNamed && !found.LowestIsUnknown) found.Figure = ofTitle;
        var other = Nothing with { Index = index, Header = header };
        if (found.Figure is not { } figure) return (other, null);
        if (found.Unknown is { } unknown && (found.LowestIsUnknown || (found.Cluster is null && !found.IsAcross)))
            return (other, new Finding("needs.column-unclear", FindingEffect.SetAside, 0, index, unknown, reference.ClustersLike(unknown)));
        var column = new NeedColumn(index, header, NeedRole.Value, figure, found.Cluster, found.IsAcross && found.Cluster is null,
            found.Category?.Group, found.Category?.Cut ?? Disaggregation.Total, found.Label);
        return (column, Contradiction(column, said, tag));
    }

    private void Take(Found found, string part)
    {
        var folded = Folding.Fold(part);
        var (figure, rest, saysAll) = NeedWords.Take(folded);
        var isLowest = found is { Figure: null, Cluster: null, Category: null, IsAcross: false, SaysAll: false, Unknown: null };
        found.Figure ??= figure;
        found.SaysAll |= saysAll;
        if (NeedWords.IsAcrossSectors(folded) || NeedWords.IsAcrossSectors(rest)) found.IsAcross |= found.Cluster is null;
        else if (rest.Length > 0 && !TakeCategory(found, figure is null ? part : rest) && !TakeCluster(found, part, rest))
        {
            found.Unknown ??= part;
            found.LowestIsUnknown |= isLowest;
        }
    }

    private static bool TakeCategory(Found found, string text)
    {
        var category = NeedCategory.Read(text);
        if (!category.IsKnown || category == NeedCategory.Everybody) return category.IsKnown;
        found.Label ??= text;
        found.Category = found.Category is not { } before ? category
            : new(before.Group ?? category.Group, before.Cut.IsTotal ? category.Cut : before.Cut);
        return true;
    }

    private bool TakeCluster(Found found, string part, string rest)
    {
        if ((reference.Cluster(part) ?? reference.Cluster(rest)) is not { } cluster) return false;
        if (!found.IsAcross) found.Cluster ??= cluster;
        return true;
    }

    private void AskTag(Found found, HxlTag tag)
    {
        found.Figure ??= NeedWords.OfTag(tag.Tag);
        var named = found.Cluster is not null || found.IsAcross || found.SaysAll || found.Unknown is not null;
        if (!named && tag.Attributes.Select(a => reference.Cluster(a)).FirstOrDefault(id => id is not null) is { } cluster) found.Cluster = cluster;
        // "Child protection" is a cluster and cuts nobody out.
        if (found.Category is not null || found.Cluster is not null || found.SaysAll || found.Unknown is not null) return;
        var group = tag.Attributes.Select(GroupWords.List.Find).FirstOrDefault(g => g is not null);
        var cut = HxlReading.Cut(tag);
        if (group is not null || !cut.IsTotal) found.Category = new(group, cut);
    }

    private static Finding? Contradiction(NeedColumn column, NeedFigure? said, HxlTag? tag)
    {
        if (tag is null || NeedWords.OfTag(tag.Tag) is not { } tagged) return null;
        var cut = HxlReading.Cut(tag);
        var differs = (said is not null && tagged != said) || (!cut.IsTotal && column.Cut is { IsTotal: false } own && own.Sex != cut.Sex);
        return differs ? new Finding("needs.tag-differs", FindingEffect.Note, 0, column.Index, tag.Text, column.Header) : null;
    }
}
