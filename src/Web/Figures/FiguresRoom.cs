namespace Tessera.Web.Figures;

internal static class FiguresRoom
{
    public static IServiceCollection AddFigures(this IServiceCollection services, string dataFolder)
    {
        services.AddSingleton(provider => new KeptFacts(Path.Combine(dataFolder, "figures"), KeptFacts.LeastRows, provider.GetRequiredService<ILogger<KeptFacts>>()));
        services.AddSingleton<OperationFigures>();
        services.AddSingleton<ListsCache>();
        services.AddSingleton<OperationNeeds>();
        services.AddSingleton<RecentAnswers>();
        services.AddSingleton<ReachOrders>();
        services.AddScoped<GlobalLists>();
        services.AddScoped<PresenceDesk>();
        services.AddScoped<OperationDay>();
        services.AddScoped<TermNames>();
        services.AddScoped<ReachDesk>();
        services.AddScoped<GapDesk>();
        services.AddScoped<ChangeDesk>();
        services.AddScoped<OverlapDesk>();
        services.AddScoped<AreaFeatures>();
        services.AddSingleton<OverlapDecisions>();
        return services;
    }

    /// <summary>The shipped lists are stored at the first start.</summary>
    public static async Task PrepareLists(this IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<GlobalLists>().Ensure();
    }
}
