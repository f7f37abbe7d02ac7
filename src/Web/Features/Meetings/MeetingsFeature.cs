using Tessera.Web.Layout;

namespace Tessera.Web.Features.Meetings;

internal static class MeetingsFeature
{
    public static IServiceCollection AddMeetings(this IServiceCollection services)
    {
        services.AddScoped<MeetingDoor>();
        services.AddScoped<MeetingClock>();
        services.AddScoped<MeetingSight>();
        services.AddScoped<MeetingLists>();
        services.AddScoped<ActionLists>();
        services.AddScoped<LoadDesk>();
        services.AddScoped<OpenItems>();
        services.AddScoped<MeetingAgendas>();
        services.AddScoped<MeetingViews>();
        services.AddScoped<MeetingParts>();
        services.AddScoped<HubTables>();
        services.AddScoped<ActionPeople>();
        services.AddScoped<MeetingTemplates>();
        services.AddScoped<MeetingDrafts>();
        services.AddScoped<MeetingProposals>();
        services.AddScoped<ContinueSeries>();
        services.AddScoped<PutOnAgenda>();
        services.AddScoped<TakeOffAgenda>();
        services.AddScoped<ActionParts>();
        return services.AddMeetingVerbs().AddMeetingParts();
    }

    private static IServiceCollection AddMeetingVerbs(this IServiceCollection services)
    {
        services.AddScoped<PlanMeeting>();
        services.AddScoped<ReviseMeeting>();
        services.AddScoped<CancelMeeting>();
        services.AddScoped<MeetingLetters>();
        services.AddScoped<InviteToMeeting>();
        services.AddScoped<AnswerInvitation>();
        services.AddScoped<InvitationViews>();
        services.AddScoped<RecordAttendance>();
        services.AddScoped<WriteMinutes>();
        services.AddScoped<SendMinutes>();
        services.AddScoped<MinutesPapers>();
        services.AddScoped<AgreeAction>();
        services.AddScoped<DecideAction>();
        services.AddScoped<OpenCalendar>();
        services.AddScoped<CloseCalendar>();
        services.AddScoped<MeetingCalendars>();
        return services;
    }

    /// <summary>What other features show of meetings.</summary>
    private static IServiceCollection AddMeetingParts(this IServiceCollection services)
    {
        services.AddScoped<BriefingPart, MeetingBriefing>();
        services.AddScoped<ClusterColumns, MeetingColumns>();
        services.AddScoped<HandoverPackPart, HandoverMeetings>();
        services.AddScoped<WorkSource, MeetingWork>();
        services.AddScoped<ClusterPart, MeetingsPart>();
        services.AddScoped<HandoverSource, MeetingHandover>();
        return services;
    }
}
