using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Tessera.Web.Tests.Features.Crawl;

/// <summary>
/// The rows that a number opens to, as their CSV says them, and what a page may count of them: each a plain reading of
/// the header it stands under, and none shares a line with the code that made the number.
/// </summary>
internal sealed class OpenedRows(string csv, string page, string link, OpenedRows.Lists lists)
{
    /// <summary>Places with their level and the code above, partners' names by id.</summary>
    internal sealed record Lists(Dictionary<string, (int Level, string? Above)> Areas, Dictionary<string, string> Partners)
    {
        public static Task<Lists> Of(TesseraApp app, string code) => app.Db(async db =>
        {
            var operation = await db.Operations.SingleAsync(o => o.Code == code);
            var areas = await db.Areas.Where(a => a.OperationId == operation.Id).ToListAsync();
            var partners = await db.Partners.Where(p => p.OperationId == operation.Id).ToListAsync();
            return new Lists(areas.ToDictionary(a => a.Pcode, a => (a.Level, areas.Find(above => above.Id == a.ParentId)?.Pcode)),
                partners.ToDictionary(p => p.Id.ToString(CultureInfo.InvariantCulture), p => p.Acronym ?? p.Name));
        });
    }

    private readonly List<Dictionary<string, string>> _rows = Csv.Read(csv);

    public int Count => _rows.Count;

    /// <summary>Rows; 0 where every one of them says that nothing was done.</summary>
    public int Activities => Done.Any() ? _rows.Count : 0;

    /// <summary>Distinct organisations of the role asked for, in rows that are no nil reports; of a partner asked for, itself alone.</summary>
    public int Organisations => Done.SelectMany(row => Roles.Select(role => row[role])).Where(name => name.Length > 0 && IsAsked(name)).Distinct(StringComparer.OrdinalIgnoreCase).Count();

    /// <summary>Distinct places of the page's level, or above it, in rows that are no nil reports.</summary>
    public int Places => Done.Select(row => AtLevel(row["Admin code"])).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Values of the rows that the figure counts.</summary>
    public decimal Counted => _rows.Where(row => row["outcome"] == "counted").Sum(Value);
    public decimal Sum => _rows.Sum(Value);

    /// <summary>Texts as typed count whatever the row says.</summary>
    private IEnumerable<Dictionary<string, string>> Done => _rows.Where(row => IsTyped || row["Nil report"].Length == 0);

    private bool IsTyped => Crawler.Query(link, "partners") == "typed";

    private string[] Roles => IsTyped ? ["Organisation as typed"] : Crawler.Query(link, "role") switch
    {
        "programming" => ["Programming partner"],
        "implementing" => ["Implementing partner"],
        "funding" => ["Donor"],
        "any" => ["Reporting organisation", "Programming partner", "Implementing partner", "Donor"],
        _ => ["Reporting organisation"],
    };

    private bool IsAsked(string name) => IsTyped || Crawler.Query(link, "partner") is not { } partner || !lists.Partners.TryGetValue(partner, out var asked) || name == asked;

    private string AtLevel(string code)
    {
        var level = Crawler.Query(page, "by") is { } by ? int.Parse(by[3..], CultureInfo.InvariantCulture) : 1;
        while (lists.Areas[code] is { Above: { } above } area && area.Level > level) code = above;
        return code;
    }

    private static decimal Value(Dictionary<string, string> row) => decimal.Parse(row["value"], CultureInfo.InvariantCulture);
}

/// <summary>A CSV as RFC 4180 describes it.</summary>
internal static class Csv
{
    public static List<Dictionary<string, string>> Read(string text)
    {
        var lines = Lines(text).ToList();
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    public static IEnumerable<List<string>> Lines(string text)
    {
        var (line, cell, isQuoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '"' && isQuoted && at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[at++]);
            else if (text[at] == '"') isQuoted = !isQuoted;
            else if (isQuoted || text[at] is not (',' or '\r' or '\n')) cell.Append(text[at]);
            else if (text[at] != '\r')
            {
                line.Add(cell.ToString());
                cell.Clear();
                if (text[at] == '\n') { yield return line; line = []; }
            }
        }
        if (cell.Length > 0 || line.Count > 0) yield return [.. line, cell.ToString()];
    }
}
