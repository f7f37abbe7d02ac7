using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Tessera.Domain;
using Tessera.Web.Spreadsheets;
using Xunit;

namespace Tessera.Web.Tests.Spreadsheets;

/// <summary>
/// The same file as Python's readers see it (openpyxl, xlrd, csv): an opinion that owes nothing to ours. One line of JSON
/// per row: sheet, row, then column, kind and value of each cell.
/// </summary>
static class OtherReader
{
    const string Script = """
        import sys, json, csv, datetime
        kind, path = sys.argv[1], sys.argv[2]
        def put(sheet, row, cells):
            if any(not (k == 'Text' and not v.strip()) for c, k, v in cells): print(json.dumps([sheet, row, cells]))
        if kind == 'csv':
            csv.field_size_limit(1 << 30)
            with open(path, encoding='utf-8-sig', newline='') as f:
                for i, r in enumerate(csv.reader(f)): put(0, i + 1, [[c, 'Text', v] for c, v in enumerate(r) if v != ''])
        elif kind == 'xls':
            import xlrd
            for n, s in enumerate(xlrd.open_workbook(path, formatting_info=True).sheets()):
                for r in range(s.nrows):
                    cells = []
                    for c in range(s.ncols):
                        x = s.cell(r, c)
                        k = {1: 'Text', 2: 'Number', 3: 'Date', 4: 'Boolean', 5: 'Error'}.get(x.ctype)
                        if k and not (k == 'Text' and x.value == ''): cells.append([c, k, xlrd.error_text_from_code[x.value] if k == 'Error' else x.value])
                    put(n, r + 1, cells)
        else:
            import openpyxl
            from openpyxl.utils.datetime import to_excel
            book = openpyxl.load_workbook(path, data_only=True)
            for n, s in enumerate(book._sheets):
                if not hasattr(s, 'iter_rows'): continue
                for r in s.iter_rows():
                    cells = []
                    for x in r:
                        v = x.value
                        if v is None or v == '': continue
                        if isinstance(v, bool): cells.append([x.column - 1, 'Boolean', v])
                        elif x.data_type == 'e': cells.append([x.column - 1, 'Error', v])
                        elif isinstance(v, (int, float)): cells.append([x.column - 1, 'Number', v])
                        elif isinstance(v, str): cells.append([x.column - 1, 'Text', v])
                        else: cells.append([x.column - 1, 'Date', to_excel(v)])
                    if cells: put(n, x.row, cells)
        """;

    /// <summary>Differences between both readings, at most twenty of them; skips where Python or its readers are absent.</summary>
    public static List<string> Differences(string path, string kind, string module)
    {
        var lines = Run(Python(module), "-c", Script, kind, path);
        using var stream = File.OpenRead(path);
        using var book = Workbook.Open(stream, path);
        var ours = book.Sheets.SelectMany(s => book.Rows(s.Index).SelectMany(r => Cells(s.Index, r))).ToDictionary(c => c.Key, c => c.Value);
        var differences = new List<string>();
        foreach (var (where, theirs) in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(Cells))
        {
            if (!ours.Remove(where, out var mine)) differences.Add($"{where}: not seen by us, {theirs}");
            else if (!Same(mine, theirs)) differences.Add($"{where}: {mine} by us, {theirs} by {module}");
        }
        differences.AddRange(ours.Where(o => !o.Value.IsUnsaved).Select(o => $"{o.Key}: {o.Value} by us alone"));
        return [.. differences.Take(20)];
    }

    public static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(errors.Result);
    }

    /// <summary>A Python that has this module.</summary>
    public static string Python(string module)
    {
        foreach (var program in (string[])["python3", "/usr/bin/python3"])
            try
            {
                Run(program, "-c", $"import {module}");
                return program;
            }
            catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception) { }
        Assert.Skip($"python3 with {module} is not on this machine (Debian: python3-{module}), so there is no other reader to compare with.");
        return "";
    }

    static IEnumerable<KeyValuePair<string, Cell>> Cells(int sheet, SheetRow row)
    {
        var cells = row.Cells.ToArray();
        for (var c = 0; c < cells.Length; c++)
            if (cells[c].Kind != CellKind.Empty) yield return new($"{sheet}!{CellReference.Name(row.Number, c)}", cells[c]);
    }

    static IEnumerable<KeyValuePair<string, Cell>> Cells(string line)
    {
        var row = JsonDocument.Parse(line).RootElement;
        foreach (var cell in row[2].EnumerateArray())
        {
            var kind = Enum.Parse<CellKind>(cell[1].GetString()!);
            var value = cell[2].ValueKind switch { JsonValueKind.True => 1, JsonValueKind.False => 0, JsonValueKind.Number => cell[2].GetDouble(), _ => 0 };
            yield return new($"{row[0]}!{CellReference.Name(row[1].GetInt32(), cell[0].GetInt32())}", new Cell(kind, cell[2].ValueKind == JsonValueKind.String ? cell[2].GetString() : null, value));
        }
    }

    // Dates come back from Python through the parts of a calendar date, exact to the microsecond.
    static bool Same(Cell mine, Cell theirs) => mine.Kind == theirs.Kind && mine.Text == theirs.Text
        && (mine.Kind == CellKind.Date ? Math.Abs(mine.Number - theirs.Number) < 1e-9 * 20 : mine.Number.ToString("R", CultureInfo.InvariantCulture) == theirs.Number.ToString("R", CultureInfo.InvariantCulture));
}
