using System.Text;
using CsvHelper;
using Tessera.Domain;

namespace Tessera.Web.Spreadsheets;

/// <summary>The bytes of a CSV, opened anew for each pass; the length is what the container claims.</summary>
internal sealed record CsvSource(Func<Stream> Open, long Length);

/// <summary>How a CSV is written.</summary>
internal sealed record CsvDialect(Encoding Encoding, string EncodingName, IReadOnlyList<EncodingChoice> Choices, char Separator);

/// <summary>A CSV as a workbook of one sheet. All cells are text; a row's number counts records, blank ones included.</summary>
internal sealed class CsvFile : TableFile
{
    readonly CsvSource _source;
    readonly ReadLimits _limits;
    /// <summary>windows-1258 writes Vietnamese tones as marks of their own.</summary>
    readonly bool _composes;

    public CsvFile(CsvSource source, CsvDialect dialect, ReadLimits limits)
    {
        (_source, _limits, Dialect) = (source, limits, dialect);
        _composes = dialect.EncodingName == "windows-1258";
        Sheets = [new SheetInfo(0, "CSV", SheetVisibility.Visible, SheetKind.Data)];
    }

    public override IEnumerable<SheetRow> Rows(int sheet)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(sheet, 0);
        using var reader = OpenReader();
        var row = new SheetRow();
        int number = 0, count = 0;
        while (Next(reader))
        {
            row.Begin(++number);
            Fill(row, reader);
            if (row.IsBlank) continue;
            if (++count > _limits.Rows + _limits.RowsAbove) throw Refusal.TooManyRows(_limits.Rows);
            yield return row;
        }
    }

    CsvReader OpenReader() => CsvReader.Create(_source.Open(), new CsvReaderOptions
    {
        Separator = Dialect!.Separator,
        Encoding = Dialect.Encoding,
        HasHeader = false,
        SkipEmptyLines = false,
        TrackLineNumbers = true,
        MaxRecordSize = _limits.RecordBytes,
        OnMalformedRecord = Refuse,
    });

    /// <summary>A stray quote is only text; a quote never closed has swallowed the rest of the file.</summary>
    void Refuse(CsvMalformedRecord record)
    {
        if (record.Reason == CsvMalformedReason.UnterminatedQuote) throw Refusal.UnclosedQuote(OpeningLine(record, Dialect!.Separator));
    }

    static bool Next(CsvReader reader)
    {
        try { return reader.Read(); }
        catch (CsvFormatException e) { throw Refusal.RecordTooLong(e.LineNumber); }
    }

    void Fill(SheetRow row, CsvReader reader)
    {
        if (reader.FieldCount > _limits.Columns) throw Refusal.BeyondLimits(CellReference.Name(row.Number, _limits.Columns));
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (reader.IsEmpty(i)) continue;
            var text = SafeText.Undo(reader.GetString(i));
            row.Set(i, Cell.Of(_composes ? UnicodeForm.Composed(text) : text));
        }
    }

    /// <summary>The reader tells where the record starts and where the file ends, but not which quote is open.</summary>
    static long OpeningLine(CsvMalformedRecord record, char separator)
    {
        long line = record.LineNumber, opened = line;
        bool quoted = false, start = true;
        var raw = record.RawRecord;
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '\n' || (raw[i] == '\r' && (i + 1 == raw.Length || raw[i + 1] != '\n'))) line++;
            if (raw[i] == '"' && (quoted || start))
            {
                quoted = !quoted;
                if (quoted && start) opened = line;
                start = false;
            }
            else start = !quoted && raw[i] == separator;
        }
        return opened;
    }
}
