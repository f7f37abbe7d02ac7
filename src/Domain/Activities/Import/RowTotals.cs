namespace Tessera.Domain.Activities.Import;

/// <summary>Rows that add up others: skipped with a note, for their numbers are already in the rows above them.</summary>
internal sealed class RowTotals(ColumnPlan plan)
{
    private static readonly HashSet<string> Words =
        ["total", "totals", "grand total", "subtotal", "sub total", "total general", "sous total", "total geral", "tong", "tong cong", "tong so", "cong", "المجموع", "الاجمالي"];

    private static readonly string[] Beginnings =
        ["total ", "grand total ", "subtotal ", "sub total ", "sous total ", "tong cong ", "tong so ", "المجموع ", "الاجمالي "];

    private static readonly string[] Endings = [" total", " subtotal", " sub total", " sous total", " totals"];

    // Where a total of an organisation's own rows is said beside its name; of a group of people "total" may be meant.
    private static readonly HashSet<string> Sums = [.. Words.Where(word => word is not ("tong" or "cong"))];

    private const int LongestSum = 40;

    private readonly int[] _places = [.. plan.PlaceNames.SelectMany(columns => columns), .. plan.Columns(ActivityField.Cluster), .. plan.Columns(ActivityField.SubCluster)];
    private readonly int[] _works = [.. plan.Columns(ActivityField.Kind), .. plan.Columns(ActivityField.Description), .. plan.Columns(ActivityField.Indicator), .. plan.Columns(ActivityField.Item)];
    private readonly int[] _names = [.. plan.Partners.SelectMany(p => p.Names.Concat(p.Acronyms))];

    /// <summary>
    /// "Total" where no organisation stands; or "Total WASH", "Gao Total" as the only words of the row, since the rows of an organisation
    /// of such a name have a place and a kind of work beside it.
    /// </summary>
    public bool Is(SheetRow row)
    {
        if (Array.Exists(_places, column => IsSum(row, column, isPlace: true)) || Array.Exists(_works, column => IsSum(row, column, isPlace: false))) return true;
        var (first, others) = FirstText(row);
        if (first is null) return false;
        var folded = Folding.Fold(first);
        if (Words.Contains(folded)) return !HasWho(row);
        return (Array.Exists(Beginnings, b => folded.StartsWith(b, StringComparison.Ordinal)) || Array.Exists(Endings, e => folded.EndsWith(e, StringComparison.Ordinal)))
            && HasNumber(row) && others.TrueForAll(text => !text.Any(char.IsLetter));
    }

    /// <summary>"Sub-total" where the kind of work, its cluster or its place stands; "WASH total" there, when no text follows it.</summary>
    private static bool IsSum(SheetRow row, int column, bool isPlace)
    {
        if (row[column] is not { Kind: CellKind.Text, Text: { Length: <= LongestSum } text } || !MaySum(text) || !HasNumber(row)) return false;
        var folded = Folding.Fold(text);
        if (Sums.Contains(folded)) return true;
        if (!(isPlace && Array.Exists(Beginnings, b => folded.StartsWith(b, StringComparison.Ordinal))) && !Array.Exists(Endings, e => folded.EndsWith(e, StringComparison.Ordinal))) return false;
        for (var next = column + 1; next < row.Count; next++)
            if (row[next] is { Kind: CellKind.Text, Text: { } other } && other.Any(char.IsLetter)) return false;
        return true;
    }

    private static bool MaySum(string text) => text.Contains("total", StringComparison.OrdinalIgnoreCase) || !System.Text.Ascii.IsValid(text);

    /// <summary>The first text with a letter, when it may begin a total at all, and the texts behind it; nearly every row is done here.</summary>
    private static (string? First, List<string> Others) FirstText(SheetRow row)
    {
        const int longest = 80;
        string? first = null;
        var others = new List<string>();
        foreach (ref readonly var cell in row.Cells)
        {
            if (cell.Kind != CellKind.Text) continue;
            if (first is not null) others.Add(cell.Text!);
            else if (cell.Text!.AsSpan().TrimStart() is [var letter, ..] && char.IsLetter(letter))
            {
                if (cell.Text!.Length > longest || !(letter >= 0x80 || "tTgGsScC".Contains(letter, StringComparison.Ordinal) || cell.Text.Contains("total", StringComparison.OrdinalIgnoreCase))) return default;
                first = cell.Text;
            }
        }
        return (first, others);
    }

    /// <summary>An organisation beside the word itself.</summary>
    private bool HasWho(SheetRow row) =>
        Array.Exists(_names, column => !row[column].IsBlank && !Words.Contains(Folding.Fold(row[column].AsTyped())));

    private static bool HasNumber(SheetRow row)
    {
        foreach (ref readonly var cell in row.Cells)
            if (cell.Kind == CellKind.Number || (cell.Kind == CellKind.Text && cell.Text!.AsSpan().IndexOfAnyInRange('0', '9') >= 0)) return true;
        return false;
    }
}
