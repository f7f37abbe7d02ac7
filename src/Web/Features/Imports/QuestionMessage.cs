using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Layout;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Imports;

/// <summary>A message ready to be sent: nothing is sent from here.</summary>
public sealed record Letter(string Subject, string Body)
{
    // Longer addresses are cut off or refused by some mail programs.
    private const int LongestAddress = 1_900;

    /// <summary>An address that opens the reader's mail program; null when the message is too long for one.</summary>
    public string? Address
    {
        get
        {
            var address = $"mailto:?subject={Uri.EscapeDataString(Subject)}&body={Uri.EscapeDataString(Body.ReplaceLineEndings("\r\n"))}";
            return address.Length <= LongestAddress ? address : null;
        }
    }
}

/// <summary>
/// What is open about a file as one message to its sender: where, what was found, what is expected. Only what stands in
/// their own file is repeated; contact columns, mail addresses and telephone numbers are not.
/// </summary>
internal sealed partial class QuestionMessage(ImportPreview preview, Text text)
{
    private const int MostItems = 60, CellsShown = 6;

    public async Task<Letter> Of(ImportView view, Language language)
    {
        if (view.Report is not { } report) throw Domain.Problem.Conflict("import.not-checked", view.Import.FileName);
        view.DemandRows();
        var contacts = report.Layout.Columns.Where(c => c.Target.Field is ActivityField.ContactName or ActivityField.ContactEmail or ActivityField.ContactPhone).Select(c => c.Index).ToHashSet();
        var noted = (await NotedCells.Of(preview.Drafts(view.Import), report)).Where(n => n.Kind != MarkKind.Understood && !contacts.Contains(n.Column)).ToList();
        return Languages.In(language, () => Written(view, report, noted));
    }

    private Letter Written(ImportView view, ImportReport report, List<NotedCell> noted)
    {
        var words = new NoteWords(report, text);
        // One point for one cause: a question whatever its columns, anything else by column.
        var items = noted.GroupBy(n => n.Finding.Question is { } question ? (question, -1) : (n.Finding.Code, n.Column)).ToList();
        var body = new StringBuilder();
        body.AppendLine(text["import.message.hello"]).AppendLine();
        body.AppendLine(text[items.Count > 0 ? "import.message.intro" : "import.message.nothing", view.Import.FileName, report.Sheet]).AppendLine();
        foreach (var (at, item) in items.Take(MostItems).Index()) Item(body, at + 1, [.. item], words);
        if (items.Count > MostItems) body.AppendLine(text["import.message.more", text.Number((long)items.Count - MostItems)]).AppendLine();
        body.Append(text["import.message.end"]);
        return new Letter(text["import.message.subject", view.Import.FileName], body.ToString().ReplaceLineEndings("\n"));
    }

    private void Item(StringBuilder body, int number, List<NotedCell> cells, NoteWords words)
    {
        var first = cells[0];
        body.Append(CultureInfo.InvariantCulture, $"{number}. ").AppendLine(Masked(words.Cause(cells)));
        if (Where(cells, words) is { Length: > 0 } where) body.Append("   ").AppendLine(text["import.message.where", where]);
        if (Several(cells.Select(NoteWords.Found)) is { Length: > 0 } found) body.Append("   ").AppendLine(text["import.own.found", found]);
        if (Several(cells.Select(words.Expected)) is { Length: > 0 } expected && first.Finding.Question is not (NumberStyle.Question or DateOrderProof.Question)) body.Append("   ").AppendLine(text["import.own.expected", expected]);
        body.AppendLine();
    }

    /// <summary>"People reached: F2, F3, F9 and 4 more; Women: G2".</summary>
    private string Where(List<NotedCell> cells, NoteWords words)
    {
        var columns = cells.GroupBy(words.Header).Select(column =>
        {
            var named = column.Where(c => c.Finding.Row > 0).Select(c => c.HasCell ? CellReference.Name(c.Finding.Row, c.Column) : text.Number((long)c.Finding.Row)).Distinct().ToList();
            var shown = string.Join(", ", named.Take(CellsShown));
            if (named.Count > CellsShown) shown = text["import.message.cells", shown, text.Number((long)named.Count - CellsShown)];
            return column.Key.Length == 0 ? shown : shown.Length == 0 ? column.Key : $"{column.Key}: {shown}";
        });
        return string.Join("; ", columns.Where(c => c.Length > 0));
    }

    private static string Several(IEnumerable<string> said)
    {
        var distinct = said.Where(s => s.Length > 0).Distinct().Take(CellsShown + 1).ToList();
        return Masked(string.Join(" · ", distinct.Take(CellsShown))) + (distinct.Count > CellsShown ? " …" : "");
    }

    private static string Masked(string said) => Phone().Replace(Mail().Replace(said, "…@…"), "…");

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.[\w.-]+")]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?:\+|\b0)\d[\d ().-]{7,}\d")]
    private static partial Regex Phone();
}
