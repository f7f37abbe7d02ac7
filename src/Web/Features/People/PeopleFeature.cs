using Tessera.Web.Layout;

namespace Tessera.Web.Features.People;

internal static class PeopleFeature
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddScoped<PeopleDoor>();
        services.AddScoped<PeopleViews>();
        services.AddScoped<PersonSource, PeopleNames>();
        services.AddScoped<PeopleFiles>();
        services.AddScoped<RegisterContact>();
        services.AddScoped<ReviseContact>();
        services.AddScoped<RemoveContact>();
        services.AddScoped<GiveDuty>();
        services.AddScoped<DutyDoor>();
        services.AddScoped<EndDuty>();
        services.AddScoped<RemoveDuty>();
        services.AddScoped<ConfirmContact>();
        services.AddScoped<AnswerCheck>();
        services.AddSingleton<CheckRound>();
        services.AddScoped<HandOver>();
        services.AddScoped<HandoverPlan>();
        services.AddScoped<HandoverLetters>();
        services.AddScoped<HandoverViews>();
        services.AddScoped<TickHandover>();
        services.AddScoped<TurnoverViews>();
        services.AddScoped<ContactWriter>();
        services.AddScoped<ContactKeeping>();
        services.AddScoped<LoadContacts>();
        services.AddScoped<WorkSource, PeopleWork>();
        services.AddScoped<ClusterPart, PeoplePart>();
        services.AddScoped<FocalPointSource, PeopleFocalPoints>();
        services.AddScoped<HandoverPackPart, HandoverContacts>();
        return services;
    }
}
