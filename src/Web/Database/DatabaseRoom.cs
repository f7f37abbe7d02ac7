using Microsoft.EntityFrameworkCore;

namespace Tessera.Web.Database;

internal static class DatabaseRoom
{
    public static IServiceCollection AddDatabase(this IServiceCollection services, string dataFolder, string? connectionString)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new Engine(dataFolder, connectionString));
        services.AddSingleton<Ids>();
        services.AddSingleton<Schema>();
        services.AddScoped<Actor>();
        services.AddScoped<ChangeLog>();
        services.AddScoped<FileStore>();
        services.AddDbContext<TesseraDb>((provider, options) => provider.GetRequiredService<Engine>().Configure(options));
        // Most pages never need it.
        services.AddScoped(provider => new Lazy<TesseraDb>(provider.GetRequiredService<TesseraDb>));
        return services;
    }

    /// <summary>Brings the schema up to date and takes a node number; called once, before anything is served.</summary>
    public static async Task PrepareDatabase(this IServiceProvider services)
    {
        await services.GetRequiredService<Schema>().Upgrade();
        await services.GetRequiredService<Ids>().Lease(services.GetRequiredService<Engine>());
    }
}
