namespace Tessera.Web.Papers;

internal static class PapersRoom
{
    /// <param name="chromium">Path of the program that makes PDF and pictures; "none": there is none; null: looked for.</param>
    public static IServiceCollection AddPapers(this IServiceCollection services, string? chromium)
    {
        services.AddSingleton(_ => new SheetPrinter(chromium));
        services.AddScoped<PaperFile>();
        return services;
    }
}
