namespace Tessera.Domain.Activities.Import;

/// <summary>A block of merged cells; rows 1-based, columns 0-based, both ends included.</summary>
public readonly record struct MergedBlock(int FirstRow, int FirstColumn, int LastRow, int LastColumn);

/// <summary>
/// Cells merged over several rows: a sheet shows their value on each of these rows but keeps it in the first alone. Words
/// (who, where, what) are taken for every row, visibly, and one question per column can take that back. Numbers are never
/// taken twice: people would be multiplied.
/// </summary>
public sealed class MergedFill
{
    public const string Leave = "leave", Fill = "fill";

    private readonly ColumnPlan _plan;
    private readonly QuestionBook _book;
    private readonly HashSet<int> _understood, _numbers;
    private readonly List<MergedBlock> _waiting;
    private readonly List<(MergedBlock Block, Cell Value)> _open = [];
    private int _next;

    /// <param name="blocks">Of the sheet read; those that begin above its data are titles and left alone.</param>
    public MergedFill(ColumnPlan plan, QuestionBook book, IEnumerable<MergedBlock> blocks, int dataFirst)
    {
        (_plan, _book) = (plan, book);
        _understood = [.. plan.Maps.Where(m => m.Target.Field != ActivityField.None).Select(m => m.Index)];
        _numbers = [.. plan.NumberColumns];
        _waiting = [.. blocks.Where(b => b.FirstRow >= dataFirst).OrderBy(b => b.FirstRow)];
    }

    /// <summary>Fills the row from the blocks that reach into it; rows come in the order of the sheet.</summary>
    public void Apply(SheetRow row, ActivityDraft draft)
    {
        _open.RemoveAll(o => o.Block.LastRow < row.Number);
        for (; _next < _waiting.Count && _waiting[_next].FirstRow <= row.Number; _next++) Begin(_waiting[_next], row, draft);
        foreach (var (block, value) in _open)
            if (row.Number > block.FirstRow && row[block.FirstColumn].IsBlank) Take(row, draft, block.FirstColumn, value);
    }

    private void Begin(MergedBlock block, SheetRow row, ActivityDraft draft)
    {
        if (block.FirstRow != row.Number || !_understood.Contains(block.FirstColumn) || row[block.FirstColumn] is not { IsBlank: false } value) return;
        var others = _understood.Count(c => c > block.FirstColumn && c <= block.LastColumn);
        if (others > 0) draft.Add(new Finding("cell.merged-across", FindingEffect.Note, row.Number, block.FirstColumn, value.AsTyped()));
        if (block.LastRow == block.FirstRow) return;
        if (_numbers.Contains(block.FirstColumn)) draft.Add(new Finding("cell.merged-number", FindingEffect.Note, row.Number, block.FirstColumn, value.AsTyped()));
        else
        {
            if (Answer(block.FirstColumn) is { } answer) _book.Decide(Key(block.FirstColumn), _plan.Header(block.FirstColumn), answer, row.Number);
            if (Answer(block.FirstColumn) != Leave) _open.Add((block, value));
        }
    }

    private void Take(SheetRow row, ActivityDraft draft, int column, Cell value)
    {
        row.Set(column, value);
        draft.Add(new Finding("cell.merged-filled", FindingEffect.Fixed, row.Number, column, value.AsTyped()));
        _book.Ask(Key(column), "merged", _plan.Header(column), row.Number, false, () => [new(Fill, ""), new(Leave, "")], Fill);
    }

    private string? Answer(int column) => _book.Answer(Key(column));

    private string Key(int column) => $"merged:{Folding.Fold(_plan.Header(column))}";
}
