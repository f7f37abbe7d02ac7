namespace Tessera.Domain.Activities.Import;

/// <summary>A column while it is being matched; the passes of ColumnMatching change it in turn.</summary>
internal sealed class ColumnGuess
{
    public required ColumnMap Column { get; init; }
    public required ColumnReading HeaderSays { get; init; }
    public required ColumnTarget Target { get; set; }
    public required string Source { get; set; }
    public required double Confidence { get; set; }
    public ColumnTarget? Rival { get; set; }
    public string? Note { get; set; }
    /// <summary>The column that was given what this one would have meant.</summary>
    public int? TakenBy { get; set; }
    public bool FacetSaid { get; set; }
    /// <summary>Set while a place word chose the level; null when a tag, a number or the values did.</summary>
    public HeaderPlace? Area { get; set; }
    public ActivityField Fallback { get; init; }
    public bool IsDecided => Source is "chosen" or "remembered";
    public IReadOnlyList<string> Samples => Column.Samples;
    public ActivityField Field => Target.Field;

    public static ColumnGuess Of(ColumnMap column)
    {
        var tag = HxlTag.Read(column.Tag);
        var header = TableHeader.IsMadeUp(column) ? ColumnReading.None : HeaderReading.Of(column.Header);
        var (reading, source, rival) = ColumnTwoReadings.Join(tag is null ? null : HxlReading.Of(tag), header, tag);
        return new ColumnGuess
        {
            Column = column, HeaderSays = header, Target = reading.Target, Source = reading.IsNone ? "none" : source,
            Confidence = Math.Clamp(reading.IsNone ? 0 : reading.Confidence, 0, 1), Rival = rival, FacetSaid = reading.FacetSaid,
            Area = source == "header" ? reading.Area : null, Fallback = source == "header" ? reading.Fallback : ActivityField.None,
        };
    }

    public void Decide(ColumnTarget target, bool chosen) =>
        (Target, Source, Confidence, Rival, Area, Note, FacetSaid) = (target, chosen ? "chosen" : "remembered", 1, null, null, null, true);

    public void Unmap(string note, int? takenBy = null) =>
        (Target, Source, Confidence, Rival, Area, Note, TakenBy) = (ColumnTarget.Unmapped, "none", 0, null, null, note, takenBy);

    public void MoveTo(int level, string? note) =>
        (Target, Area, Note) = (Target with { Field = ColumnReading.Admin(level) }, null, note ?? Note);

    public ColumnMap Map() => Column with { Target = Target, Source = Source, Confidence = Math.Round(Confidence, 2), Rival = Rival, Note = Note, TakenBy = TakenBy };
}
