using System.Text;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Documents;

/// <summary>A file of a kind we keep, with what is needed to read its text.</summary>
/// <param name="Parts">Of packed formats.</param>
/// <param name="Main">The part that the package itself calls its document.</param>
internal sealed record DocumentFile(DocumentFormat Format, Stream Content, ZipParts? Parts = null, string? Main = null)
{
    public const long Largest = 25L << 20;

    public static readonly ReadLimits Limits = new() { FileBytes = Largest, PartBytes = 128L << 20, InflatedBytes = 256L << 20, Depth = 512 };

    private const int SampleBytes = 64 << 10;

    /// <summary>
    /// Tells from the bytes what a file is and refuses what can do something when opened: programs, scripts, web pages,
    /// drawings with script, macros. Only among plain texts the name decides, because a text can be anything.
    /// </summary>
    public static DocumentFile Recognise(Stream content, string name)
    {
        if (content.Length == 0) throw Problem.Invalid("file.empty");
        if (content.Length > Largest) throw new Problem(ProblemKind.TooLarge, "document.too-large", DocumentFormats.LargestMegabytes);
        var sample = Sample(content);
        return sample switch
        {
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => new(DocumentFormat.Pdf, content),
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => new(DocumentFormat.Png, content),
            [0xFF, 0xD8, 0xFF, ..] => new(DocumentFormat.Jpeg, content),
            [0x50, 0x4B, 0x03, 0x04, ..] => Packed(content),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => throw Problem.Invalid(IsEncrypted(content) ? "file.password" : "document.old-office"),
            _ => Plain(content, sample, name),
        };
    }

    private static byte[] Sample(Stream content)
    {
        var sample = new byte[SampleBytes];
        content.Position = 0;
        return sample[..content.ReadAtLeast(sample, SampleBytes, throwOnEndOfStream: false)];
    }

    private static DocumentFile Packed(Stream content)
    {
        try
        {
            var parts = new ZipParts(content, Limits);
            return parts.Has("[Content_Types].xml") ? Office(content, parts) : parts.Has("mimetype") ? Open(content, parts) : throw Problem.Invalid("document.archive");
        }
        catch (Problem problem) when (problem.Code.StartsWith("file.", StringComparison.Ordinal) && problem.Code != "file.password")
        {
            throw Problem.Invalid(problem.Code is "file.incomplete" ? problem.Code : "document.damaged");
        }
    }

    private static DocumentFile Office(Stream content, ZipParts parts)
    {
        if (parts.Names.Any(n => n.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || n.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase)) || Text(parts, "[Content_Types].xml").Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
            throw Problem.Invalid("document.macros");
        var main = new XlsxRelations(parts, "", Limits).OfKind("officeDocument");
        if (main is null || !parts.Has(main)) throw Problem.Invalid("document.type", DocumentFormats.Taken);
        DocumentFormat? format = main.Split('/')[0].ToLowerInvariant() switch { "word" => DocumentFormat.Docx, "xl" => DocumentFormat.Xlsx, "ppt" => DocumentFormat.Pptx, _ => null };
        return format is { } known && main.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) ? new(known, content, parts, main) : throw Problem.Invalid("document.type", DocumentFormats.Taken);
    }

    /// <summary>OpenDocument says in its first part what it is; its macros lie in folders of their own.</summary>
    private static DocumentFile Open(Stream content, ZipParts parts)
    {
        if (parts.Names.Any(n => n.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || n.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase))) throw Problem.Invalid("document.macros");
        DocumentFormat? format = Text(parts, "mimetype").Trim() switch
        {
            "application/vnd.oasis.opendocument.text" => DocumentFormat.Odt,
            "application/vnd.oasis.opendocument.spreadsheet" => DocumentFormat.Ods,
            "application/vnd.oasis.opendocument.presentation" => DocumentFormat.Odp,
            _ => null,
        };
        return format is { } known && parts.Has("content.xml") ? new(known, content, parts, "content.xml") : throw Problem.Invalid("document.type", DocumentFormats.Taken);
    }

    private static string Text(ZipParts parts, string name)
    {
        using var part = parts.Open(name);
        var bytes = new byte[SampleBytes];
        return Encoding.UTF8.GetString(bytes.AsSpan(0, part.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)));
    }

    private static bool IsEncrypted(Stream content)
    {
        try
        {
            return new OleFile(content).Has("EncryptedPackage");
        }
        catch (Problem)
        {
            return false;
        }
    }

    private static DocumentFile Plain(Stream content, byte[] sample, string name)
    {
        var format = DocumentFormats.OfText(Path.GetExtension(name)) ?? throw Problem.Invalid("document.type", DocumentFormats.Taken);
        var isWide = sample is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        if (!isWide && sample.Contains((byte)0)) throw Problem.Invalid("document.type", DocumentFormats.Taken);
        // Opened from a folder it is what its name says; served it is an attachment in a sandbox. A page under the name of a text is refused all the same.
        var start = (isWide ? Encoding.Unicode : Encoding.UTF8).GetString(sample).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (start.StartsWith('<') || start.StartsWith("#!", StringComparison.Ordinal) || start.StartsWith("{\\rtf", StringComparison.Ordinal) || start.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase) || start.StartsWith("%!PS", StringComparison.Ordinal)
            || start.Contains("<script", StringComparison.OrdinalIgnoreCase) || start.Contains("<html", StringComparison.OrdinalIgnoreCase) || start.Contains("<svg", StringComparison.OrdinalIgnoreCase))
            throw Problem.Invalid("document.markup");
        return new(format, content);
    }
}
