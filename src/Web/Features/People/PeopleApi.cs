using Tessera.Domain.People;
using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.People;

/// <summary>The directory's twin for programs: what the person behind the program may see, no more; ids are texts.</summary>
internal static class PeopleApi
{
    private const string All = Links.ApiPrefix + Links.PeopleRoute, One = Links.ApiPrefix + Links.ContactRoute;
    private const string Fields = "id, name, organisation, post, languages, station, arrived, departed, duties; phone and mail as far as the person lets them be shown; version.";

    private static readonly ApiQuery[] Filters =
        [new("q", "Words of name, post, organisation or duty station."), new("cluster", "Code of a cluster, or none for duties of the whole operation."), new("duty", "A duty by name, such as Coordinator."), new("partner", "Id of an organisation."), new("language", "ISO 639, two letters."), new("page", "Of 50 people each.")];

    public static void MapPeopleApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(All, async (HttpContext http, int? page, RouteScope here, PeopleViews views) =>
        {
            var paging = new Paging(page);
            var list = await views.List(here.Operation, PeopleFilter.Of(AddressQuery.Of(http)), paging.Skip, paging.Size);
            return new { total = list.Total, people = list.Lines.Select(line => Said(list, line)) };
        }).Needs(Right.SeeUnpublished).Says(new ApiWords("List the people of the directory", "total; people with " + Fields, StatusCodes.Status200OK) { Queries = Filters });
        routes.MapGet(One, async (long id, RouteScope here, PeopleViews views) => await One_(id, here, views)).Needs(Right.SeeUnpublished).Says("Show a person of the directory", Fields);
        routes.MapPost(All, async (ContactInput input, RouteScope here, RegisterContact verb, PeopleViews views) => await One_((await verb.Run(here.Operation, input)).Id, here, views)).Needs(Right.ManageCluster).Says("Register a person with a first duty", "The person registered.");
        routes.MapPut(One, async (long id, ContactInput input, HttpRequest request, RouteScope here, ReviseContact verb, PeopleViews views) =>
        {
            await verb.Run(here.Operation, id, input with { Version = request.IfMatch() ?? input.Version });
            return await One_(id, here, views);
        }).Needs(Right.ManageCluster).Says("Revise a person; the version seen is named as If-Match or in the body", "The person with their new version.");
        routes.MapPost(All + "/load", async (HttpContext http, RouteScope here, LoadContacts verb) => Said(await PeopleEndpoints.Loaded(http, here, verb))).Needs(Right.ManageCluster)
            .Says(new ApiWords("Load a list of people from a workbook or CSV", "rows, added, changed, same, refused; findings with cell, code, effect and what was found.", StatusCodes.Status200OK) { TakesFile = true });
    }

    private static async Task<object> One_(long id, RouteScope here, PeopleViews views)
    {
        var list = await views.One(here.Operation, id);
        return Said(list, list.Lines[0]);
    }

    private static object Said(PeopleList list, ContactLine line) => new
    {
        id = PeopleFields.Id(line.Contact.Id), line.Contact.Name, organisation = list.Organisation(line.Contact), line.Contact.Post, line.Contact.Languages, line.Contact.Station, arrived = line.Contact.Arrived?.Text, departed = line.Contact.Departed?.Text,
        line.Phone, line.Mail, isUndeliverable = line.Mail is not null && line.Contact.IsUndeliverable, line.Contact.Version,
        duties = line.Roles.Select(role => new { id = PeopleFields.Id(role.Id), duty = role.Duty.ToString(), cluster = list.Sight.Lists.Cluster(role.ClusterId ?? 0)?.Code, hub = role.HubId is { } hub ? PeopleFields.Id(hub) : null, since = role.Since?.Text, until = role.Until?.Text }),
    };

    private static object Said(ContactOutcome outcome) => new
    {
        outcome.Sheet, outcome.Rows, outcome.Added, outcome.Changed, outcome.Same, outcome.Refused,
        findings = outcome.Findings.Select(f => new { f.Cell, f.Finding.Code, effect = f.Finding.Effect.ToString(), f.Finding.Found, f.Finding.Expected }),
    };
}
