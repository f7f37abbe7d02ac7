using Microsoft.AspNetCore.Mvc;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Documents;

internal static class DocumentEndpoints
{
    /// <summary>The form around a file makes the body a little larger.</summary>
    private const long LargestBody = DocumentFile.Largest + (1L << 20);

    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<DocumentsPage>(Links.DocumentsRoute).Needs(Right.SeePublished);
        routes.MapPage<AddDocumentPage>(Links.AddDocumentRoute).Needs(Right.ManageCluster);
        routes.MapPost(Links.AddDocumentRoute, Add).Needs(Right.ManageCluster).WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        routes.MapPage<DocumentPage>(Links.DocumentRoute).Needs(Right.SeePublished);
        routes.MapPage<ReviseDocumentPage>(Links.ReviseDocumentRoute).Needs(Right.ManageCluster);
        routes.MapPost(Links.ReviseDocumentRoute, Revise).Needs(Right.ManageCluster);
        routes.MapPost(Links.DocumentRoute + "/versions", Supersede).Needs(Right.ManageCluster).WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        routes.MapPost(Links.DocumentRoute + "/withdraw", (HttpContext http, long id, RouteScope here, WithdrawDocument verb) =>
            Back(http, here, id, form => verb.Run(here.Operation, id, form["why"]))).Needs(Right.ManageCluster);
        routes.MapPost(Links.DocumentRoute + "/restore", (HttpContext http, long id, RouteScope here, WithdrawDocument verb) =>
            Back(http, here, id, _ => verb.Undo(here.Operation, id))).Needs(Right.ManageCluster);
        routes.MapGet(Links.DocumentFileRoute, File).Needs(Right.SeePublished);
        routes.MapTerms();
        routes.MapDocumentApi();
    }

    private static CardInput Card(IFormCollection form) => new(form["title"], form["kind"], form["cluster"], form["place"], form["language"], form["date"], form["owner"], form["review-by"], form["audience"], form["about"], form["source"], form.Version());

    private static Task<IResult> Add(HttpContext http, RouteScope here, AddDocument verb) => EndpointVerbs.Send<AddDocumentPage>(http, async () =>
    {
        var form = await http.ReadWholeForm();
        var file = form.Files["file"] is { FileName.Length: > 0 } sent ? sent : null;
        await using var content = file?.OpenReadStream();
        return Done(here, (await verb.Run(here.Operation, Card(form), content is null ? null : new SentFile(file!.FileName, content), http.RequestAborted)).Id);
    }, (nameof(AddDocumentPage.Typed), new TypedForm(http.Request.Form)));

    private static Task<IResult> Revise(HttpContext http, long id, RouteScope here, ReviseDocument verb) => EndpointVerbs.Send<ReviseDocumentPage>(http, async () =>
        Done(here, (await verb.Run(here.Operation, id, Card(http.Request.Form))).Id), (nameof(ReviseDocumentPage.Typed), new TypedForm(http.Request.Form)));

    private static Task<IResult> Supersede(HttpContext http, long id, RouteScope here, SupersedeDocument verb) => Back(http, here, id, async _ =>
    {
        var form = await http.ReadWholeForm();
        var file = form.Files["file"] is { FileName.Length: > 0 } sent ? sent : throw Problem.Invalid("import.file-missing");
        await using var content = file.OpenReadStream();
        await verb.Run(here.Operation, id, new SentFile(file.FileName, content), form["note"], form["date"], form.Version(), http.RequestAborted);
    });

    /// <summary>An attachment under our name and of the type of its content, in a sandbox: whatever it is, it does nothing here.</summary>
    private static async Task<IResult> File(HttpContext http, long id, int number, RouteScope here, DocumentViews views, FileStore files)
    {
        var version = await views.File(here.Operation, id, number);
        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Sandbox;
        return Results.Stream(await files.Open(here.Operation.Id, version.FileId!.Value, http.RequestAborted), DocumentFormats.Of(version.Format).Type, version.FileName);
    }

    private static Task<IResult> Back(HttpContext http, RouteScope here, long id, Func<IFormCollection, Task> verb) => EndpointVerbs.Send<DocumentPage>(http, async () =>
    {
        await verb(http.Request.Form);
        return Done(here, id);
    }, (nameof(DocumentPage.Typed), new TypedForm(http.Request.Form)));

    private static string Done(RouteScope here, long id) => Links.Document(here.Operation.Code, id) + "?done=yes";
}
