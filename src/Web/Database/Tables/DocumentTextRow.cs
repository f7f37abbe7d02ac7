using Tessera.Domain;
using Tessera.Domain.Clusters;

namespace Tessera.Web.Database.Tables;

/// <summary>What searching finds of a document: the plain text of the version that holds, and the folded words of it and of the card.</summary>
public sealed class DocumentTextRow
{
    public required int OperationId { get; init; }
    public required long DocumentId { get; init; }
    public required string Text { get; set; }
    /// <summary>Every word once, with blanks between.</summary>
    public required string Words { get; set; }
    /// <summary>Another number whenever the words changed.</summary>
    public required long Stamp { get; set; }

    /// <summary>Every word that leads to a document: those of its card and those of its text.</summary>
    public static string WordsOf(Document document, string text) => TextSearch.Words(document.Title, document.About, document.Source, text);
}
