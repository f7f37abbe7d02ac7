using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Imports;

/// <summary>What the pages' forms send: one verb each, then the import's page; what is refused shows the page again with the reason.</summary>
internal static class ImportForms
{
    /// <summary>Bytes of a file; with the form around it the body may be a little larger.</summary>
    public const long LargestFile = 100L << 20;
    public const long LargestBody = LargestFile + (1L << 20);
    public const string AnswerPrefix = "answer:";
    public const string OtherPrefix = "other:";
    public const string ColumnPrefix = "column:";
    public const string Again = "again";
    /// <summary>Field of the numbers of files that came in pieces.</summary>
    public const string Arrived = "upload";
    public const string Unknown = "unknown";
    public const string Without = "without";
    /// <summary>The button of one question: nothing else that stands in the form is sent with it.</summary>
    public const string One = "one";
    /// <summary>The button that leaves suggestions nobody touched for later.</summary>
    public const string Changed = "changed";
    /// <summary>Field of the review that was looked at when its file is accepted.</summary>
    public const string Review = "review";
    public const string RememberFor = "remember";

    /// <summary>A name that is like none in the register and lists nobody else: one click may register all of them.</summary>
    public static bool IsUnknownName(ImportQuestion question) => question is { Code: PartnerNote.Unknown, Answer: null };

    /// <summary>How many names one click registers: of a question about all of them, or about one.</summary>
    public static int UnknownNames(ImportQuestion question) => question is { Names: { } names, Answer: null } ? names.Count : IsUnknownName(question) ? 1 : 0;

    /// <summary>One file is an import; several, also in one zip, are a batch of them.</summary>
    public static Task<IResult> Stage(HttpContext http, RouteScope here, StageImport verb, StageBatch many, Uploads uploads) => Shown<NewImportPage>(http, async () =>
    {
        var form = await http.ReadWholeForm();
        var arrived = await uploads.Take(here.Operation, form[Arrived]);
        using var sent = SentFiles.Of(form, arrived);
        var address = await Staged(here, sent, Settings(form), verb, many);
        await uploads.Forget(arrived.Select(one => one.Upload));
        return address;
    });

    private static async Task<string> Staged(RouteScope here, SentFiles sent, ImportSettings settings, StageImport verb, StageBatch many)
    {
        if (sent.All is not [var file]) return Links.Batch(here.Operation.Code, (await many.Run(here.Operation, sent.All, settings)).Number);
        await using var content = file.Open();
        var staged = await verb.Run(here.Operation, file.Name, content, settings, new Dictionary<string, string>());
        return Links.Import(here.Operation.Code, staged.Import.Number, staged.IsRepeat ? AddressQuery.Of((Again, "yes")) : null);
    }

    public static IFormFile File(IFormCollection form)
    {
        var file = form.Files["file"];
        if (file is null || file.FileName.Length == 0) throw Problem.Invalid("import.file-missing");
        if (file.Length > LargestFile) throw new Problem(ProblemKind.TooLarge, "request.too-large");
        return file;
    }

    public static ImportSettings Settings(IFormCollection form) => new()
    {
        Period = Filled(form, "period"),
        Sheet = Filled(form, "sheet"),
        Cluster = Filled(form, "cluster"),
        Partner = Filled(form, "partner"),
        RegisterPartners = form["register"] == "true",
    };

    public static async Task<IResult> Answer(HttpContext http, RouteScope here, long number, AnswerImport verb, ImportViews views)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var finder = await views.Finder(here.Operation, form);
        if (finder.Asks) return Returned<ImportPage>(http, Links.Import(here.Operation.Code, number), (nameof(ImportPage.Finder), finder));
        return await Shown<ImportPage>(http, async () =>
        {
            var view = await views.Of(here.Operation, number);
            var (settings, answers) = (view.Settings, Answers(form, finder));
            if (form.ContainsKey("settings")) settings = settings with { RegisterPartners = form["register"] == "true" };
            if (!form.ContainsKey(One) && Filled(form, "sheet") is { } sheet && sheet != view.Report?.Sheet) answers[ChosenTable.SheetQuestion] = sheet;
            answers = Pressed(form, answers, view.Report?.Questions.Select(q => (q.Key, q)) ?? []);
            await verb.Run(here.Operation, Number(number), answers, settings, Remembered(form[RememberFor]));
            return Links.Import(here.Operation.Code, number);
        }, Links.Import(here.Operation.Code, number));
    }

    public static Task<IResult> Map(HttpContext http, RouteScope here, long number, AnswerImport verb, ImportViews views) => Shown<ImportPage>(http, async () =>
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var view = await views.Of(here.Operation, number);
        var chosen = new Dictionary<string, ColumnTarget>(view.Settings.Columns);
        var columns = view.Report?.Layout.Columns ?? [];
        foreach (var (column, key) in columns.Zip(ColumnMatching.KeysOf(columns)))
            if (ColumnChoice.Read(form[ColumnPrefix + key].ToString()) is { } target && ColumnChoice.Write(target) != ColumnChoice.Write(column.Target)) chosen[key] = target;
        await verb.Run(here.Operation, Number(number), new Dictionary<string, string>(), view.Settings with { Columns = chosen }, Remembered(form[RememberFor]));
        return Links.Import(here.Operation.Code, number);
    }, Links.Import(here.Operation.Code, number));

    /// <summary>What of a form of cells differs from what stood there; the same page again, which says how the check goes on.</summary>
    public static async Task<IResult> Fix(HttpContext http, RouteScope here, long number, FixCells verb)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        try
        {
            await verb.Run(here.Operation, Number(number), [.. form.SelectMany(f => f.Value.Select(value => CellFields.Read(f.Key, value ?? ""))).OfType<CellFix>()]);
        }
        catch (Problem refusal) when (refusal.Kind is ProblemKind.Invalid or ProblemKind.Conflict)
        {
            http.Response.StatusCode = ProblemResponses.Status(refusal.Kind);
            return EndpointPages.Page<CellsPage>(http, new Dictionary<string, object?> { [nameof(CellsPage.Refusal)] = refusal });
        }
        return Results.Redirect(Links.ImportCells(here.Operation.Code, number, AddressQuery.Of(http)), permanent: false, preserveMethod: false);
    }

    public static async Task<IResult> Accept(HttpContext http, RouteScope here, long number, AcceptImport verb)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var seen = int.TryParse(form[Review], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : (int?)null;
        return await Done(http, here, number, () => verb.Run(here.Operation, Number(number), seen));
    }

    public static Task<IResult> Undo(HttpContext http, RouteScope here, long number, UndoImport verb) =>
        Done(http, here, number, () => verb.Run(here.Operation, Number(number)));

    public static Task<IResult> Resume(HttpContext http, RouteScope here, long number, ResumeImport verb) =>
        Done(http, here, number, () => verb.Run(here.Operation, Number(number)));

    public static Task<IResult> Continue(HttpContext http, RouteScope here, long number, ContinueImport verb) => Shown<ImportPage>(http, async () =>
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var without = long.TryParse(form[Without], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        return Links.Import(here.Operation.Code, (await verb.Run(here.Operation, Number(number), without)).Number);
    }, Links.Import(here.Operation.Code, number));

    /// <summary>What the form does not say is decided by the check.</summary>
    public static AnswerScope Remembered(string? scope) =>
        Enum.TryParse<AnswerScope>(scope, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : AnswerScope.Usual;

    public static int Number(long number) => number is > 0 and <= int.MaxValue ? (int)number : throw Problem.NotFound(ImportDesk.Unknown);

    private static Task<IResult> Done(HttpContext http, RouteScope here, long number, Func<Task> verb) => Shown<ImportPage>(http, async () =>
    {
        await verb();
        return Links.Import(here.Operation.Code, number);
    }, Links.Import(here.Operation.Code, number));

    /// <summary>An answer written out wins over one chosen; an empty one takes an earlier answer back.</summary>
    public static Dictionary<string, string> Answers(IFormCollection form, PlaceFinder finder)
    {
        var answers = new Dictionary<string, string>();
        foreach (var (name, value) in form.Where(f => f.Key.StartsWith(AnswerPrefix, StringComparison.Ordinal))) answers[name[AnswerPrefix.Length..]] = value.ToString().Trim();
        foreach (var (name, value) in form.Where(f => f.Key.StartsWith(OtherPrefix, StringComparison.Ordinal)))
            if (!string.IsNullOrWhiteSpace(value)) answers[name[OtherPrefix.Length..]] = value.ToString().Trim();
        foreach (var (key, code) in finder.Settled) answers[key] = code;
        return answers;
    }

    /// <summary>
    /// What a person sent: of one question alone where its own button was pressed; beside the button that registers new
    /// names, and that of what was changed, nothing that only stood there as suggested.
    /// </summary>
    public static Dictionary<string, string> Pressed(IFormCollection form, Dictionary<string, string> answers, IEnumerable<(string Field, ImportQuestion Asked)> questions)
    {
        if (form[One].ToString() is { Length: > 0 } one) return answers.Where(a => a.Key == one).ToDictionary();
        var registers = form[Unknown] == QuestionBook.AnswerNew;
        if (!registers && !form.ContainsKey(Changed)) return answers;
        foreach (var (field, asked) in questions)
        {
            var given = answers.GetValueOrDefault(field);
            if (registers && UnknownNames(asked) > 0 && string.IsNullOrEmpty(given)) answers[field] = QuestionBook.AnswerNew;
            else if (given is { Length: > 0 } && given == asked.Suggestion) answers.Remove(field);
        }
        return answers;
    }

    private static string? Filled(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    /// <param name="address">Of the page that is shown again when the work is refused; null leaves it the form's.</param>
    public static async Task<IResult> Shown<TPage>(HttpContext http, Func<Task<string>> work, string? address = null) where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        try
        {
            return Results.Redirect(await work(), permanent: false, preserveMethod: false);
        }
        catch (Problem refusal) when (refusal.Kind is ProblemKind.Invalid or ProblemKind.Conflict or ProblemKind.TooLarge)
        {
            http.Response.StatusCode = ProblemResponses.Status(refusal.Kind);
            return Returned<TPage>(http, address, ("Refusal", refusal));
        }
    }

    public static IResult Returned<TPage>(HttpContext http, string? address, (string Name, object? Value) given) where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        // Links of the page shown again are relative to the address it has when asked for.
        if (address is not null) http.Request.Path = address;
        return EndpointPages.Page<TPage>(http, new Dictionary<string, object?> { [given.Name] = given.Value });
    }
}
