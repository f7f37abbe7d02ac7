using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Layout;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// The sender's own file back: their workbook with the cells coloured and commented that something is to be said about,
/// and a sheet that lists them. A file that is no .xlsx comes back as a copy of its values in one, which says so.
/// </summary>
internal sealed class OwnFile(ImportPreview preview, FileStore files, Text text)
{
    /// <summary>Beyond this many a workbook opens slowly; colours and the list go on.</summary>
    private const int MostComments = 10_000;
    private const int MostLines = 60_000;
    /// <summary>The first cell of the added sheet begins so in every language; a sheet that does is never read as data.</summary>
    public static readonly string Mark = $"{Product.Name} ✎ ";
    private static readonly double[] Widths = [8, 24, 30, 44, 30, 44, 10];
    private static readonly string[] Headers = 
        ["import.problems.row", "import.problems.header", "import.problems.found", "import.own.what", "import.problems.expected", "import.own.fix", "import.own.cell"];

    /// <summary>A temporary file, gone when closed.</summary>
    public async Task<Stream> Write(ImportView view, CancellationToken cancel)
    {
        if (view.Report is not { } report || view.Import.State == ImportState.Staged) throw Problem.Conflict("import.not-checked", view.Import.FileName);
        view.DemandRows();
        var noted = await NotedCells.Of(preview.Drafts(view.Import), report);
        await using var original = await files.Open(view.Operation.Id, view.Import.FileId, cancel);
        await using var own = FileOpening.Xlsx(original, ReadLimits.Default);
        await using var copy = own is null ? Copied(original, view) : null;
        var result = FileStore.TemporaryFile();
        try
        {
            XlsxAnnotation.Write(own ?? copy!, Annotation(noted, view, report, copy is not null), result);
            result.Position = 0;
            return result;
        }
        catch
        {
            await result.DisposeAsync();
            throw;
        }
    }

    public static string Name(ImportView view)
    {
        var ending = Path.GetExtension(view.Import.FileName).Equals(".xlsm", StringComparison.OrdinalIgnoreCase) ? ".xlsm" : ".xlsx";
        return Path.GetFileNameWithoutExtension(view.Import.FileName) + "-notes" + ending;
    }

    public static bool Is(IReadOnlyList<Cell> firstRow) => firstRow is [{ Kind: CellKind.Text, Text: { } first }, ..] && first.StartsWith(Mark, StringComparison.Ordinal);

    private static FileStream Copied(Stream original, ImportView view)
    {
        var copy = FileStore.TemporaryFile();
        using var workbook = Workbook.Open(original, view.Import.FileName, encodingName: view.Answers.FirstOrDefault(a => a.Key == FileQuestions.Encoding)?.Value);
        WorkbookCopy.Write(workbook, copy);
        return copy;
    }

    private Annotation Annotation(List<NotedCell> noted, ImportView view, ImportReport report, bool isCopy)
    {
        var words = new NoteWords(report, text);
        var marks = NotedCells.Marks(noted, words.Comment, MostComments);
        List<IReadOnlyList<NoteCell>> head = [.. Head(noted, marks, view, report, isCopy)];
        var rows = head.Append([.. Headers.Select(h => new NoteCell(Cell.Of(text[h]), NoteStyle.Header))]).Concat(ToDo(noted).Take(MostLines).Select(n => Line(n, words))).Concat(Understood(noted, words));
        return new Annotation(report.Sheet, marks, Product.Name, new NoteSheet(text["import.problems.sheet"], Widths, head.Count + 1, rows));
    }

    private IEnumerable<IReadOnlyList<NoteCell>> Head(List<NotedCell> noted, IReadOnlyList<CellMark> marks, ImportView view, ImportReport report, bool isCopy)
    {
        yield return [Said(Mark + text[isCopy ? "import.own.title.copy" : "import.own.title", view.Import.FileName], NoteStyle.Title)];
        yield return [Said(text["import.own.again", report.Sheet])];
        foreach (var kind in new[] { MarkKind.Wrong, MarkKind.Asked, MarkKind.Understood })
            yield return [new NoteCell(Cell.Of(marks.Count(m => m.Kind == kind)), (NoteStyle)kind), Said(text[$"import.own.colour.{kind.ToString().ToLowerInvariant()}"])];
        if (ToDo(noted).Count() is > MostLines and var lines) yield return [Said(text["import.own.lines", text.Number((long)MostLines), text.Number((long)lines)])];
        if (marks.Count(m => m.Note is null) is > 0 and var silent) yield return [Said(text["import.own.silent", text.Number((long)MostComments), text.Number((long)silent)])];
        yield return [];
    }

    private static IEnumerable<NotedCell> ToDo(List<NotedCell> noted) => noted.Where(n => n.Kind != MarkKind.Understood);

    /// <summary>What needs nothing comes last, a line for each kind and column: thousands of lines would hide the one that matters.</summary>
    private IEnumerable<IReadOnlyList<NoteCell>> Understood(List<NotedCell> noted, NoteWords words)
    {
        var kinds = NotedKind.Of(noted);
        if (kinds.Count > 0) yield return [Said(text["import.own.nothing"], NoteStyle.Header)];
        foreach (var kind in kinds) yield return Line(kind.Example, words, words.Problem(kind), words.Fix(kind));
    }

    private static IReadOnlyList<NoteCell> Line(NotedCell noted, NoteWords words) => Line(noted, words, words.Problem(noted), words.Fix(noted));

    private static IReadOnlyList<NoteCell> Line(NotedCell noted, NoteWords words, string problem, string fix)
    {
        var address = noted.HasCell ? CellReference.Name(noted.Finding.Row, noted.Column) : "";
        return
        [
            new NoteCell(noted.Finding.Row > 0 ? Cell.Of(noted.Finding.Row) : Cell.Empty, (NoteStyle)noted.Kind),
            Wrapped(words.Header(noted)), Wrapped(NoteWords.Found(noted)), Wrapped(problem), Wrapped(words.Expected(noted)), Wrapped(fix),
            new NoteCell(Cell.Of(address), NoteStyle.Link, address.Length > 0 ? address : null),
        ];
    }

    private static NoteCell Said(string text, NoteStyle style = NoteStyle.Plain) => new(Cell.Of(text), style);
    private static NoteCell Wrapped(string text) => new(Cell.Of(text), NoteStyle.Wrapped);
}
