using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.People;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.People;

/// <summary>Which people are asked for.</summary>
/// <param name="Cluster">Code, or "none" for duties of the whole operation.</param>
/// <param name="Hub">Id of a cluster's hub.</param>
/// <param name="State">"left", "silent" or null for those who are here.</param>
public sealed record PeopleFilter(string? Text, string? Cluster, string? Hub, string? Duty, string? Partner, string? Language, string? State)
{
    /// <summary>Any of these; null for whatever duty.</summary>
    public IReadOnlyList<ContactDuty>? AnyDuty { get; init; }

    public const string None = "none", Left = "left", Silent = "silent";

    public static PeopleFilter Of(AddressQuery query) => new(query["q"], query["cluster"], query["hub"], query["duty"], query["partner"], query["language"], query["state"]);

    public Cluster? ClusterIn(OperationLists lists) => Cluster is null or None ? null : lists.ClusterList.FirstOrDefault(c => c.Code == Cluster) ?? throw Problem.Invalid("filter.unreadable", "cluster", Cluster);

    public ContactDuty? DutyAsked => Duty is null ? null : Enum.TryParse<ContactDuty>(Duty, ignoreCase: true, out var duty) && Enum.IsDefined(duty) ? duty : throw Problem.Invalid("filter.unreadable", "duty", Duty);

    public long? HubId => Number(Hub, "hub");
    public long? PartnerId => Number(Partner, "partner");

    private static long? Number(string? text, string name) => text is null ? null : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw Problem.Invalid("filter.unreadable", name, text);
}

/// <summary>The filters of the list, kept in the address, and the words of its choices.</summary>
internal static class PeopleFields
{
    public static IReadOnlyList<FilterField> Of(Text text, PeopleSight sight, IReadOnlyList<ClusterHub> hubs)
    {
        var lists = sight.Lists;
        var clusters = lists.ClusterList.Where(c => sight.Reader.Managed.Contains(c.Id) || sight.Reader.Tables.Contains(c.Id) || !c.IsSensitive).Where(c => c.IsEstablished || sight.Reader.Managed.Contains(c.Id) && lists.Leadership[c.Id].Any());
        var fields = new List<FilterField>
        {
            new("q", text["people.search"], FilterKind.Search),
            new("cluster", text["people.cluster"]) { Options = [.. clusters.OrderBy(c => c.ShortName, StringComparer.Ordinal).Select(c => new FilterOption(c.Code, c.ShortName)), new FilterOption(PeopleFilter.None, text["people.whole"])] },
            new("duty", text["people.duty"]) { Options = [.. Enum.GetValues<ContactDuty>().Select(duty => new FilterOption(duty.ToString(), text[Key(duty)]))] },
            new("language", text["people.language"]) { Options = [.. ContactLanguages.All.Select(one => new FilterOption(one.Code, one.Name))] },
        };
        if (hubs.Count > 0) fields.Insert(2, new("hub", text["people.hub"]) { Options = [.. hubs.Where(h => sight.Reader.Tables.Contains(h.ClusterId)).Select(h => new FilterOption(Id(h.Id), HubName(text, lists, h)))] });
        if (sight.ManagesAny) fields.Add(new("state", text["people.state"]) { Everything = text["people.state.here"], Options = [new(PeopleFilter.Silent, text["people.state.silent"]), new(PeopleFilter.Left, text["people.state.left"])] });
        return fields;
    }

    /// <summary>"WASH · Quảng Nam".</summary>
    public static string HubName(Text text, OperationLists lists, ClusterHub hub) => $"{lists.Cluster(hub.ClusterId)?.ShortName} · {lists.Area(hub.AreaId)?.NameIn(text.Language.Code)}";

    public static string Key(ContactDuty duty) => $"duty.{duty.ToString().ToLowerInvariant()}";

    public static string Key(ContactCircle circle) => $"contact.shown.{circle.ToString().ToLowerInvariant()}";

    public static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Languages that lists are filtered by, each by its own name.</summary>
internal static class ContactLanguages
{
    public static readonly IReadOnlyList<(string Code, string Name)> All =
        [("ar", "العربية"), ("en", "English"), ("es", "Español"), ("fr", "Français"), ("my", "မြန်မာ"), ("pt", "Português"), ("ru", "Русский"), ("so", "Soomaali"), ("sw", "Kiswahili"), ("uk", "Українська"), ("vi", "Tiếng Việt")];

    /// <summary>The first language of a person that letters are written in; English when there is none.</summary>
    public static Language Speaks(Contact contact) => (contact.Languages ?? "").Split(", ").Select(Languages.Find).OfType<Language>().FirstOrDefault() ?? Languages.English;

    /// <summary>"en, vi" as "English, Tiếng Việt".</summary>
    public static string Names(string languages) => string.Join(", ", languages.Split(", ").Select(code => All.FirstOrDefault(one => one.Code == code).Name ?? code));
}
