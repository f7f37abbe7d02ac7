using Tessera.Domain.Geography;

namespace Tessera.Domain.Activities.Import;

/// <summary>A row's point, held against where the operation's places lie.</summary>
internal sealed class RowPoints
{
    // Wide enough for a country's far corners and islands, degrees; a point turned round lies much further off.
    private const double Margin = 3, Near = 1;

    private readonly ColumnPlan _plan;
    private readonly Gazetteer _gazetteer;
    private readonly int _latitude, _longitude;
    private readonly CoordinateBox? _box;
    private readonly List<(AdminArea Area, double Latitude, double Longitude)> _first = [];

    public RowPoints(ColumnPlan plan, ActivityReference reference)
    {
        (_plan, _gazetteer) = (plan, reference.Gazetteer);
        (_latitude, _longitude) = (plan.Column(ActivityField.Latitude), plan.Column(ActivityField.Longitude));
        if (_latitude < 0 || _longitude < 0) return;
        foreach (var area in _gazetteer.AtLevel(1))
            if (area is { Latitude: { } y, Longitude: { } x }) _first.Add((area, y, x));
        // One place alone says nothing of a country, and one that crosses the date line has no such box.
        if (_first.Count < 2 || _first.Max(p => p.Longitude) - _first.Min(p => p.Longitude) > 180) return;
        _box = new(_first.Min(p => p.Latitude) - Margin, _first.Min(p => p.Longitude) - Margin, _first.Max(p => p.Latitude) + Margin, _first.Max(p => p.Longitude) + Margin);
    }

    public void Read(SheetRow row, ActivityDraft draft)
    {
        if (_latitude < 0 || _longitude < 0 || row[_latitude].IsBlank || row[_longitude].IsBlank) return;
        var read = CoordinateReading.Read(row[_latitude], row[_longitude], _box);
        (draft.Latitude, draft.Longitude) = (read.Latitude, read.Longitude);
        var found = $"{row[_latitude].AsTyped()}, {row[_longitude].AsTyped()}";
        if (read.Effect is { } effect) draft.Add(new Finding(read.Code!, effect, row.Number, _latitude, found, read.Suggestion));
        if (read.Latitude is not { } y || read.Longitude is not { } x)
        {
            if (read.Effect is not null) draft.Typed.Add(new(_plan.Header(_latitude), found));
        }
        else if (Elsewhere(y, x, draft) is { } near) draft.Add(new Finding("coordinate.elsewhere", FindingEffect.Note, row.Number, _latitude, found, near.Name));
    }

    /// <summary>The province a point lies by, when its own is far and this one much nearer. Without borders only what is plain is said.</summary>
    private AdminArea? Elsewhere(double y, double x, ActivityDraft draft)
    {
        if (draft.AreaId is not { } id || _gazetteer.Ancestor(id, 1) is not { Latitude: { } ownY, Longitude: { } ownX } own) return null;
        if (Distance(y, x, ownY, ownX) is var far && far < Near) return null;
        var (area, latitude, longitude) = _first.MinBy(p => Distance(y, x, p.Latitude, p.Longitude));
        return area is not null && area.Id != own.Id && Distance(y, x, latitude, longitude) * 3 < far ? area : null;
    }

    // Degrees of latitude; the curve of the earth does not matter over a country.
    private static double Distance(double y1, double x1, double y2, double x2) =>
        Math.Sqrt((y1 - y2) * (y1 - y2) + Math.Pow((x1 - x2) * Math.Cos((y1 + y2) / 2 * Math.PI / 180), 2));
}
