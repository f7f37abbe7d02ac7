using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.People;
using Tessera.Web.Tests.Features.Presence;

namespace Tessera.Web.Tests.Features.Briefings;

/// <summary>
/// The small country with needs, whose WASH cluster (31) met ten days ago, decided something, and left an action that
/// is three days late; the Red Cross (2) is at its table. Protection (33) met as well, behind closed doors.
/// Three people stand in the directory, and the last review left one thing to do.
/// </summary>
internal static class BriefingScene
{
    public const string Decision = "Chlorine comes first in Quảng Nam", Late = "Map the wells of Hội An", Minutes = "Two villages asked for the list", DialIn = "pin hush-hush", Secret = "Safe house in Kon Tum", Wanted = "Keep chlorine in three provinces";
    private const string Needs = "Admin 1 PCode,Admin 1,Cluster,In Need,Targeted\r\nX1,Quảng Nam,WASH,5000,4000\r\nX2,Kon Tum,WASH,800,500\r\nX3,Hà Giang,WASH,900,\r\nX1,Quảng Nam,Protection,77,\r\n";

    public static async Task<Dictionary<string, long>> Register(TesseraApp app)
    {
        var people = await SmallCountry.Register(app);
        await SmallCountry.LoadNeeds(app, Needs);
        var now = app.Clock.GetUtcNow();
        await app.Db(async db =>
        {
            var id = (await db.Operations.SingleAsync(o => o.Code == "small")).Id;
            // Without the country-wide line, needs and reach are compared by province.
            await db.Activities.Where(a => a.OperationId == id && a.RowId == 106).ExecuteDeleteAsync();
            db.Add(new Milestone { OperationId = id, Id = 701, ClusterId = 31, Kind = MilestoneKind.ActivatedUnofficially, Date = LooseDate.Parse("October 2009"), Trigger = "typhoon Ketsana" });
            db.Add(new Milestone { OperationId = id, Id = 702, ClusterId = 31, Kind = MilestoneKind.Reviewed, Date = LooseDate.Parse("October 2011"), Note = "terms of reference should be renewed every year" });
            db.Add(new LeadershipTerm { OperationId = id, Id = 711, ClusterId = 31, Role = LeadershipRole.Chair, PartnerId = 1, Post = "WASH Specialist", Since = LooseDate.Parse("October 2009") });
            db.Add(new LeadershipTerm { OperationId = id, Id = 712, ClusterId = 31, Role = LeadershipRole.Chair, PartnerId = 3, Since = LooseDate.Parse("2008"), Until = LooseDate.Parse("September 2009") });
            db.Add(new ClusterMember { OperationId = id, Id = 721, ClusterId = 31, PartnerId = 2, Role = MemberRole.Member, State = MemberState.Admitted, Since = LooseDate.Parse("end-2009") });
            db.Add(new ClusterHub { OperationId = id, Id = 751, ClusterId = 31, AreaId = 11, Since = LooseDate.Parse("2010") });
            Meet(db, id, 31, 731, now.AddDays(-10), "October meeting", DialIn);
            Meet(db, id, 31, 732, now.AddDays(20), "November meeting", DialIn);
            Meet(db, id, 33, 733, now.AddDays(-9), Secret, null);
            db.Add(new MeetingMinutes { OperationId = id, MeetingId = 731, Said = Minutes, Decisions = Decision });
            db.Add(new MeetingMinutes { OperationId = id, MeetingId = 733, Said = Secret, Decisions = Secret });
            db.Add(new ActionPoint { OperationId = id, Id = 741, ClusterId = 31, MeetingId = 731, Task = Late, PartnerId = 2, Due = Day(now.AddDays(-3)) });
            db.Add(new ActionPoint { OperationId = id, Id = 742, ClusterId = 33, MeetingId = 733, Task = Secret, PartnerId = 2 });
            // Lan lets her table see her number, Minh nobody; Hoa works in Protection and lets everybody inside.
            Person(db, id, 761, "Lan Nguyễn", "+84 111", ContactCircle.Cluster, 31);
            Person(db, id, 762, "Minh Trần", "+84 222", ContactCircle.Managers, 31);
            Person(db, id, 763, "Hoa Lê", "+84 333", ContactCircle.Operation, 33);
            db.Add(new ReviewPoint { OperationId = id, Id = 781, ClusterId = 31, Kind = PointKind.WayForward, Section = "D", Number = 1, Wording = Wanted, Source = "Review of 2011", State = PointState.Open });
            db.Add(new ReviewPoint { OperationId = id, Id = 782, ClusterId = 31, Kind = PointKind.Recommendation, Section = "D", Number = 2, Wording = "Something done long ago", Source = "Review of 2011", State = PointState.Done });
            await db.SaveChangesAsync();
        });
        return people;
    }

    private static void Person(Web.Database.TesseraDb db, int operation, long id, string name, string phone, ContactCircle shown, long cluster)
    {
        db.Add(new Contact { OperationId = operation, Id = id, Name = name, Phone = phone, PhoneShown = shown, PartnerId = 1, AddedAt = 1 });
        db.Add(new ContactRole { OperationId = operation, Id = id, ContactId = id, ClusterId = cluster, Duty = ContactDuty.Coordinator });
    }

    private static void Meet(Web.Database.TesseraDb db, int operation, long cluster, long id, DateTimeOffset at, string title, string? dialIn) => db.Add(new Meeting
    {
        OperationId = operation, Id = id, ClusterId = cluster, Title = title, Day = Day(at), StartMinute = 570, Lasts = 60, Zone = "UTC", StartsAt = at.ToUnixTimeMilliseconds(), DialIn = dialIn,
    });

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
