using System.Globalization;
using Tessera.Domain.Clusters;

namespace Tessera.Web.Features.Demo;

/// <param name="Minute">After midnight.</param>
/// <param name="IsFirst">Its day is the review's; everything else about any of them is made up.</param>
/// <param name="InSeries">Planned with the cluster's other meetings of its rhythm.</param>
internal sealed record SampleMeeting(string Cluster, DateOnly Day, int Minute, int Lasts, string Title, bool IsFirst, bool InSeries);

/// <summary>
/// When the clusters may have met: from the first meeting the review dates, weeks of the emergency of 2009, then the
/// rhythm the review gives each. The same on every run, and every title says "sample".
/// </summary>
internal static class SampleMeetings
{
    public const string Label = "(sample)";
    private const int Morning = 9 * 60, Afternoon = 14 * 60;

    /// <summary>What was planned beyond the end of the samples: a consultation the review asks for, and a day on which two tables of much the same people meet.</summary>
    private static readonly SampleMeeting[] Ahead =
    [
        new("FSC", new(2012, 1, 19), Morning, 180, $"Consultation on food security {Label}", false, false),
        new("EDU", new(2012, 2, 16), Morning + 30, 120, $"Preparedness meeting {Label}", false, false),
    ];

    private static readonly DateOnly Emergency = new(2009, 10, 12), Calm = new(2009, 12, 1), Dormant = new(2011, 1, 1), End = new(2012, 4, 1);

    public static IEnumerable<SampleMeeting> Of(DemoFacts facts) => facts.Clusters.Where(cluster => !cluster.IsCandidate).SelectMany(Of).Concat(Ahead).OrderBy(meeting => meeting.Day).ThenBy(meeting => meeting.Cluster, StringComparer.Ordinal);

    private static IEnumerable<SampleMeeting> Of(DemoCluster cluster)
    {
        // The review gives the month alone for Health: a day of it is taken, and the title says so.
        var isKnown = DateOnly.TryParseExact(cluster.FirstMeeting, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first);
        if (!isKnown) first = new(2009, 10, 14);
        yield return At(first, isKnown ? $"First meeting {Label}" : $"First meeting, on some day of the month {Label}", isFirst: isKnown);
        var start = first < Emergency ? Emergency.AddDays(1) : first;
        var every = cluster.Code is "WSH" or "NUT" or "HEA" ? MeetingFrequency.Weekly : MeetingFrequency.Fortnightly;
        foreach (var day in SeriesDays.After(start, every, start).TakeWhile(day => day < Calm)) yield return At(day, $"Emergency meeting {Label}");
        var rhythm = SeriesDays.Has(cluster.Frequency) ? cluster.Frequency!.Value : cluster.Code == "FSC" ? MeetingFrequency.Quarterly : MeetingFrequency.HalfYearly;
        var end = cluster.Code == "FSC" ? Dormant : SeriesDays.Has(cluster.Frequency) ? End : Dormant.AddYears(1);
        foreach (var day in SeriesDays.After(first, rhythm, Calm).TakeWhile(day => day < end)) yield return At(day, $"{cluster.Short} meeting {Label}", inSeries: SeriesDays.Has(cluster.Frequency));

        SampleMeeting At(DateOnly day, string title, bool isFirst = false, bool inSeries = false) => new(cluster.Code, day, cluster.Code is "HEA" or "ERY" ? Afternoon : Morning, inSeries ? 120 : 90, title, isFirst, inSeries);
    }
}

/// <summary>What may have been agreed, in our own words.</summary>
internal static class SampleAgreements
{
    public static readonly IReadOnlyDictionary<string, string[]> Tasks = new Dictionary<string, string[]>
    {
        ["ERY"] = ["Name a focal point in every cluster", "Put the relief requests of the provinces into one table", "Find people for a market survey in the north-central provinces", "Translate the draft guidelines on early recovery"],
        ["EDU"] = ["List schools that serve as shelters", "Bring the emergency supply list to the ministry", "Share response plans before the next meeting", "Prepare an education needs assessment with the provinces", "Collect what was learnt in 2009"],
        ["FSC"] = ["Put the livelihood reports into one format", "Ask the ministry to name a counterpart", "Share the findings from Thua Thien Hue", "Write a first draft of terms of reference"],
        ["HEA"] = ["Fill in the matrix of health relief", "Share the survey of health facilities", "Revise the rapid assessment form", "Draft a contingency plan for the season", "Tell the provinces whom to call"],
        ["NUT"] = ["Update the map of nutrition projects", "Send the assessment findings to all members", "Agree the messages on infant feeding", "Bring treatment guidelines to the provincial health offices", "Order measuring tapes for the focus districts", "Plan the training of trainers"],
        ["WSH"] = ["Add water treatment stocks to the matrix", "Agree one hygiene kit and its contents", "Ask the counterpart to chair the next meeting", "List wells to disinfect after the flood", "Put the Sphere figures for water into Vietnamese", "Send requests for supplies through one desk"],
    };

    public static readonly string[] Decisions =
        ["Reports go to the information desk by the fifth of the month", "New members bring their work plan to their first meeting", "Minutes are sent within a week", "Requests of the provinces are answered by one organisation for all"];
}
