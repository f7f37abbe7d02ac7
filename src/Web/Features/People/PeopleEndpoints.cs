using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.People;

internal static class PeopleEndpoints
{
    private const long LargestBody = 20L << 20;

    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<PeoplePage>(Links.PeopleRoute).Needs(Right.SeeUnpublished);
        routes.MapGet(Links.PeopleRoute + ".csv", (HttpContext http, RouteScope here, PeopleFiles files) => files.Csv(here, PeopleFilter.Of(AddressQuery.Of(http)))).Needs(Right.SeeUnpublished);
        routes.MapGet(Links.PeopleRoute + ".vcf", (HttpContext http, string? version, RouteScope here, PeopleFiles files) => files.Cards(here, PeopleFilter.Of(AddressQuery.Of(http)), version)).Needs(Right.SeeUnpublished);
        routes.MapPage<PrintPeoplePage>(Links.PrintPeopleRoute).Needs(Right.SeeUnpublished);
        routes.MapPage<AddressesPage>(Links.AddressesRoute).Needs(Right.SeeUnpublished);
        routes.MapPage<TurnoverPage>(Links.TurnoverRoute).Needs(Right.SeeUnpublished);
        routes.MapPage<ContactFormPage>(Links.RegisterContactRoute).Needs(Right.ManageCluster);
        routes.MapPost(Links.RegisterContactRoute, Register).Needs(Right.ManageCluster);
        routes.MapPage<LoadContactsPage>(Links.LoadContactsRoute).Needs(Right.ManageCluster);
        routes.MapPost(Links.LoadContactsRoute, Load).Needs(Right.ManageCluster).WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        // Mail programs open links by themselves, so the link only asks.
        routes.MapPage<CheckContactPage>(Links.CheckContactRoute).OpenToAll();
        routes.MapPost(Links.CheckContactRoute, Answer).OpenToAll();
        MapOne(routes);
        routes.MapPeopleApi();
    }

    private static void MapOne(IEndpointRouteBuilder routes)
    {
        routes.MapPage<ContactPage>(Links.ContactRoute).Needs(Right.SeeUnpublished);
        routes.MapGet(Links.ContactRoute + ".vcf", (long id, string? version, RouteScope here, PeopleFiles files) => files.Card(here, id, version)).Needs(Right.SeeUnpublished);
        routes.MapPage<ContactFormPage>(Links.ReviseContactRoute).Needs(Right.ManageCluster);
        routes.MapPost(Links.ReviseContactRoute, Revise).Needs(Right.ManageCluster);
        routes.MapPost(Links.ContactRoute + "/remove", (HttpContext http, long id, RouteScope here, RemoveContact verb) => EndpointVerbs.Send<ContactPage>(http, async () =>
        {
            await verb.Run(here.Operation, id);
            return Links.People(here.Operation.Code);
        })).Needs(Right.ManageCluster);
        routes.MapPost(Links.ContactRoute + "/confirm", (HttpContext http, long id, RouteScope here, ConfirmContact verb) => Back(http, here, id, "", _ => verb.Run(here.Operation, id))).Needs(Right.ManageCluster);
        routes.MapPost(Links.ContactRoute + "/duties", (HttpContext http, long id, RouteScope here, GiveDuty verb) => Back(http, here, id, "#duties", form => verb.Run(here.Operation, id, Duty(form)))).Needs(Right.ManageCluster);
        routes.MapPost(Links.ContactRoute + "/duties/{number:long}/end", (HttpContext http, long id, long number, RouteScope here, EndDuty verb) => Back(http, here, id, "#duties", form => verb.Run(here.Operation, id, number, form["until"]))).Needs(Right.ManageCluster);
        routes.MapPost(Links.ContactRoute + "/duties/{number:long}/remove", (HttpContext http, long id, long number, RouteScope here, RemoveDuty verb) => Back(http, here, id, "#duties", _ => verb.Run(here.Operation, id, number))).Needs(Right.ManageCluster);
        routes.MapPost(Links.ContactRoute + "/handovers", (HttpContext http, long id, RouteScope here, HandOver verb) => EndpointVerbs.Send<ContactPage>(http, async () =>
            Links.Handover(here.Operation.Code, id, (await verb.Run(here.Operation, id, new(http.Request.Form["successor"], http.Request.Form["departed"]), http.Request.Site())).Id), (nameof(ContactPage.Typed), new TypedForm(http.Request.Form)))).Needs(Right.ManageCluster);
        routes.MapPage<HandoverPage>(Links.HandoverRoute).Needs(Right.SeeUnpublished);
        routes.MapPost(Links.HandoverRoute, (HttpContext http, long id, long number, RouteScope here, TickHandover verb) => EndpointVerbs.Send<HandoverPage>(http, async () =>
        {
            await verb.Run(here.Operation, id, number, [.. http.Request.Form["done"].Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : 0)]);
            return Links.Handover(here.Operation.Code, id, number) + "?saved=yes";
        })).Needs(Right.SeeUnpublished);
    }

    private static ContactInput Input(IFormCollection form) => new(form["name"], form["organisation"], form["post"], form["languages"], form["station"], form["arrived"], form["departed"], form["phone"], form["phone-shown"], form["mail"], form["mail-shown"])
    {
        IsUndeliverable = form["undeliverable"] == "true", Version = form.Version(), Duty = Duty(form),
    };

    private static DutyInput Duty(IFormCollection form) => new(form["cluster"], form["hub"], form["duty"], form["since"]);

    private static Task<IResult> Register(HttpContext http, RouteScope here, RegisterContact verb) =>
        EndpointVerbs.Send<ContactFormPage>(http, async () => Done(here, (await verb.Run(here.Operation, Input(http.Request.Form))).Id, ""), (nameof(ContactFormPage.Typed), new TypedForm(http.Request.Form)));

    private static Task<IResult> Revise(HttpContext http, long id, RouteScope here, ReviseContact verb) =>
        EndpointVerbs.Send<ContactFormPage>(http, async () => Done(here, (await verb.Run(here.Operation, id, Input(http.Request.Form))).Id, ""), (nameof(ContactFormPage.Typed), new TypedForm(http.Request.Form)));

    /// <summary>What a list came to is shown once and kept nowhere; sent again it changes nothing.</summary>
    private static Task<IResult> Load(HttpContext http, RouteScope here, LoadContacts verb) => EndpointVerbs.Answer<LoadContactsPage>(http, async () =>
        EndpointPages.Page<LoadContactsPage>(http, new Dictionary<string, object?> { [nameof(LoadContactsPage.Outcome)] = await Loaded(http, here, verb) }));

    internal static async Task<ContactOutcome> Loaded(HttpContext http, RouteScope here, LoadContacts verb)
    {
        if (!http.Request.HasFormContentType) throw Problem.Invalid("contact.file-missing");
        var form = await http.ReadWholeForm();
        if (form.Files.GetFile("file") is not { Length: > 0 } file) throw Problem.Invalid("contact.file-missing");
        await using var content = file.OpenReadStream();
        return await verb.Run(here.Operation, Path.GetFileName(file.FileName), content, form["cluster"]);
    }

    private static Task<IResult> Answer(HttpContext http, string token, AnswerCheck verb) => EndpointVerbs.Send<CheckContactPage>(http, async () =>
    {
        var form = http.Request.Form;
        await verb.Run(token, form["answer"], form["until"]);
        return Links.CheckContact(token) + "?answered=" + (form["answer"] == AnswerCheck.Left ? AnswerCheck.Left : AnswerCheck.Here);
    });

    private static Task<IResult> Back(HttpContext http, RouteScope here, long id, string part, Func<IFormCollection, Task> verb) => EndpointVerbs.Send<ContactPage>(http, async () =>
    {
        await verb(http.Request.Form);
        return Done(here, id, part);
    }, (nameof(ContactPage.Typed), new TypedForm(http.Request.Form)));

    private static string Done(RouteScope here, long id, string part) => Links.Contact(here.Operation.Code, id) + "?done=yes" + part;
}
