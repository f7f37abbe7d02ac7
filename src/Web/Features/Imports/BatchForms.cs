using Tessera.Domain.Activities.Import;
using Tessera.Web.Access;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Imports;

/// <summary>What the page of a batch sends: one verb each, then the page again.</summary>
internal static class BatchForms
{
    public static async Task<IResult> Answer(HttpContext http, RouteScope here, long number, AnswerBatch verb, ImportViews imports, BatchViews views)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (finder, address) = (await imports.Finder(here.Operation, form), Links.Batch(here.Operation.Code, number));
        if (finder.Asks) return ImportForms.Returned<BatchPage>(http, address, (nameof(BatchPage.Finder), finder));
        return await ImportForms.Shown<BatchPage>(http, async () =>
        {
            var questions = (await views.Of(here.Operation, number)).Questions.Select(q => (q.Field, q.Asked));
            var answers = ImportForms.Pressed(form, ImportForms.Answers(form, finder), questions);
            await verb.Run(here.Operation, number, answers, ImportForms.Remembered(form[ImportForms.RememberFor]));
            return address;
        }, address);
    }

    public static async Task<IResult> Accept(HttpContext http, RouteScope here, long number, AcceptBatch verb)
    {
        var seen = (await http.Request.ReadFormAsync(http.RequestAborted))[ImportForms.Review];
        return await Done(http, here, number, () => verb.Run(here.Operation, number, seen.Count > 0 ? [.. seen.OfType<string>()] : null));
    }

    public static Task<IResult> Continue(HttpContext http, RouteScope here, long number, ContinueBatch verb) =>
        Done(http, here, number, () => verb.Run(here.Operation, number));

    private static Task<IResult> Done(HttpContext http, RouteScope here, long number, Func<Task> verb)
    {
        var address = Links.Batch(here.Operation.Code, number);
        return ImportForms.Shown<BatchPage>(http, async () =>
        {
            await verb();
            return address;
        }, address);
    }
}
