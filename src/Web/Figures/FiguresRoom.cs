namespace Tessera.Web.Figures;

internal static class FiguresRoom
{
    public static IServiceCollection AddFigures(this IServiceCollection services)
    {
        services.AddSingleton<OperationFigures>();
        services.AddSingleton<ListsCache>();
        services.AddScoped<GlobalLists>();
        return services;
    }
}
