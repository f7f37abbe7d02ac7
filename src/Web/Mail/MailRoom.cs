namespace Tessera.Web.Mail;

internal static class MailRoom
{
    public static IServiceCollection AddMail(this IServiceCollection services, string dataFolder)
    {
        services.AddSingleton(_ => new MailFolder(Directory.CreateDirectory(Path.Combine(dataFolder, "outbox")).FullName));
        services.AddSingleton<MailSecrets>();
        services.AddSingleton<MailCarrier>();
        services.AddSingleton<MailRound>();
        services.AddSingleton<LetterSite>();
        services.AddScoped<Outbox>();
        return services;
    }
}
