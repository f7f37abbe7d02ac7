using Tessera.Domain.Clusters;
using Tessera.Domain.Partners;

namespace Tessera.Domain.People;

/// <summary>
/// Reads a list of people, a row each. A wrong value costs the value; a row without a name, or of a cluster nobody
/// knows, costs the row, since the cluster decides who may see the person.
/// </summary>
public sealed class ContactReading
{
    private const int HeaderWithin = 30, FewestColumns = 2;
    private static readonly char[] Between = [';', ',', '/', '|', '\n', '+'];

    private readonly ContactReference _reference;
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<string, (int Place, int Row)> _known = [];
    private readonly Dictionary<string, string> _near = [];
    private readonly List<ContactDraft> _drafts = [];
    private readonly Dictionary<string, PartnerMatch> _partners = [];
    private readonly Dictionary<string, ClusterMatch> _clusters = [];
    private Dictionary<ContactField, int> _columns = [];
    private SheetRow _row = new();

    private ContactReading(ContactReference reference) => _reference = reference;

    /// <summary>Null where no row near the top heads a list of people.</summary>
    public static ContactRead? Read(string sheet, IEnumerable<SheetRow> rows, ContactReference reference)
    {
        var reading = new ContactReading(reference);
        List<(string, ContactField?)>? columns = null;
        var (seen, count) = (0, 0);
        foreach (var row in rows)
        {
            if (columns is null)
            {
                columns = reading.Head(row);
                if (columns is null && ++seen == HeaderWithin) return null;
            }
            else if (!row.IsBlank)
            {
                count++;
                reading.Take(row);
            }
        }
        return columns is null ? null : new(sheet, columns, count, reading._drafts, reading._findings);
    }

    /// <summary>A header names the person and at least one thing more; the first column of a meaning counts.</summary>
    private List<(string, ContactField?)>? Head(SheetRow row)
    {
        var found = new Dictionary<ContactField, int>();
        var columns = new List<(string, ContactField?)>();
        for (var i = 0; i < row.Count; i++)
        {
            var field = ContactWords.Header(row[i].AsTyped());
            columns.Add((row[i].AsTyped().Trim(), field is { } own && found.TryAdd(own, i) ? own : null));
        }
        // "Nom" beside "Prénom" is a family name, alone it is the name.
        if (found.ContainsKey(ContactField.LastName) && !found.ContainsKey(ContactField.FirstName) && !found.ContainsKey(ContactField.Name)) Rename(ContactField.LastName);
        if (found.ContainsKey(ContactField.FirstName) && !found.ContainsKey(ContactField.LastName) && !found.ContainsKey(ContactField.Name)) Rename(ContactField.FirstName);
        if (found.Count < FewestColumns || !found.ContainsKey(ContactField.Name) && !found.ContainsKey(ContactField.FirstName)) return null;
        _columns = found;
        return columns;

        void Rename(ContactField from)
        {
            found.Remove(from, out var at);
            found[ContactField.Name] = at;
            columns[at] = (columns[at].Item1, ContactField.Name);
        }
    }

    private void Take(SheetRow row)
    {
        _row = row;
        var name = Name();
        if (name is null)
        {
            Find("contact.name-missing", FindingEffect.Refused, NameField, "");
            return;
        }
        if (name.Length > ContactDraft.LongestText)
        {
            Find("contact.name-long", FindingEffect.Refused, NameField, name[..40] + "…", ContactDraft.LongestText.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return;
        }
        if (Roles() is not { } roles) return;
        var (partner, organisation) = Organisation();
        var (arrived, departed) = (Date(ContactField.Arrived), Date(ContactField.Departed));
        if (arrived is not null && new LooseSpan(arrived, departed).IsReversed)
        {
            Find("contact.left-before", FindingEffect.SetAside, ContactField.Departed, departed!.Text);
            departed = null;
        }
        Keep(new ContactDraft(row.Number, name)
        {
            PartnerId = partner, Organisation = organisation, Post = Line(ContactField.Post), Roles = roles, Arrived = arrived, Departed = departed, Station = Line(ContactField.Station), Languages = ContactWords.Languages(Line(ContactField.Languages)),
            Phone = Checked(ContactField.Phone, ContactAddresses.Phone, ContactAddresses.PhoneRefusal), Mail = Checked(ContactField.Mail, ContactAddresses.Mail, _ => "contact.mail-unreadable"), Shown = Circle(),
        });
    }

    private void Keep(ContactDraft draft)
    {
        if (_known.TryGetValue(draft.Key, out var first))
        {
            Find("contact.same-person", FindingEffect.Note, NameField, draft.Name, first.Row.ToString(System.Globalization.CultureInfo.InvariantCulture));
            _drafts[first.Place] = _drafts[first.Place].With(draft);
            return;
        }
        if (!_near.TryAdd(draft.NearKey, draft.Name)) Find(ContactRead.NearlySame, FindingEffect.Note, NameField, draft.Name, _near[draft.NearKey]);
        _known[draft.Key] = (_drafts.Count, draft.Row);
        _drafts.Add(draft);
    }

    private ContactField NameField => _columns.ContainsKey(ContactField.Name) ? ContactField.Name : ContactField.FirstName;

    private string? Name() => Text(ContactField.Name) is { } whole ? whole
        : string.Join(' ', new[] { Text(ContactField.FirstName), Text(ContactField.LastName) }.OfType<string>()) is { Length: > 0 } joined ? joined : null;

    private (long?, string?) Organisation()
    {
        var (name, acronym) = (Line(ContactField.Organisation), Line(ContactField.Acronym));
        if (name is null && acronym is null) return (null, null);
        var key = $"{name}\u001f{acronym}";
        if (!_partners.TryGetValue(key, out var match)) _partners[key] = match = PartnerMatching.Match(_reference.Partners, new TypedPartner(name, acronym, null));
        if (match.PartnerId is { } id) return (_reference.Survivor(id), null);
        Find("contact.organisation-unknown", FindingEffect.Note, name is null ? ContactField.Acronym : ContactField.Organisation, name ?? acronym!);
        return (null, name ?? acronym);
    }

    /// <summary>Null when the row cannot be kept.</summary>
    private List<DraftRole>? Roles()
    {
        var duty = Duty();
        var typed = Text(ContactField.Cluster);
        // A row that says neither where nor what somebody does gives nobody a place before all others.
        if (typed is null && _reference.Cluster is null && Text(ContactField.Duty) is null && _reference.MayEnter(null)) return [];
        if (typed is null) return Entered(_reference.Cluster, duty, "") is { } role ? [role] : null;
        var whole = Match(typed);
        var parts = whole.ClusterId is not null ? [typed] : typed.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var roles = new List<DraftRole>();
        foreach (var part in parts)
        {
            if (Match(part).ClusterId is not { } cluster)
            {
                Find("contact.cluster-unknown", FindingEffect.Refused, ContactField.Cluster, part);
                return null;
            }
            if (Entered(cluster, duty, part) is not { } role) return null;
            roles.Add(role);
        }
        return roles;
    }

    private ClusterMatch Match(string text)
    {
        if (!_clusters.TryGetValue(text, out var match)) _clusters[text] = match = ClusterMatching.Match(_reference.Clusters, text);
        return match;
    }

    private DraftRole? Entered(long? cluster, ContactDuty duty, string typed)
    {
        if (!_reference.MayEnter(cluster))
        {
            Find(cluster is null ? "contact.cluster-missing" : "contact.cluster-of-others", FindingEffect.Refused, ContactField.Cluster, typed);
            return null;
        }
        return new(cluster, cluster is { } id ? Hub(id) : null, duty) { IsAssumed = Text(ContactField.Duty) is null };
    }

    private long? Hub(long cluster)
    {
        if (Text(ContactField.Hub) is not { } typed) return null;
        if (_reference.Hub(cluster, typed) is { } hub) return hub;
        Find("contact.hub-unknown", FindingEffect.SetAside, ContactField.Hub, typed);
        return null;
    }

    private ContactDuty Duty()
    {
        if (Text(ContactField.Duty) is not { } typed) return ContactDuty.FocalPoint;
        if (ContactWords.Duty(typed) is { } duty) return duty;
        Find("contact.duty-unknown", FindingEffect.Note, ContactField.Duty, typed);
        return ContactDuty.Other;
    }

    private ContactCircle? Circle()
    {
        if (Text(ContactField.Shown) is not { } typed) return null;
        if (ContactWords.Circle(typed) is { } circle) return circle;
        Find("contact.shown-unknown", FindingEffect.SetAside, ContactField.Shown, typed);
        return ContactCircle.Managers;
    }

    private LooseDate? Date(ContactField field)
    {
        if (Text(field) is not { } typed) return null;
        try { return LooseDate.Parse(typed); }
        catch (Problem problem)
        {
            Find(problem.Code == "date.ambiguous" ? "contact.date-ambiguous" : "contact.date-unreadable", FindingEffect.SetAside, field, typed);
            return null;
        }
    }

    private string? Checked(ContactField field, Func<string?, string?> check, Func<string, string> code)
    {
        if (Text(field) is not { } typed) return null;
        if (check(typed) is { } good) return good;
        Find(code(typed), FindingEffect.SetAside, field, typed.Length > ContactDraft.LongestText ? typed[..40] + "…" : typed);
        return null;
    }

    private string? Text(ContactField field)
    {
        if (!_columns.TryGetValue(field, out var column) || _row[column].IsBlank || _row[column].Kind == CellKind.Error) return null;
        return string.Join(' ', string.Concat(_row[column].AsTyped().Select(sign => char.IsControl(sign) ? ' ' : sign)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } text ? text : null;
    }

    /// <summary>Words that are kept as they stand; those too long for a line are set aside, and said so.</summary>
    private string? Line(ContactField field)
    {
        if (Text(field) is not { Length: > ContactDraft.LongestText } typed) return Text(field);
        Find("contact.text-long", FindingEffect.SetAside, field, typed[..40] + "…", ContactDraft.LongestText.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return null;
    }

    private void Find(string code, FindingEffect effect, ContactField field, string found, string? expected = null) =>
        _findings.Add(new Finding(code, effect, _row.Number, _columns.TryGetValue(field, out var column) ? column : -1, found, expected));
}
