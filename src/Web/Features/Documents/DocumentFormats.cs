using System.Globalization;
using System.Text;
using Tessera.Domain.Clusters;

namespace Tessera.Web.Features.Documents;

/// <summary>Endings and types of what is kept; a download always has those of its content.</summary>
internal static class DocumentFormats
{
    /// <summary>What the file field offers to choose from.</summary>
    public const string Accept = ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.txt,.csv,.md,.png,.jpg,.jpeg";
    public const string Taken = "PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, TXT, CSV, MD, PNG, JPG";
    private const int LongestName = 120;

    public static string LargestMegabytes => (DocumentFile.Largest >> 20).ToString(CultureInfo.InvariantCulture);

    public static DocumentFormat? OfText(string ending) => ending.ToLowerInvariant() switch
    {
        ".txt" => DocumentFormat.Text,
        ".csv" or ".tsv" => DocumentFormat.Csv,
        ".md" => DocumentFormat.Markdown,
        _ => null,
    };

    public static (string Ending, string Type) Of(DocumentFormat format) => format switch
    {
        DocumentFormat.Pdf => (".pdf", "application/pdf"),
        DocumentFormat.Docx => (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        DocumentFormat.Xlsx => (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        DocumentFormat.Pptx => (".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        DocumentFormat.Odt => (".odt", "application/vnd.oasis.opendocument.text"),
        DocumentFormat.Ods => (".ods", "application/vnd.oasis.opendocument.spreadsheet"),
        DocumentFormat.Odp => (".odp", "application/vnd.oasis.opendocument.presentation"),
        DocumentFormat.Csv => (".csv", "text/csv; charset=utf-8"),
        DocumentFormat.Png => (".png", "image/png"),
        DocumentFormat.Jpeg => (".jpg", "image/jpeg"),
        DocumentFormat.Markdown => (".md", "text/plain; charset=utf-8"),
        DocumentFormat.Text => (".txt", "text/plain; charset=utf-8"),
        _ => ("", "application/octet-stream"),
    };

    /// <summary>The name a file is offered under: what was sent, without paths, controls and signs that turn the reading order, with the ending of what it is.</summary>
    public static string Name(string sent, DocumentFormat format)
    {
        var (last, clean) = (sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..], new StringBuilder());
        foreach (var rune in Path.GetFileNameWithoutExtension(last).EnumerateRunes())
            clean.Append(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate || "<>:\"|?*".Contains((char)rune.Value) || rune == Rune.ReplacementChar
                ? "_" : rune.ToString());
        var name = clean.ToString().Trim(' ', '.');
        if (name.Length > LongestName) name = name[..(char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName)].TrimEnd();
        return (name.Length == 0 ? "document" : name) + Of(format).Ending;
    }
}
