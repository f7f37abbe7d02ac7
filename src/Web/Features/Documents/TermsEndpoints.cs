using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Documents;

internal static class TermsEndpoints
{
    public static void MapTerms(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<TermsPage>(Links.TermsRoute).Needs(Right.SeePublished);
        routes.MapPage<CompareTermsPage>(Links.CompareTermsRoute).Needs(Right.SeePublished);
        routes.MapPage<WriteTermsPage>(Links.WriteTermsRoute).Needs(Right.ManageCluster);
        routes.MapPost(Links.WriteTermsRoute, Write).Needs(Right.ManageCluster);
        routes.MapPost(Links.TermsRoute + "/adopt", (HttpContext http, string cluster, RouteScope here, AdoptTerms verb) =>
            Back(http, here, form => verb.Run(here.Operation, cluster, new AdoptInput(form["on"], form["audience"], form["review-by"], form.Version())))).Needs(Right.ManageCluster);
        routes.MapPost(Links.TermsRoute + "/sign", (HttpContext http, string cluster, RouteScope here, SignTerms verb) =>
            Back(http, here, form => verb.Run(here.Operation, cluster, new SignInput(form["partner"], form["on"])))).Needs(Right.ImportRows);
        routes.MapPost(Links.TermsRoute + "/unsign", (HttpContext http, string cluster, RouteScope here, SignTerms verb) =>
            Back(http, here, form => verb.Undo(here.Operation, cluster, form["partner"]))).Needs(Right.ManageCluster);
        routes.MapGet(Links.ApiPrefix + Links.TermsRoute, async (string cluster, int? number, RouteScope here, TermsViews views) => Said(await views.For(here.Operation, cluster, number))).Needs(Right.SeePublished)
            .Says("Show a cluster's terms of reference, the version that holds or the one of that number", "cluster, version, isDraft, adoptedOn, reviewBy, ageInMonths, sections by name, versions, and signed: organisation, on, for those at the table.");
    }

    private static Task<IResult> Write(HttpContext http, string cluster, RouteScope here, WriteTerms verb) => EndpointVerbs.Send<WriteTermsPage>(http, async () =>
    {
        var form = http.Request.Form;
        var draft = await verb.Run(here.Operation, cluster, new TermsInput(form["title"], TermsFields.Of(form), form["note"], form.Version()));
        return Links.Terms(here.Operation.Code, cluster, AddressQuery.Of(("number", draft.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("done", "yes")));
    }, (nameof(WriteTermsPage.Typed), new TypedForm(http.Request.Form)));

    private static Task<IResult> Back(HttpContext http, RouteScope here, Func<IFormCollection, Task> verb) => EndpointVerbs.Send<TermsPage>(http, async () =>
    {
        await verb(http.Request.Form);
        return Links.Terms(here.Operation.Code, here.Cluster!.Code, AddressQuery.Of(("done", "yes")));
    }, (nameof(TermsPage.Typed), new TypedForm(http.Request.Form)));

    private static object Said(TermsView view) => new
    {
        cluster = view.Cluster.Code,
        version = view.Shown?.Number,
        isDraft = view.Shown?.IsDraft,
        adoptedOn = view.Shown?.AdoptedOn?.Text,
        reviewBy = view.Due,
        view.AgeInMonths,
        sections = view.Sections.OrderBy(pair => pair.Key).ToDictionary(pair => TermsFields.Name(pair.Key), pair => pair.Value),
        versions = view.Versions.Select(v => new { v.Number, v.IsDraft, adoptedOn = v.AdoptedOn?.Text, v.Note }),
        signed = view.Table.Where(line => line.SignOff is not null).Select(line => new { organisation = line.Name, on = line.SignOff!.SignedOn.Text }),
    };
}
