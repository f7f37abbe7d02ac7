using Tessera.Domain;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Partners;

internal static class PartnerEndpoints
{
    public static void MapPartners(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<PartnersPage>(Links.PartnersRoute).Needs(Right.SeePublished);
        routes.MapPage<RegisterPartnerPage>(Links.RegisterPartnerRoute).Needs(Right.ManageCluster);
        routes.MapPost(Links.RegisterPartnerRoute, Register).Needs(Right.ManageCluster);
        routes.MapPage<PartnerPage>(Links.PartnerRoute).Needs(Right.SeePublished);
        routes.MapPost(Links.PartnerRoute, Revise).Needs(Right.ManageCluster);
        routes.MapPost(Links.PartnerRoute + "/merge", Merge).Needs(Right.ManageOperation);
        routes.MapPost(Links.PartnerRoute + "/unmerge", Unmerge).Needs(Right.ManageOperation);
        routes.MapPost(Links.PartnerRoute + "/aliases", AddAlias).Needs(Right.ManageCluster);
        routes.MapPost(Links.PartnerRoute + "/aliases/{alias:long}/remove", RemoveAlias).Needs(Right.ManageCluster);
        routes.MapPartnerApi();
    }

    private static (PartnerInput Input, FieldReading Reading) Typed(HttpContext http)
    {
        var (form, reading) = (http.Request.Form, new FieldReading());
        var type = reading.Read("type", () => form.Number("type", typed => Problem.Invalid("partner.type-unknown", typed)));
        return (new PartnerInput(form["acronym"].ToString(), form["name"].ToString(), type, form.Version()), reading);
    }

    private static Task<IResult> Register(HttpContext http, RouteScope here, RegisterPartner verb)
    {
        var (input, reading) = Typed(http);
        return EndpointVerbs.Send<RegisterPartnerPage>(http, async () =>
        {
            reading.Demand();
            return Done(here, await verb.Run(here.Operation, input));
        }, (nameof(RegisterPartnerPage.Typed), input));
    }

    private static Task<IResult> Revise(HttpContext http, long id, RouteScope here, RevisePartner verb)
    {
        var (input, reading) = Typed(http);
        return EndpointVerbs.Send<PartnerPage>(http, async () =>
        {
            reading.Demand();
            return Done(here, await verb.Run(here.Operation, id, input));
        }, (nameof(PartnerPage.Typed), input));
    }

    private static Task<IResult> Merge(HttpContext http, long id, RouteScope here, MergePartner verb)
    {
        var into = http.Request.Form["into"].ToString();
        return EndpointVerbs.Send<PartnerPage>(http, async () => Done(here, await verb.Run(here.Operation, id, into, http.Request.Form.Version())), (nameof(PartnerPage.TypedInto), into));
    }

    private static Task<IResult> Unmerge(HttpContext http, long id, RouteScope here, UnmergePartner verb) =>
        EndpointVerbs.Send<PartnerPage>(http, async () => Done(here, await verb.Run(here.Operation, id, http.Request.Form.Version())));

    private static Task<IResult> AddAlias(HttpContext http, long id, RouteScope here, AddPartnerAlias verb)
    {
        var text = http.Request.Form["text"].ToString();
        return EndpointVerbs.Send<PartnerPage>(http, async () => Links.Partner(here.Operation.Code, (await verb.Run(here.Operation, id, text)).PartnerId), (nameof(PartnerPage.TypedAlias), text));
    }

    private static Task<IResult> RemoveAlias(HttpContext http, long id, long alias, RouteScope here, RemovePartnerAlias verb) =>
        EndpointVerbs.Send<PartnerPage>(http, async () =>
        {
            await verb.Run(here.Operation, id, alias);
            return Links.Partner(here.Operation.Code, id);
        });

    private static string Done(RouteScope here, Partner partner) => Links.Partner(here.Operation.Code, partner.Id) + "?done=yes";
}
