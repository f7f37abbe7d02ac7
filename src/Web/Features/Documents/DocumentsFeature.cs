using Tessera.Web.Layout;

namespace Tessera.Web.Features.Documents;

internal static class DocumentsFeature
{
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.AddSingleton<DocumentIndex>();
        services.AddSingleton<PdfText>();
        services.AddSingleton<DocumentReading>();
        services.AddScoped<DocumentDoor>();
        services.AddScoped<DocumentViews>();
        services.AddScoped<DocumentWriter>();
        services.AddScoped<AddDocument>();
        services.AddScoped<SupersedeDocument>();
        services.AddScoped<ReviseDocument>();
        services.AddScoped<WithdrawDocument>();
        services.AddScoped<TermsViews>();
        services.AddScoped<TermsAges>();
        services.AddScoped<BriefingPart, DocumentBriefing>();
        services.AddScoped<ClusterColumns, TermsColumns>();
        services.AddScoped<HandoverPackPart, HandoverDocuments>();
        services.AddScoped<WriteTerms>();
        services.AddScoped<AdoptTerms>();
        services.AddScoped<SignTerms>();
        services.AddScoped<WorkSource, TermsWork>();
        services.AddScoped<AgendaSource, DocumentItems>();
        services.AddScoped<HandoverSource, DocumentHandover>();
        services.AddScoped<ClusterPart, DocumentsPart>();
        return services;
    }
}
