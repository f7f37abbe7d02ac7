using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Documents;

/// <summary>The filters of the library, kept in the address, and the choices of a card.</summary>
internal static class DocumentFields
{
    private const string Yes = "yes";

    public static DocumentFilter Filter(AddressQuery query) => new(query["q"], query["kind"], query["cluster"], query["place"], query["language"], query["overdue"] == Yes, query["withdrawn"] == Yes);

    /// <summary>Only what the documents seen have is offered.</summary>
    public static IReadOnlyList<FilterField> Of(Text text, DocumentList list)
    {
        var (lists, seen) = (list.Sight.Lists, list.Seen);
        var clusters = seen.Select(d => d.ClusterId).OfType<long>().Distinct().Select(lists.Cluster).OfType<Cluster>().OrderBy(c => c.ShortName, StringComparer.Ordinal).Select(c => new FilterOption(c.Code, c.ShortName));
        var areas = seen.Select(d => d.AreaId).OfType<long>().Distinct().SelectMany(id => new[] { id, lists.AreaAtLevel(id, 1) ?? id }).Distinct().Select(lists.Area).OfType<Domain.Geography.AdminArea>();
        var fields = new List<FilterField>
        {
            new("q", text["documents.search"], FilterKind.Search),
            new("kind", text["document.kind"]) { Options = [.. seen.Select(d => d.Kind).Distinct().Order().Select(kind => new FilterOption(kind.ToString(), text[Key(kind)]))] },
            new("cluster", text["document.cluster"]) { Options = [.. clusters, new FilterOption(DocumentFilter.None, text["document.whole"])] },
            new("place", text["document.place"]) { Options = [.. areas.Select(a => new FilterOption(a.Pcode, a.NameIn(text.Language.Code))).OrderBy(o => Folding.Fold(o.Label), StringComparer.Ordinal)] },
            new("language", text["document.language"]) { Options = [.. seen.Select(d => d.Language).OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(code => new FilterOption(code, SpokenLanguages.NameOf(code)))] },
            new("overdue", text["documents.overdue"], FilterKind.Toggle),
        };
        if (list.Sight.ManagesAny) fields.Add(new("withdrawn", text["documents.withdrawn"], FilterKind.Toggle));
        return fields;
    }

    public static string Key(DocumentKind kind) => $"document.kind.{kind.ToString().ToLowerInvariant()}";

    public static string Key(DocumentAudience audience) => $"document.audience.{audience.ToString().ToLowerInvariant()}";

    /// <summary>Every circle of readers: which cluster is chosen is known only when the form is sent.</summary>
    public static IReadOnlyList<FilterOption> Audiences(Text text) => [.. Enum.GetValues<DocumentAudience>().Select(a => new FilterOption(a.ToString(), text[Key(a)]))];

    /// <summary>Who may be let read a document of this cluster; of none when it is null.</summary>
    public static IReadOnlyList<FilterOption> Audiences(Text text, Cluster? cluster) =>
        [.. Enum.GetValues<DocumentAudience>().Where(a => cluster is null ? a != DocumentAudience.Cluster : !cluster.IsSensitive || a >= DocumentAudience.Cluster).Select(a => new FilterOption(a.ToString(), text[Key(a)]))];
}
