using Tessera.Web.Layout;

namespace Tessera.Web.Features.Meetings;

internal static class MeetingsFeature
{
    public static IServiceCollection AddMeetings(this IServiceCollection services)
    {
        services.AddScoped<MeetingDoor>();
        services.AddScoped<MeetingViews>();
        services.AddScoped<PlanMeeting>();
        services.AddScoped<ReviseMeeting>();
        services.AddScoped<CancelMeeting>();
        services.AddScoped<MeetingLetters>();
        services.AddScoped<InviteToMeeting>();
        services.AddScoped<AnswerInvitation>();
        services.AddScoped<InvitationViews>();
        services.AddScoped<RecordAttendance>();
        services.AddScoped<WriteMinutes>();
        services.AddScoped<AgreeAction>();
        services.AddScoped<DecideAction>();
        services.AddScoped<OpenCalendar>();
        services.AddScoped<CloseCalendar>();
        services.AddScoped<MeetingCalendars>();
        services.AddScoped<BriefingPart, MeetingBriefing>();
        services.AddScoped<ClusterColumns, MeetingColumns>();
        services.AddScoped<HandoverPackPart, HandoverMeetings>();
        services.AddScoped<WorkSource, MeetingWork>();
        return services;
    }
}
