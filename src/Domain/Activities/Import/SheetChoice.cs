namespace Tessera.Domain.Activities.Import;

/// <summary>A sheet as far as it was looked at. Layout carries matched columns, or is null when no table was found.</summary>
/// <param name="RowsSeen">Rows that are not blank, as far as counted.</param>
public sealed record SheetPreview(int Index, string Name, bool Visible, TableLayout? Layout, int RowsSeen);

/// <summary>How one sheet fared. Reasons are codes ("sheet.hidden", "sheet.pivot", "sheet.lookup", "sheet.instructions",
/// "sheet.no-table", "sheet.no-organisation", "sheet.no-place", "sheet.requested").</summary>
public sealed record SheetVerdict(int Index, string Name, double Score, IReadOnlyList<string> Reasons);

/// <param name="Index">The sheet to import, null when none can be.</param>
/// <param name="Ask">Several sheets could be meant: one question, Index suggested.</param>
/// <param name="Missing">When nothing can be imported: what the nearest sheet lacks ("table", "organisation", "place").</param>
/// <param name="Verdicts">Best first.</param>
public sealed record SheetPick(int? Index, bool Ask, IReadOnlyList<string> Missing, IReadOnlyList<SheetVerdict> Verdicts);

/// <summary>Chooses the sheet of a workbook that holds the activities.</summary>
public static class SheetChoice
{
    private const double Needed = 40, PerField = 3, Tagged = 15, Penalty = 60, HiddenPenalty = 45, AlsoGood = 0.75;

    private static readonly string[] PivotWords =
        ["row labels", "column labels", "grand total", "etiquettes de lignes", "etiquetas de fila", "rotulos de linha", "nhan hang"];
    private static readonly string[] LookupWords =
        ["list", "lists", "listes", "listas", "lista", "liste", "lookup", "lookups", "dropdown", "dropdowns", "validation", "cod", "cods", "codes", "codelist", "pcodes", "pcode", "ref", "reference", "danh", "lov"];
    private static readonly string[] InstructionWords =
        ["instruction", "instructions", "instrucciones", "instrucoes", "readme", "read", "guide", "guidance", "guia", "notes", "legend", "version", "metadata", "cover", "intro", "introduction", "definitions", "glossary", "lisez", "huong", "pivot", "dashboard", "summary"];

    /// <summary>Chooses among the previews; a requested name that exists is obeyed.</summary>
    public static SheetPick Choose(IReadOnlyList<SheetPreview> sheets, string? requested = null)
    {
        var verdicts = sheets.Select(Judge).OrderByDescending(v => v.Score).ThenBy(v => v.Index).ToList();
        var wanted = requested is null ? null : sheets.FirstOrDefault(s => Folding.Fold(s.Name) == Folding.Fold(requested));
        if (wanted is not null) return Obey(wanted, verdicts);
        var usable = verdicts.Where(v => Lacks(sheets.First(s => s.Index == v.Index)).Count == 0 && v.Score > 0).ToList();
        if (usable.Count == 0) return new(null, false, LeastLacking(sheets, verdicts), verdicts);
        var hidden = usable[0].Reasons.Contains("sheet.hidden");
        var ask = requested is not null || hidden || (usable.Count > 1 && usable[1].Score >= usable[0].Score * AlsoGood);
        return new(usable[0].Index, ask, [], verdicts);
    }

    private static SheetPick Obey(SheetPreview wanted, List<SheetVerdict> verdicts)
    {
        var lacks = Lacks(wanted);
        var told = verdicts.Select(v => v.Index == wanted.Index ? v with { Reasons = ["sheet.requested", .. v.Reasons] } : v).ToList();
        return new(lacks.Count == 0 ? wanted.Index : null, false, lacks, told);
    }

    private static IReadOnlyList<string> LeastLacking(IReadOnlyList<SheetPreview> sheets, List<SheetVerdict> verdicts) =>
        verdicts.Select(v => Lacks(sheets.First(s => s.Index == v.Index))).OrderBy(l => l.Contains("table")).ThenBy(l => l.Count).FirstOrDefault() ?? ["table"];

    private static IReadOnlyList<string> Lacks(SheetPreview sheet) =>
        sheet.Layout is null ? ["table"] : ColumnMatching.Missing(sheet.Layout.Columns);

    private static SheetVerdict Judge(SheetPreview sheet)
    {
        var reasons = new List<string>();
        var score = 0.0;
        if (sheet.Layout is not { } layout) reasons.Add("sheet.no-table");
        else score = Worth(layout, sheet.RowsSeen, reasons);
        score -= Drawbacks(sheet, reasons);
        return new(sheet.Index, sheet.Name, score, reasons);
    }

    private static double Worth(TableLayout layout, int rows, List<string> reasons)
    {
        var missing = ColumnMatching.Missing(layout.Columns);
        reasons.AddRange(missing.Select(m => "sheet.no-" + m));
        var fields = layout.Columns.Select(c => c.Target.Field).Where(f => f != ActivityField.None).Distinct().Count();
        return (2 - missing.Count) * Needed + fields * PerField + (layout.TagRow is null ? 0 : Tagged) + Math.Min(10, Math.Log2(Math.Max(1, rows)));
    }

    private static double Drawbacks(SheetPreview sheet, List<string> reasons)
    {
        var words = Folding.Fold(sheet.Name).Split(' ');
        (bool Holds, string Reason, double Minus)[] drawbacks =
        [
            (!sheet.Visible, "sheet.hidden", HiddenPenalty),
            (sheet.Layout?.Columns.Any(c => PivotWords.Contains(Folding.Fold(c.Header))) == true, "sheet.pivot", Penalty),
            (words.Any(LookupWords.Contains), "sheet.lookup", Penalty),
            (words.Any(InstructionWords.Contains), "sheet.instructions", Penalty),
        ];
        reasons.AddRange(drawbacks.Where(d => d.Holds).Select(d => d.Reason));
        return drawbacks.Where(d => d.Holds).Sum(d => d.Minus);
    }
}
