using Tessera.Domain.Activities.Import;
using Tessera.Domain.Needs;

namespace Tessera.Domain.Caseloads;

/// <summary>Reads the numbers of a sheet. People in need are estimates, so fractions are kept to four decimals.</summary>
internal sealed class NeedNumbers(NeedSheet sheet, bool isTextFile, NeedSaid said)
{
    private const long Scale = 10_000, MostPeople = 2_000_000_000 * Scale;
    private readonly Dictionary<int, NumberStyleProof> _proofs = sheet.Values.ToDictionary(c => c.Index, _ => new NumberStyleProof());
    private readonly NumberStyleProof _whole = new();
    private readonly Dictionary<int, NeedShares> _shares = sheet.Values.ToDictionary(c => c.Index, _ => new NeedShares());

    /// <summary>Numbers with more than four decimals, which computed estimates have.</summary>
    public int Rounded { get; private set; }

    public void Observe(SheetRow row)
    {
        foreach (var (column, proof) in _proofs)
        {
            _shares[column].Observe(row[column]);
            if (row[column] is not { Kind: CellKind.Text } cell) continue;
            proof.Observe(cell.Text!);
            _whole.Observe(cell.Text!);
        }
    }

    /// <summary>The sheet without the columns that count no people: percentages, and how much has changed.</summary>
    public NeedSheet WithoutShares()
    {
        var of = sheet.Values.Where(c => c.Figure != NeedFigure.Severity && _shares[c.Index].Are).ToList();
        if (of.Count > 0 && NeedShares.SaysChange(sheet.Name)) of = [.. sheet.Values];
        if (of.Count == 0) return sheet;
        return sheet with
        {
            Columns = [.. sheet.Columns.Select(c => of.Contains(c) ? c with { Role = NeedRole.Other } : c)],
            Findings = [.. sheet.Findings, .. of.Select(c => new Finding("needs.column-shares", FindingEffect.SetAside, 0, c.Index, c.Header))],
        };
    }

    /// <summary>Null when blank or set aside.</summary>
    public long? Read(SheetRow row, int column, NeedFigure figure, Action<Finding> note)
    {
        var cell = row[column];
        if (cell.IsBlank) return null;
        var read = NumberReading.Read(cell, Style(column));
        if (read is { Effect: FindingEffect.Ask, Code: "number.style-unknown" }) read = NumberReading.ReadCount(cell, Style(column));
        if (read.Code == "number.rounded") (read, Rounded) = (new(read.Scaled), Rounded + 1);
        var refusal = read.Scaled is { } value ? Refusal(value, figure) : null;
        var effect = refusal is not null || read.Effect == FindingEffect.Ask ? FindingEffect.SetAside : read.Effect;
        if (effect is { } told) note(new Finding(refusal ?? read.Code!, told, row.Number, column, cell.AsTyped(), refusal is null ? read.Suggestion : null));
        return effect == FindingEffect.SetAside ? null : read.Scaled;
    }

    private static string? Refusal(long value, NeedFigure figure)
    {
        if (value < 0) return "number.negative";
        if (figure == NeedFigure.Severity) return value % Scale == 0 && value / Scale is >= 1 and <= 5 ? null : "needs.severity-range";
        return value > MostPeople ? "number.too-large" : null;
    }

    /// <summary>What the column proves, else all columns together, else what was said.</summary>
    private NumberStyle Style(int column)
    {
        var style = _proofs[column].Style(isTextFile);
        return style.Mark != DecimalMark.Unknown ? style : style with { Mark = _whole.Mark != DecimalMark.Unknown ? _whole.Mark : said.Mark };
    }
}
