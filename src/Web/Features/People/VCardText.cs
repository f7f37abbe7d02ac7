using System.Globalization;
using System.Text;
using Tessera.Domain.People;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.People;

/// <summary>What stands on a card; fields the reader may not see are null.</summary>
internal sealed record CardEntry(Contact Contact, string Operation, string Organisation, string? Phone, string? Mail, IReadOnlyList<string> Clusters, string? Duties);

/// <summary>
/// Address cards: version 3.0 (RFC 2426), which the programs in use all take, or 4.0 (RFC 6350). Names are not taken
/// apart, because which part is the family's differs between peoples.
/// </summary>
internal static class VCardText
{
    public const string Old = "3.0", New = "4.0";

    public static string Of(IEnumerable<CardEntry> entries, string version)
    {
        var to = new StringBuilder();
        foreach (var entry in entries) Entry(to, entry, version);
        return to.ToString();
    }

    private static void Entry(StringBuilder to, CardEntry entry, string version)
    {
        var (contact, isNew) = (entry.Contact, version == New);
        Line(to, "BEGIN:VCARD");
        Line(to, "VERSION:" + version);
        Line(to, $"PRODID:-//{Product.Name}//People//EN");
        Line(to, $"UID:{contact.Id.ToString(CultureInfo.InvariantCulture)}.contact.{entry.Operation}@tessera");
        if (isNew) Line(to, "KIND:individual");
        Line(to, "FN:" + Escaped(contact.Name));
        Line(to, $"N:{Escaped(contact.Name)};;;;");
        if (entry.Organisation.Length > 0) Line(to, "ORG:" + Escaped(entry.Organisation));
        if (contact.Post is { } post) Line(to, "TITLE:" + Escaped(post));
        if (entry.Duties is { } duties) Line(to, "ROLE:" + Escaped(duties));
        if (entry.Phone is { } phone) Line(to, (isNew ? "TEL;TYPE=\"work,voice\";VALUE=text:" : "TEL;TYPE=WORK,VOICE:") + Escaped(phone));
        if (entry.Mail is { } mail) Line(to, (isNew ? "EMAIL;TYPE=work:" : "EMAIL;TYPE=INTERNET,WORK:") + Escaped(mail));
        if (isNew) foreach (var code in (contact.Languages ?? "").Split(", ").Where(code => code.Length == 2)) Line(to, "LANG:" + code);
        if (contact.Station is { } station) Line(to, $"ADR;TYPE={(isNew ? "work" : "WORK")}:;;;{Escaped(station)};;;");
        if (entry.Clusters.Count > 0) Line(to, "CATEGORIES:" + string.Join(',', entry.Clusters.Select(Escaped)));
        Line(to, "END:VCARD");
    }

    private static string Escaped(string text) => ContentLines.Escaped(text);

    private static void Line(StringBuilder to, string line) => ContentLines.Add(to, line);
}
