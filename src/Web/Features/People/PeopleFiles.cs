using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Domain.People;
using Tessera.Web.Access;
using Tessera.Web.Layout;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.People;

/// <summary>The list as the reader sees it, as files: nothing in them that the page would not show.</summary>
internal sealed class PeopleFiles(PeopleViews views, Text text)
{
    public async Task<IResult> Csv(RouteScope here, PeopleFilter filter)
    {
        var list = await views.List(here.Operation, filter, 0, 0);
        using var content = new MemoryStream();
        await using (var writer = new StreamWriter(content, CsvWriting.Encoding, leaveOpen: true))
        {
            CsvWriting.Mark(writer);
            CsvWriting.Row(writer, [.. new[] { "name", "organisation", "post", "duty", "cluster", "phone", "mail", "languages", "station", "arrived", "departed" }.Select(key => Cell.Of(text[$"people.file.{key}"]))]);
            foreach (var line in list.Lines) CsvWriting.Row(writer, [.. Fields(list, line).Select(field => Cell.Of(field ?? ""))]);
        }
        return Results.Bytes(content.ToArray(), "text/csv; charset=utf-8", $"{here.Operation.Code}_people.csv");
    }

    private IEnumerable<string?> Fields(PeopleList list, ContactLine line)
    {
        var (contact, current) = (line.Contact, line.Roles.Where(r => !r.IsOver(list.Sight.Now)).ToList());
        return
        [
            contact.Name, list.Organisation(contact), contact.Post, string.Join("; ", current.Select(r => text[PeopleFields.Key(r.Duty)]).Distinct()), string.Join("; ", current.Select(r => list.Sight.Lists.Cluster(r.ClusterId ?? 0)?.ShortName).OfType<string>().Distinct()),
            line.Phone, line.Mail, contact.Languages, contact.Station, contact.Arrived?.Text, contact.Departed?.Text,
        ];
    }

    public async Task<IResult> Cards(RouteScope here, PeopleFilter filter, string? version)
    {
        var list = await views.List(here.Operation, filter, 0, 0);
        return Cards(here.Operation, list, version, $"{here.Operation.Code}_people.vcf");
    }

    public async Task<IResult> Card(RouteScope here, long id, string? version) => Cards(here.Operation, await views.One(here.Operation, id), version, $"{here.Operation.Code}_contact.vcf");

    private IResult Cards(Operation operation, PeopleList list, string? version, string name)
    {
        if (version is not (null or VCardText.Old or VCardText.New)) throw Problem.Invalid("filter.unreadable", "version", version);
        var cards = VCardText.Of(list.Lines.Select(line => Entry(operation, list, line)), version ?? VCardText.Old);
        return Results.Bytes(System.Text.Encoding.UTF8.GetBytes(cards), "text/vcard; charset=utf-8", name);
    }

    /// <summary>An address that only stands as it was once published is no address to write to.</summary>
    private CardEntry Entry(Operation operation, PeopleList list, ContactLine line)
    {
        var current = line.Roles.Where(r => !r.IsOver(list.Sight.Now)).ToList();
        var duties = current.Select(r => list.Place(r, text.Language.Code) is { } place ? $"{text[PeopleFields.Key(r.Duty)]}, {place}" : text[PeopleFields.Key(r.Duty)]).Distinct().ToList();
        return new(line.Contact, operation.Code, list.Organisation(line.Contact), line.Phone, line.Deliverable, [.. current.Select(r => list.Sight.Lists.Cluster(r.ClusterId ?? 0)?.ShortName).OfType<string>().Distinct()], duties.Count == 0 ? null : string.Join("; ", duties));
    }
}
