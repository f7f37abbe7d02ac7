namespace Tessera.Domain.Activities.Import;

using F = ActivityField;
using W = HeaderWord;

/// <summary>What a header says a column is, by its words alone.</summary>
internal static class HeaderReading
{
    private const double Accepted = 0.45;

    /// <summary>The order matters: what a word excludes comes before what it might mean.</summary>
    private static readonly Func<HeaderText, ColumnReading>[] Rules =
    [
        OwnRow, Unwanted, Contact, Comments, HeaderPartner.Read, HeaderPlaces.Coordinates, HeaderPeople.Read, Recurrency, Groups,
        HeaderDates.Read, HeaderPlaces.Areas, HeaderPlaces.Sites, Sectors, Statuses, Modality, HeaderWork.Read, Identifier,
    ];

    /// <summary>Reads a header whose rows are joined with " / ", from the lowest row up and as a whole.</summary>
    public static ColumnReading Of(string header)
    {
        var whole = One(header);
        var parts = header.Split(" / ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length < 2) return whole;
        var lowest = One(parts[^1]);
        if (lowest.Confidence < 0.8 || lowest.IsNone) return Best([whole, .. parts.Reverse().Select(One)]);
        if (ColumnReading.IsPeople(lowest.Target.Field)) return ColumnReading.IsPeople(whole.Target.Field) ? whole : lowest;
        if (lowest.Target.Field == F.SiteName && ColumnReading.IsAdmin(whole.Target.Field)) return whole;
        return lowest.Role is null && ColumnReading.IsPartner(lowest.Target.Field) && whole.Role is not null ? whole : lowest;
    }

    /// <summary>Whether a cell reads like a column header, wanted or not.</summary>
    public static bool IsHeaderLike(string cell)
    {
        if (cell.Length > 80) return false;
        var text = HeaderText.Of(cell);
        return text.Known > text.Unknown || (text.Unknown == 0 && text.Has(W.Noise));
    }

    private static ColumnReading Best(IReadOnlyList<ColumnReading> readings) =>
        readings.FirstOrDefault(r => r.IsNotWanted && r == readings[0]) ?? readings.MaxBy(r => r.IsNone ? 0 : r.Confidence)!;

    private static ColumnReading One(string header)
    {
        var text = HeaderText.Of(header);
        if (text.Known == 0) return ColumnReading.None;
        foreach (var rule in Rules)
            if (rule(text) is { Confidence: > 0 } reading) return Settled(reading, text);
        return ColumnReading.None;
    }

    private static ColumnReading Settled(ColumnReading reading, HeaderText text)
    {
        if (reading.IsNone) return reading;
        if (reading.Confidence < Accepted) return ColumnReading.None;
        return text.Language is null ? reading : reading with { Target = reading.Target with { Language = text.Language } };
    }

    /// <summary>A usual target, less sure with every word nobody knows.</summary>
    public static ColumnReading As(HeaderText text, F field, double confidence = 0.9, Facet facet = Facet.Text, bool said = true) =>
        new(new(field, facet), confidence - 0.1 * text.Unknown, FacetSaid: said);

    private static ColumnReading OwnRow(HeaderText text) => text.Has(W.RowId) ? As(text, F.RowId, 1) : ColumnReading.None;

    private static ColumnReading Unwanted(HeaderText text) =>
        text.HasAny(W.Ignored, W.Money, W.Percent) || (text.Has(W.Need) && !text.HasAny(W.Targeted, W.Reached))
            ? ColumnReading.NotWanted : ColumnReading.None;

    private static ColumnReading Contact(HeaderText text)
    {
        if (text.Has(W.Email)) return As(text, F.ContactEmail);
        if (text.Has(W.Phone)) return As(text, F.ContactPhone);
        if (text.Has(W.Org)) return ColumnReading.None;
        if (text.Has(W.FocalPoint) || (text.Has(W.Contact) && text.HasAny(W.Name, W.NameOrNumber))) return As(text, F.ContactName);
        return text.Has(W.Contact) ? ColumnReading.NotWanted : ColumnReading.None;
    }

    private static ColumnReading Comments(HeaderText text) => text.Has(W.Comments) ? As(text, F.Comments) : ColumnReading.None;

    private static ColumnReading Recurrency(HeaderText text) => text.Has(W.Recurrency) ? As(text, F.Recurrency) : ColumnReading.None;

    private static ColumnReading Groups(HeaderText text)
    {
        if (text.HasAny(W.People, W.Household, W.Targeted) && text.HasAny(W.Group, W.Type)) return As(text, F.Group);
        return text.Has(W.Group) && !text.HasAny(W.Sector, W.SubSector) ? As(text, F.Group, 0.75) : ColumnReading.None;
    }

    private static ColumnReading Sectors(HeaderText text)
    {
        if (!text.HasAny(W.Sector, W.SubSector) || text.HasAny(W.Indicator, W.Activity, W.Count)) return ColumnReading.None;
        if (text.HasAny(W.Lead, W.Org)) return ColumnReading.NotWanted;
        var code = text.HasAny(W.Code, W.Acronym, W.Id);
        return As(text, text.Has(W.SubSector) ? F.SubCluster : F.Cluster, 0.9, code ? Facet.Code : Facet.Name, code || text.Has(W.Name));
    }

    private static ColumnReading Statuses(HeaderText text)
    {
        if (text.Has(W.Status)) return As(text, F.Status);
        return text.Has(W.StateOrStatus) ? As(text, F.Status, text.HasAny(W.Activity, W.Project) ? 0.9 : 0.7) : ColumnReading.None;
    }

    private static ColumnReading Modality(HeaderText text) => text.Has(W.Modality) ? As(text, F.Modality) : ColumnReading.None;

    private static ColumnReading Identifier(HeaderText text) =>
        text.Has(W.Id) && text.Unknown == 0 ? As(text, F.SourceId, text.Known == 1 ? 0.9 : 0.6) : ColumnReading.None;
}
