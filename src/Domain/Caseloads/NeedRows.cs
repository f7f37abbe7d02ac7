using Tessera.Domain.Activities.Import;
using Tessera.Domain.Needs;
using Tessera.Domain.Operations;

namespace Tessera.Domain.Caseloads;

/// <summary>One pass over the rows of a sheet.</summary>
internal sealed class NeedRows(NeedSheet sheet, NeedReference reference, NeedSaid said, NeedNumbers numbers, QuestionBook book)
{
    private readonly NeedPlaces _places = new(sheet, reference);
    private readonly List<NeedColumn> _values = [.. sheet.Values];
    private readonly Dictionary<(long, long?, string?, Disaggregation, NeedFigure), ReadLine> _said = [];
    private readonly Dictionary<string, long?> _clusters = new(StringComparer.Ordinal);
    private readonly List<int> _clusterColumns = [.. sheet.Columns.Where(c => c.Role == NeedRole.Cluster).Select(c => c.Index)];
    private int _rows, _leftOut, _read, _setAside;
    private int _firstMonth = int.MaxValue, _lastMonth;

    public List<ReadLine> Lines { get; } = [];

    /// <summary>Adults, where the elderly stand beside them, end where those begin.</summary>
    public IReadOnlyList<ReadLine> Settled()
    {
        var elderly = Lines.Where(l => l.Line.Cut is { AgeFrom: NeedSheetSense.ElderlyFrom, AgeTo: null }).Select(l => (l.Line.ClusterId, l.Line.Group, l.Line.Cut)).ToHashSet();
        return [.. Lines.Select(l => NeedSheetSense.IsOpenAdult(l.Line.Cut, l.Line.Category) && elderly.Contains((l.Line.ClusterId, l.Line.Group, l.Line.Cut with { AgeFrom = NeedSheetSense.ElderlyFrom }))
            ? l with { Line = l.Line with { Cut = NeedSheetSense.UntilElderly(l.Line.Cut) } } : l)];
    }

    public NeedCounts Counts => new(_rows, _leftOut, _read, _setAside);
    public (int, int)? Period => _lastMonth == 0 || _firstMonth > _lastMonth ? null : (_firstMonth, _lastMonth);

    public void Take(SheetRow row)
    {
        if (row.IsBlank || IsEmpty(row)) return;
        _rows++;
        if (_places.Of(row, Note) is not { } area || !Cluster(row, out var cluster)) { _leftOut++; return; }
        Months(row);
        var category = Category(row);
        var figure = Figure(row);
        if (category is null || (figure is null && sheet.Column(NeedRole.Figure) >= 0)) { _leftOut++; return; }
        foreach (var column in _values) Take(row, column, figure, area, cluster, category);
    }

    /// <summary>Neither a number nor a place: a remark below the table.</summary>
    private bool IsEmpty(SheetRow row)
    {
        foreach (var column in _values)
            if (!row[column.Index].IsBlank) return false;
        return true;
    }

    private void Take(SheetRow row, NeedColumn column, NeedFigure? rowFigure, long area, long? cluster, NeedCategory category)
    {
        if (row[column.Index].IsBlank) return;
        var (figure, aside) = (column.Figure ?? rowFigure!.Value, _setAside);
        if (numbers.Read(row, column.Index, figure, NoteValue) is not { } value) { if (aside < _setAside) _read++; return; }
        _read++;
        var own = column.IsAcross || figure == NeedFigure.Population ? null : column.ClusterId ?? cluster ?? said.Cluster;
        var group = column.Group ?? category.Group;
        var cut = column.Cut is { IsTotal: false } of ? of : category.Cut;
        var label = column.Category ?? (category == NeedCategory.Everybody ? null : Label(row));
        var line = new NeedLine(area, own, group, cut, figure, value, figure == NeedFigure.Severity ? (int)(value / 10_000) : null) { Category = label };
        Keep(row, column, new ReadLine(row.Number, line));
    }

    private void Keep(SheetRow row, NeedColumn column, ReadLine line)
    {
        var l = line.Line;
        if (_said.TryAdd((l.AreaId, l.ClusterId, l.Group, l.Cut, l.Figure), line)) { Lines.Add(line); return; }
        var before = _said[(l.AreaId, l.ClusterId, l.Group, l.Cut, l.Figure)];
        // "Residents" and "non-displaced" are one group of the list and two of this file.
        if (l is { Group: { } group, Category: { } label } && group != label && Folding.Fold(before.Line.Category) != Folding.Fold(label))
        {
            Note(new Finding("needs.group-apart", FindingEffect.Note, 0, column.Index, label, group));
            Keep(row, column, line with { Line = l with { Group = label } });
            return;
        }
        _setAside++;
        var same = before.Line.Value == l.Value;
        Note(new Finding(same ? "needs.repeated-same" : "needs.repeated", same ? FindingEffect.Note : FindingEffect.SetAside, row.Number, column.Index, NumberReading.Text(l.Value), NumberReading.Text(before.Line.Value)));
    }

    /// <summary>The cluster a row names; false when it names one that is not known, since its people may be nobody else's.</summary>
    private bool Cluster(SheetRow row, out long? cluster)
    {
        cluster = null;
        if (_clusterColumns.Count == 0) return true;
        var typed = _clusterColumns.Select(c => row[c]).Where(c => !c.IsBlank).Select(c => c.AsTyped().Trim()).Where(t => !TextReading.IsPlaceholder(t)).ToList();
        if (typed.Exists(t => NeedWords.IsAcrossSectors(Folding.Fold(t)))) return true;
        foreach (var text in typed)
            if ((cluster = Known(text)) is not null)
            {
                if (reference.IsMisspelt(text)) Note(new Finding("needs.cluster-misspelt", FindingEffect.Fixed, row.Number, _clusterColumns[0], text, reference.Clusters.Find(cluster.Value)!.Name));
                return IsWhole(row, text, cluster.Value);
            }
        if (typed.Count == 0 && _values.TrueForAll(c => c.Figure == NeedFigure.Population || c.ClusterId is not null || c.IsAcross)) return true;
        var found = typed.FirstOrDefault() ?? Described(row);
        if (reference.Told.Clusters.TryGetValue(Folding.Fold(found), out var told) && reference.Clusters.Find(told) is { } answered)
        {
            cluster = told;
            Note(new Finding("needs.cluster-told", FindingEffect.Fixed, row.Number, _clusterColumns[0], found, answered.Name));
            return IsWhole(row, found, told);
        }
        Note(new Finding(typed.Count == 0 ? "needs.cluster-missing" : "needs.cluster-unknown", FindingEffect.Refused, row.Number, _clusterColumns[0], found, reference.ClustersLike(found)));
        return false;
    }

    /// <summary>"General protection" is the part of protection outside its areas; beside the whole it is left out, alone it is told.</summary>
    private bool IsWhole(SheetRow row, string text, long cluster)
    {
        if (!NeedSheetSense.IsGeneral(text)) return true;
        var beside = sheet.RowClusters.Any(other => other != text && !NeedSheetSense.IsGeneral(other) && Known(other) == cluster);
        Note(new Finding(beside ? "needs.part-beside-whole" : "needs.general-protection", beside ? FindingEffect.Refused : FindingEffect.Note, row.Number, _clusterColumns[0], text, reference.Clusters.Find(cluster)!.Name));
        return !beside;
    }

    private long? Known(string text)
    {
        if (!_clusters.TryGetValue(text, out var id)) _clusters[text] = id = reference.Cluster(text);
        return id;
    }

    private string Described(SheetRow row) =>
        sheet.Columns.FirstOrDefault(c => Folding.Fold(c.Header) == "description") is { } column ? row[column.Index].AsTyped().Trim() : "";

    /// <summary>Null when the cut cannot be said in our words ("without disability").</summary>
    private NeedCategory? Category(SheetRow row)
    {
        var category = NeedCategory.Read(Text(row, NeedRole.Category));
        if (sheet.Column(NeedRole.Sex) < 0 && sheet.Column(NeedRole.Age) < 0 && sheet.Column(NeedRole.Disability) < 0) return category;
        var disabled = Folding.Fold(Text(row, NeedRole.Disability));
        if (disabled == "n")
        {
            Note(new Finding("needs.cut-unsaid", FindingEffect.Refused, row.Number, sheet.Column(NeedRole.Disability), "n"));
            return null;
        }
        return category with { Cut = NeedCategory.OfParts(Text(row, NeedRole.Sex), Text(row, NeedRole.Age), disabled is "y" or "yes") };
    }

    private string Label(SheetRow row) =>
        string.Join(", ", new[] { NeedRole.Category, NeedRole.Sex, NeedRole.Age, NeedRole.Disability }.Select(r => Text(row, r)).Where(t => t.Length > 0 && !NeedWords.IsEverything(Folding.Fold(t))));

    private NeedFigure? Figure(SheetRow row)
    {
        if (sheet.Column(NeedRole.Figure) is var column && column < 0) return null;
        if (NeedWords.OfCell(Folding.Fold(row[column].AsTyped())) is { } figure) return figure;
        Note(new Finding("needs.figure-unknown", FindingEffect.Refused, row.Number, column, row[column].AsTyped()));
        return null;
    }

    private void Months(SheetRow row)
    {
        if (Month(row, NeedRole.PeriodStart) is { } first) _firstMonth = Math.Min(_firstMonth, first);
        if (Month(row, NeedRole.PeriodEnd) is { } last) _lastMonth = Math.Max(_lastMonth, last);
    }

    private int? Month(SheetRow row, NeedRole role)
    {
        if (sheet.Column(role) is var column && column < 0) return null;
        return DateOnly.TryParse(row[column].AsTyped().Split('T', ' ')[0], System.Globalization.CultureInfo.InvariantCulture, out var day) ? ReportingPeriod.Month(day) : null;
    }

    private string Text(SheetRow row, NeedRole role) => sheet.Column(role) is >= 0 and var column ? row[column].AsTyped().Trim() : "";

    private void Note(Finding finding) => book.Note(finding);

    private void NoteValue(Finding finding)
    {
        if (finding.Effect == FindingEffect.SetAside) _setAside++;
        book.Note(finding);
    }
}
