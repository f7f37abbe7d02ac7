using System.Text;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Documents;

/// <summary>The plain text of a file, and whether all of it could be read.</summary>
internal sealed record ReadText(string Text, TextReading Reading);

/// <summary>Takes the words out of a file for searching; layout, pictures and formulas are passed over.</summary>
internal sealed class DocumentReading(PdfText pdf)
{
    /// <summary>Letters kept; about 600 pages.</summary>
    public const int Longest = 2_000_000;

    /// <summary>Never fails: a file that cannot be read is kept and says so.</summary>
    public async Task<ReadText> Read(DocumentFile file, CancellationToken cancel)
    {
        try
        {
            return file.Format switch
            {
                DocumentFormat.Png or DocumentFormat.Jpeg => new("", TextReading.NoText),
                DocumentFormat.Pdf => await pdf.Read(file.Content, cancel) is { } read ? Kept(read) : new("", TextReading.NoProgram),
                DocumentFormat.Text or DocumentFormat.Csv or DocumentFormat.Markdown => Kept(Plain(file.Content)),
                _ => Kept(Packed(file)),
            };
        }
        catch (Exception e) when (e is Problem or IOException or InvalidDataException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return new("", TextReading.Failed);
        }
    }

    private static ReadText Kept(string text)
    {
        var clean = Clean(text);
        return new(clean, clean.AsSpan().Trim().IsEmpty ? TextReading.NoText : text.Length > Longest ? TextReading.Beginning : TextReading.Read);
    }

    /// <summary>What no database keeps (a null sign, half of a pair) becomes a blank.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, Longest));
        for (var i = 0; i < text.Length && clean.Length < Longest; i++)
        {
            var sign = text[i];
            if (char.IsHighSurrogate(sign) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) clean.Append(sign).Append(text[++i]);
            else clean.Append(char.IsSurrogate(sign) || char.IsControl(sign) && sign is not ('\n' or '\t') ? ' ' : sign);
        }
        return clean.ToString();
    }

    private static string Plain(Stream content)
    {
        var bytes = new byte[content.Length];
        content.Position = 0;
        content.ReadExactly(bytes);
        var source = new CsvSource(() => new MemoryStream(bytes, writable: false), bytes.Length);
        return CsvEncoding.Of(source, bytes[..Math.Min(bytes.Length, 64 << 10)], null).Encoding.GetString(bytes).TrimStart('\uFEFF');
    }

    private static string Packed(DocumentFile file)
    {
        var text = new StringBuilder();
        foreach (var part in Parts(file))
        {
            if (text.Length > Longest) break;
            using var tokens = new XmlTokens(file.Parts!.Open(part), part, DocumentFile.Limits);
            if (file.Format is DocumentFormat.Odt or DocumentFormat.Ods or DocumentFormat.Odp) Walk(tokens, text, all: true);
            else Walk(tokens, text, all: false);
        }
        return text.ToString();
    }

    private static IEnumerable<string> Parts(DocumentFile file) => file.Format switch
    {
        DocumentFormat.Docx => [file.Main!, .. Named(file, "word/footnotes.xml"), .. Named(file, "word/endnotes.xml")],
        DocumentFormat.Xlsx => Named(file, "xl/sharedStrings.xml"),
        DocumentFormat.Pptx => file.Parts!.Names.Where(n => n.StartsWith("ppt/slides/slide", StringComparison.OrdinalIgnoreCase) && n.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)).OrderBy(n => n.Length).ThenBy(n => n, StringComparer.Ordinal),
        _ => [file.Main!],
    };

    private static IEnumerable<string> Named(DocumentFile file, string part) => file.Parts!.Has(part) ? [part] : [];

    /// <summary>Office writes every piece of text into an element t, whatever its namespace; OpenDocument straight into paragraphs.</summary>
    private static void Walk(XmlTokens tokens, StringBuilder text, bool all)
    {
        var (isText, scratch) = (false, new Utf8Scratch());
        for (var token = tokens.Next(); token != XmlToken.Finished && text.Length <= Longest; token = tokens.Next())
        {
            if (token == XmlToken.Text && (all || isText)) Take(tokens, scratch, text);
            else if (token == XmlToken.Start)
            {
                // What stands in for a drawing says the same again; phonetic readings are not what was written; styles are no text.
                if (tokens.Is("Fallback"u8) || tokens.Is("rPh"u8) || tokens.Is("automatic-styles"u8)) tokens.Skip();
                else if (tokens.Is("tab"u8) || all && tokens.Is("s"u8)) text.Append(' ');
                else if (tokens.Is("br"u8) || tokens.Is("cr"u8) || tokens.Is("line-break"u8)) text.Append('\n');
                isText = tokens.Is("t"u8) && !tokens.IsEmpty;
            }
            else if (token == XmlToken.End)
            {
                isText = false;
                if (tokens.Is("p"u8) || tokens.Is("h"u8) || tokens.Is("si"u8)) text.Append('\n');
            }
        }
    }

    private static void Take(XmlTokens tokens, Utf8Scratch scratch, StringBuilder text)
    {
        scratch.Clear();
        tokens.AppendTo(scratch);
        text.Append(Encoding.UTF8.GetString(scratch.Bytes));
    }
}
