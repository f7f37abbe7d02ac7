using Tessera.Domain;

namespace Tessera.Web.Spreadsheets;

/// <summary>Decides from the bytes what a file is, and opens it or says why not.</summary>
internal static class FileOpening
{
    const int SampleBytes = 64 << 10;

    public static TableFile Open(Stream file, string fileName, ReadLimits limits, string? encodingName)
    {
        if (file.Length == 0) throw Refusal.Empty();
        if (file.Length > limits.FileBytes) throw Refusal.TooLarge(limits.FileBytes);
        var sample = Sample(file);
        return sample switch
        {
            [0x50, 0x4B, 0x03, 0x04, ..] => OpenZip(file, fileName, limits, encodingName, inner: false),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => Named(OpenOle(file, limits), fileName, ".xls", ".xlt", ".zip"),
            [0x09, 0x00 or 0x02 or 0x04, 0x04 or 0x06, 0x00, ..] => throw Refusal.OldXls(),
            [0x09, 0x08, 0x08 or 0x10, 0x00, ..] => Named(new XlsFile(file, limits), fileName, ".xls", ".xlt", ".zip"),
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => throw Refusal.Pdf(),
            _ => OpenText(sample, new CsvSource(() => Rewound(file), file.Length), fileName, limits, encodingName),
        };
    }

    /// <summary>The .xlsx that a file is, or holds as the only table of a zip (then a copy, to be closed); null when there is none.</summary>
    public static Stream? Xlsx(Stream file, ReadLimits limits)
    {
        if (Sample(file) is not [0x50, 0x4B, 0x03, 0x04, ..]) return null;
        var parts = new ZipParts(file, limits);
        if (parts.Has("[Content_Types].xml")) return file;
        var (table, _) = OnlyTable(parts);
        if (!HasExtension(table, ".xlsx", ".xlsm")) return null;
        var copy = TemporaryCopy(parts, table);
        if (Sample(copy) is [0x50, 0x4B, 0x03, 0x04, ..]) return copy;
        copy.Dispose();
        return null;
    }

    static TableFile Named(TableFile book, string fileName, params ReadOnlySpan<string> endings)
    {
        if (!HasExtension(fileName, endings)) book.Note("file.read-as-workbook", FindingEffect.Fixed, fileName);
        return book;
    }

    /// <summary>Old Office files and encrypted new ones share a container; the names of its streams tell them apart.</summary>
    static XlsFile OpenOle(Stream file, ReadLimits limits)
    {
        var ole = new OleFile(file);
        if (ole.Has("EncryptedPackage")) throw Refusal.Password();
        if (ole.Has("Workbook")) return new XlsFile(ole.Open("Workbook"), limits);
        if (ole.Has("Book")) return new XlsFile(ole.Open("Book"), limits);
        throw ole.Has("WordDocument") || ole.Has("PowerPoint Document") ? Refusal.OtherOffice() : Refusal.NotAWorkbook();
    }

    static TableFile OpenZip(Stream file, string fileName, ReadLimits limits, string? encodingName, bool inner)
    {
        var parts = new ZipParts(file, limits);
        if (parts.Has("[Content_Types].xml")) return Named(new XlsxFile(parts, limits), fileName, ".xlsx", ".xlsm", ".xltx", ".xltm", ".zip");
        if (parts.Has("xl/workbook.xml")) throw Refusal.Damaged("[Content_Types].xml");
        if (parts.Has("mimetype")) throw Refusal.Ods();
        if (parts.Names.Any(n => n.EndsWith(".iwa", StringComparison.OrdinalIgnoreCase))) throw Refusal.Numbers();
        return inner ? throw Refusal.NotAWorkbook() : OpenPacked(parts, limits, encodingName);
    }

    /// <summary>A zip of one table is that table, whatever else lies beside it. A zip inside a zip is not looked into.</summary>
    static TableFile OpenPacked(ZipParts parts, ReadLimits limits, string? encodingName)
    {
        var (table, others) = OnlyTable(parts);
        TableFile opened = HasExtension(table, ".xlsx", ".xlsm", ".xls") ? OpenPackedBook(parts, table, limits, encodingName) : OpenPackedText(parts, table, limits, encodingName);
        foreach (var other in others) opened.Note("file.not-read", FindingEffect.Note, other);
        return opened;
    }

    static CsvFile OpenPackedText(ZipParts parts, string table, ReadLimits limits, string? encodingName)
    {
        var source = new CsvSource(() => parts.Open(table), parts.Length(table));
        using var stream = source.Open();
        return OpenText(ReadSample(stream), source, table, limits, encodingName);
    }

    static OwningFile OpenPackedBook(ZipParts parts, string table, ReadLimits limits, string? encodingName)
    {
        var copy = TemporaryCopy(parts, table);
        try
        {
            return new OwningFile(Sample(copy) is [0x50, 0x4B, 0x03, 0x04, ..] ? OpenZip(copy, table, limits, encodingName, inner: true) : Open(copy, table, limits, encodingName), copy);
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    static FileStream TemporaryCopy(ZipParts parts, string name)
    {
        var copy = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);
        try
        {
            using var packed = parts.Open(name);
            packed.CopyTo(copy);
            copy.Position = 0;
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    static (string Table, List<string> Others) OnlyTable(ZipParts parts)
    {
        var files = FilesIn(parts);
        var tables = TablesIn(files);
        if (tables.Count > 1) throw Refusal.ZipOfMany(tables.Take(10));
        return tables.Count == 1 ? (tables[0], files.FindAll(f => f != tables[0])) : throw Refusal.ZipWithoutTable();
    }

    /// <summary>What people put there, without what their system added.</summary>
    public static List<string> FilesIn(ZipParts parts) => [.. parts.Names.Where(n => !n.EndsWith('/') && !IsOfSystem(n))];

    /// <summary>Files that computers leave beside those of people: notes of a file system, locks of open workbooks.</summary>
    public static bool IsOfSystem(string path)
    {
        var name = Path.GetFileName(path.Replace('\\', '/'));
        return path.StartsWith("__MACOSX/", StringComparison.Ordinal) || name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal) || name is "Thumbs.db" or "desktop.ini";
    }

    public static List<string> TablesIn(List<string> files) =>
        files.FindAll(f => HasExtension(f, ".csv", ".tsv", ".xlsx", ".xlsm", ".xls")) is { Count: > 0 } tables ? tables : files.FindAll(f => HasExtension(f, ".txt"));

    public static bool IsZip(Stream file) => Sample(file) is [0x50, 0x4B, 0x03, 0x04, ..];

    static CsvFile OpenText(byte[] sample, CsvSource source, string fileName, ReadLimits limits, string? encodingName)
    {
        if (Signature(sample) is { } refusal) throw refusal;
        if (HasExtension(fileName, ".exe", ".dll", ".msi", ".com", ".scr", ".bat", ".cmd", ".bin")) throw Refusal.NotAWorkbook();
        var (encoding, name, choices) = CsvEncoding.Of(source, sample, encodingName);
        var text = encoding.GetString(sample).TrimStart('\uFEFF');
        if (string.IsNullOrWhiteSpace(text) && sample.Length == source.Length) throw Refusal.Empty();
        if (Markup(text.TrimStart()) is { } markup) throw markup;
        var file = new CsvFile(source, new CsvDialect(encoding, name, choices, CsvSeparator.Of(text)), limits);
        if (!HasExtension(fileName, ".csv", ".tsv", ".txt", ".ssv", ".zip")) file.Note("file.read-as-csv", FindingEffect.Fixed, fileName);
        return file;
    }

    static Problem? Signature(ReadOnlySpan<byte> sample) => sample switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => Refusal.Image(),
        [(byte)'M', (byte)'Z', < 0x09, ..] or [(byte)'M', (byte)'Z', _, 0x00, ..] or [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] or [0x50, 0x4B, ..] => Refusal.NotAWorkbook(),
        [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] or [0x1F, 0x8B, ..] => Refusal.Archive(),
        _ => null,
    };

    static Problem? Markup(string text)
    {
        bool Starts(string mark) => text.StartsWith(mark, StringComparison.OrdinalIgnoreCase);
        bool Has(string mark) => text.Contains(mark, StringComparison.OrdinalIgnoreCase);
        if (Starts("{\\rtf")) return Refusal.NotAWorkbook();
        if (Starts("{") && (Has("docs.google.com") || Has("\"doc_id\""))) return Refusal.Shortcut();
        if (Starts("{\"") || Starts("[{\"")) return Refusal.NotAWorkbook();
        if (Starts("[InternetShortcut]")) return Refusal.Shortcut();
        if (Starts("MIME-Version:")) return Refusal.Html();
        if (!Starts("<")) return null;
        if (Has("urn:schemas-microsoft-com:office:spreadsheet") && !Has("<html")) return Refusal.SpreadsheetMl();
        if (Has("urn:oasis:names:tc:opendocument")) return Refusal.Ods();
        if (Has("<html") || Has("<table") || Has("<!doctype html")) return Refusal.Html();
        return Starts("<?xml") || Starts("<!") ? Refusal.NotAWorkbook() : null;
    }

    static byte[] Sample(Stream file)
    {
        using var bytes = Rewound(file);
        return ReadSample(bytes);
    }

    static byte[] ReadSample(Stream stream)
    {
        var sample = new byte[SampleBytes];
        return sample[..stream.ReadAtLeast(sample, SampleBytes, throwOnEndOfStream: false)];
    }

    static Rewind Rewound(Stream file) => new(file);

    static bool HasExtension(string name, params ReadOnlySpan<string> extensions)
    {
        foreach (var extension in extensions)
            if (name.TrimEnd().EndsWith(extension, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>The whole file from its start, leaving the file open when disposed.</summary>
    sealed class Rewind(Stream file) : ForwardStream
    {
        long _at;

        public override int Read(Span<byte> buffer)
        {
            if (file.Position != _at) file.Position = _at;
            var got = file.Read(buffer);
            _at += got;
            return got;
        }
    }

    /// <summary>Keeps the unpacked copy as long as the table in it is read.</summary>
    sealed class OwningFile : TableFile
    {
        readonly TableFile _inner;
        readonly Stream _copy;

        public OwningFile(TableFile inner, Stream copy)
        {
            (_inner, _copy, Sheets) = (inner, copy, inner.Sheets);
            Notes.AddRange(inner.Notes);
        }

        public override IEnumerable<SheetRow> Rows(int sheet) => _inner.Rows(sheet);
        public override IReadOnlyList<MergedRange> Merged(int sheet) => _inner.Merged(sheet);

        public override void Dispose()
        {
            _inner.Dispose();
            _copy.Dispose();
            base.Dispose();
        }
    }
}
