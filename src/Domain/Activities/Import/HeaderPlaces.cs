namespace Tessera.Domain.Activities.Import;

using F = ActivityField;
using W = HeaderWord;

/// <summary>Headers that say where: countries, administrative levels, sites and coordinates.</summary>
internal static class HeaderPlaces
{
    private const int Deepest = 4;

    public static ColumnReading Coordinates(HeaderText text)
    {
        if (text.Has(W.Latitude) == text.Has(W.Longitude)) return ColumnReading.None;
        return HeaderReading.As(text, text.Has(W.Latitude) ? F.Latitude : F.Longitude);
    }

    public static ColumnReading Areas(HeaderText text)
    {
        if (text.HasAny(W.Type, W.Sector, W.Status) || (text.Has(W.Activity) && text.Area is null)) return ColumnReading.None;
        var code = text.HasAny(W.Code, W.Pcode, W.Id);
        var (facet, said) = (code ? Facet.Code : Facet.Name, code || text.HasAny(W.Name, W.NameOrNumber));
        if (text.Has(W.Country)) return HeaderReading.As(text, F.Admin0, 0.9, facet, said);
        if (text.Level is { } level) return level > Deepest ? Village(text, code) : HeaderReading.As(text, ColumnReading.Admin(level), 0.92, facet, said);
        if (text.Area is { } area) return HeaderReading.As(text, ColumnReading.Admin(area.Level), 0.85, facet, said) with { Area = area };
        // "Admin code" is our own table's: a place of whatever level the row is at.
        return text.Has(W.Pcode) && !text.Has(W.Site) || text.Has(W.Admin) && text.Has(W.Code) ? Anywhere(text) : ColumnReading.None;
    }

    public static ColumnReading Sites(HeaderText text)
    {
        if (!text.HasAny(W.Site, W.Spot) || text.HasAny(W.Sector, W.Count) || (text.Has(W.Activity) && !text.Has(W.Spot))) return ColumnReading.None;
        if (text.Has(W.Type)) return HeaderReading.As(text, F.SiteType);
        if (text.HasAny(W.Code, W.Pcode, W.Id)) return ColumnReading.NotWanted;
        return HeaderReading.As(text, F.SiteName, text.Has(W.Site) ? 0.85 : 0.8);
    }

    private static ColumnReading Village(HeaderText text, bool code) =>
        code ? ColumnReading.NotWanted : HeaderReading.As(text, F.SiteName, 0.6);

    /// <summary>A p-code of no stated level: the values or the column beside it say which (ColumnLevels).</summary>
    private static ColumnReading Anywhere(HeaderText text) =>
        HeaderReading.As(text, F.Admin1, 0.7, Facet.Code) with { Area = ColumnLevels.AnyLevel };
}
