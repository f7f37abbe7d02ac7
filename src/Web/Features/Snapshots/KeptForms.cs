using Tessera.Web.Access;
using Tessera.Web.Figures;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Snapshots;

/// <summary>What the pages' forms and programs send.</summary>
internal static class KeptForms
{
    public static Task<IResult> Keep(HttpContext http, RouteScope here, KeepSnapshot verb, ListsCache lists) => EndpointVerbs.Send<SnapshotPage>(http, async () =>
        Links.KeptSnapshot(here.Operation.Code, await verb.Run(here.Operation, await lists.For(here.Operation), SnapshotQuestion.Of(http.Request))));

    public static async Task<IResult> KeepByProgram(HttpContext http, RouteScope here, KeepSnapshot verb, ListsCache lists)
    {
        var number = await verb.Run(here.Operation, await lists.For(here.Operation), SnapshotQuestion.Of(http.Request));
        return Results.Json(new { number, address = Links.KeptSnapshot(here.Operation.Code, number) });
    }

    public static Task<IResult> Withdraw(HttpContext http, long number, RouteScope here, WithdrawSnapshot verb, ListsCache lists) => EndpointVerbs.Send<KeptSnapshotPage>(http, async () =>
    {
        await verb.Run(here.Operation, await lists.For(here.Operation), number);
        return Links.KeptSnapshot(here.Operation.Code, number);
    });

    public static async Task<IResult> WithdrawByProgram(long number, RouteScope here, WithdrawSnapshot verb, ListsCache lists)
    {
        await verb.Run(here.Operation, await lists.For(here.Operation), number);
        return Results.Json(new { number, state = "withdrawn" });
    }
}
