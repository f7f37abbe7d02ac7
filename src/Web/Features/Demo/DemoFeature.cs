using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Demo;

internal static class DemoFeature
{
    public const string SampleRoute = "/{operation}/samples/{file}";

    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.AddScoped<LoadDemoFacts>();
        return services;
    }

    public static void MapDemo(this IEndpointRouteBuilder routes) => routes.MapGet(SampleRoute, Sample).OpenToAll();

    /// <summary>A messy workbook to try the upload with; only an operation of samples offers it.</summary>
    private static IResult Sample(string file, RouteScope scope)
    {
        var workbook = MessyWorkbooks.All.FirstOrDefault(w => w.FileName == file);
        if (workbook is null || !scope.Operation.IsSample) throw Problem.NotFound("file.missing", file);
        return Results.File(Bytes(workbook), workbook.IsCsv ? "text/csv" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook.FileName);
    }

    public static byte[] Bytes(MessyWorkbook workbook)
    {
        if (workbook.IsCsv) return System.Text.Encoding.UTF8.GetBytes(workbook.CsvText());
        using var stream = new MemoryStream();
        using (var writer = new SheetWriter(stream))
        {
            foreach (var sheet in workbook.Sheets)
            {
                writer.BeginSheet(sheet.Name, []);
                for (var i = 0; i < sheet.Rows.Count; i++) writer.Row(SheetRow.Of(i + 1, sheet.Rows[i]).Cells);
            }
            writer.Finish();
        }
        return stream.ToArray();
    }
}
