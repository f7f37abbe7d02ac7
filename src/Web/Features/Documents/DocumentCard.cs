using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Partners;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Documents;

/// <param name="Cluster">Code; empty for a document of the whole operation. Stays as it was added.</param>
/// <param name="Place">P-code; empty for the whole country.</param>
/// <param name="Date">As it is known: "October 2009".</param>
/// <param name="Owner">An organisation by name, acronym or id.</param>
/// <param name="ReviewBy">"2026-12-31"; empty for none.</param>
/// <param name="Audience">Public, Operation, Cluster or Coordinators.</param>
/// <param name="Version">The version of the card the person saw; null is whatever stands.</param>
public sealed record CardInput(string? Title, string? Kind, string? Cluster, string? Place, string? Language, string? Date, string? Owner, string? ReviewBy, string? Audience, string? About, string? Source, int? Version = null);

/// <summary>What somebody typed on a card, read against the operation's lists.</summary>
internal static class DocumentCard
{
    private const int LongestTitle = 200, LongestAbout = 2000, LongestSource = 500;

    public static Document New(CardInput input, OperationLists lists, Cluster? cluster, long id, long now) => Filled(new()
    {
        OperationId = lists.Operation.Id, Id = id, ClusterId = cluster?.Id, AddedAt = now, Title = "", Kind = DocumentKind.Other, Audience = DocumentAudience.Coordinators,
    }, input, lists);

    /// <exception cref="Problem">What cannot be read, or a circle of readers that the cluster may not have.</exception>
    public static Document Filled(Document document, CardInput input, OperationLists lists)
    {
        document.Title = Short(DocumentDoor.Blank(input.Title), LongestTitle) ?? throw Problem.Invalid("document.title-missing");
        document.Kind = document.IsWritten ? DocumentKind.TermsOfReference : Named<DocumentKind>(input.Kind, "document.kind-unknown");
        document.Audience = Audience(input.Audience, document.ClusterId is { } id ? lists.Cluster(id) : null);
        document.AreaId = DocumentDoor.Blank(input.Place) is { } place ? (lists.Gazetteer.ByCode(place).FirstOrDefault() ?? throw Problem.Invalid("document.place-unknown", place)).Id : null;
        document.Language = DocumentDoor.Blank(input.Language)?.ToLowerInvariant() is { } language ? SpokenLanguages.Demand(language) : null;
        document.Date = LooseDate.ParseOptional(input.Date);
        document.PartnerId = DocumentDoor.Blank(input.Owner) is { } owner ? Organisation(lists, owner) : null;
        document.ReviewBy = DocumentDoor.Day(input.ReviewBy);
        document.About = Short(DocumentDoor.Blank(input.About), LongestAbout);
        document.Source = Short(DocumentDoor.Blank(input.Source), LongestSource);
        return document;
    }

    /// <summary>Nothing of a protected cluster is for more than its table; only a cluster has a table.</summary>
    public static DocumentAudience Audience(string? text, Cluster? cluster)
    {
        var audience = Named<DocumentAudience>(text, "document.audience-unknown");
        if (cluster is null && audience == DocumentAudience.Cluster) throw Problem.Invalid("document.audience-without-cluster");
        return cluster?.IsSensitive == true && audience < DocumentAudience.Cluster ? throw Problem.Invalid("document.protected") : audience;
    }

    public static long Organisation(OperationLists lists, string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var known) && lists.Partners.ContainsKey(lists.Survivor(known)) ? lists.Survivor(known)
        : PartnerMatching.Match(lists.Registry, new TypedPartner(text, null, null)).PartnerId is { } id && lists.Partners.ContainsKey(id) ? id : throw Problem.Invalid("organisation.unknown", text);

    private static T Named<T>(string? text, string problem) where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : throw Problem.Invalid(problem, text ?? "");

    private static string? Short(string? text, int longest) => text is null || text.Length <= longest ? text : throw Problem.Invalid("document.words-too-many", longest.ToString(CultureInfo.InvariantCulture));
}
