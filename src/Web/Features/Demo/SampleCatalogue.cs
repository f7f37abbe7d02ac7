using Tessera.Domain.Operations;

namespace Tessera.Web.Features.Demo;

internal enum SamplePhase : byte { Relief, Recovery, Training }

/// <summary>Whom a kind of help reaches; decides the sex and age bands.</summary>
internal enum SampleAudience : byte { Everybody, Pupils, UnderFives, UnderFivesAndMothers, Women, Adults }

/// <param name="Name">English name, as it stands in the column Activity.</param>
/// <param name="People">People a partner reaches in a usual month in one province.</param>
/// <param name="ByHousehold">One item goes to each household of about four people.</param>
/// <param name="Only">The one partner whose trade it is, and who does nothing else but train; null for anybody's.</param>
internal sealed record SampleKind(string Cluster, string Name, string Detail, SamplePhase Phase, SampleAudience Audience,
    string Modality, string Item, string Unit, int People, bool ByHousehold = false, string? Only = null);

/// <param name="Projects">How many projects the disaster sets off.</param>
/// <param name="RecoveryMonths">0 when the sample ends before recovery starts.</param>
/// <param name="Provinces">P-codes, each with how hard it was hit.</param>
internal sealed record SampleWave(string Name, int FirstMonth, int Projects, int RecoveryMonths, IReadOnlyList<(string Pcode, int Weight)> Provinces);

/// <summary>What the made-up activities are drawn from: where the storms hit and what such clusters usually do.</summary>
internal static class SampleCatalogue
{
    public static readonly int FirstMonth = ReportingPeriod.Month(2009, 10);
    public static readonly int LastMonth = ReportingPeriod.Month(2011, 12);

    /// <summary>The review says that this cluster was not active after the end of 2010.</summary>
    public const string ClosedCluster = "FSC";
    public static readonly int ClosedAfter = ReportingPeriod.Month(2010, 12);

    public static readonly IReadOnlyList<SampleWave> Waves =
    [
        new("Typhoon Ketsana", ReportingPeriod.Month(2009, 10), 285, 16,
            [("VN503", 10), ("VN505", 10), ("VN601", 8), ("VN507", 6), ("VN411", 6), ("VN409", 4), ("VN501", 3), ("VN603", 3), ("VN509", 2), ("VN407", 2), ("VN405", 1)]),
        new("Typhoon Mirinae", ReportingPeriod.Month(2009, 11), 165, 14,
            [("VN509", 10), ("VN507", 8), ("VN511", 4), ("VN603", 3), ("VN605", 2), ("VN505", 2), ("VN705", 1)]),
        new("North-Central floods", ReportingPeriod.Month(2010, 10), 95, 9,
            [("VN405", 8), ("VN407", 8), ("VN403", 4), ("VN409", 2)]),
        new("Mekong floods", ReportingPeriod.Month(2011, 9), 55, 0,
            [("VN803", 7), ("VN805", 6), ("VN801", 3), ("VN813", 1)]),
    ];

    /// <summary>How the projects divide over the clusters, in parts of 100.</summary>
    public static readonly IReadOnlyList<(string Cluster, int Weight)> Shares =
        [("WSH", 26), ("FSC", 20), ("EDU", 17), ("NUT", 15), ("HEA", 12), ("ERY", 10)];

    /// <summary>Holes left on purpose, so that the demo has needs which nobody meets.</summary>
    public static readonly IReadOnlySet<(string Cluster, string Pcode)> Holes = new HashSet<(string, string)>
        { ("WSH", "VN507"), ("EDU", "VN601"), ("NUT", "VN511"), ("HEA", "VN603"), ("FSC", "VN705"), ("WSH", "VN605") };

    /// <summary>The network is made of focal points whom the review does not name; these stand in for them.</summary>
    public static readonly IReadOnlyList<string> FocalPoints = ["UNDP", "CARE", "World Vision", "IFRC", "Plan", "Oxfam"];

    public static readonly IReadOnlyList<SampleKind> Kinds =
    [
        new("ERY", "Cash for work", "clearing roads, canals and schoolyards", SamplePhase.Relief, SampleAudience.Adults, "Cash", "Days of work", "days", 260),
        new("ERY", "House repair", "roofing sheets, nails and carpenters' pay", SamplePhase.Recovery, SampleAudience.Everybody, "In-kind", "Roofing sets", "sets", 480, true),
        new("ERY", "Small infrastructure repair", "village roads, bridges and dykes", SamplePhase.Recovery, SampleAudience.Everybody, "Service", "Works", "works", 900),
        new("ERY", "Early recovery training", "market mapping and recovery planning", SamplePhase.Training, SampleAudience.Adults, "Capacity building", "Training days", "days", 35),

        new("EDU", "School kits", "books, pens and bags", SamplePhase.Relief, SampleAudience.Pupils, "In-kind", "School kits", "kits", 650),
        new("EDU", "Temporary learning spaces", "tents and floor mats beside damaged schools", SamplePhase.Relief, SampleAudience.Pupils, "In-kind", "Learning spaces", "spaces", 380),
        new("EDU", "School repair", "roofs, desks and latrines of damaged schools", SamplePhase.Recovery, SampleAudience.Pupils, "Service", "Classrooms", "classrooms", 320),
        new("EDU", "Training of education managers", "preparing schools for disasters", SamplePhase.Training, SampleAudience.Adults, "Capacity building", "Training days", "days", 45),

        new("FSC", "Rice distribution", "15 kg for each person and month", SamplePhase.Relief, SampleAudience.Everybody, "In-kind", "Rice", "kg", 1900),
        new("FSC", "Cash grants", "for food and the first farm inputs", SamplePhase.Relief, SampleAudience.Everybody, "Cash", "Grants", "grants", 820, true),
        new("FSC", "Seeds and tools", "rice and vegetable seed, hoes, fertiliser", SamplePhase.Recovery, SampleAudience.Everybody, "In-kind", "Seed and tool sets", "sets", 760, true),
        new("FSC", "Livestock restocking", "poultry and piglets with vaccination", SamplePhase.Recovery, SampleAudience.Everybody, "In-kind", "Animal packages", "packages", 420, true),

        new("HEA", "Mobile clinics", "consultations in cut-off communes", SamplePhase.Relief, SampleAudience.Everybody, "Service", "Consultations", "consultations", 720),
        new("HEA", "Medicine kits", "for commune health stations", SamplePhase.Relief, SampleAudience.Everybody, "In-kind", "Medicine kits", "kits", 1500),
        new("HEA", "Clean delivery kits", "for visibly pregnant women and midwives", SamplePhase.Relief, SampleAudience.Women, "In-kind", "Delivery kits", "kits", 140, Only: "UNFPA"),
        new("HEA", "Repair of health stations", "roofs, water and equipment", SamplePhase.Recovery, SampleAudience.Everybody, "Service", "Health stations", "stations", 1100),
        new("HEA", "Disease surveillance training", "for provincial and district staff", SamplePhase.Training, SampleAudience.Adults, "Capacity building", "Training days", "days", 40),

        new("NUT", "Nutrition screening", "arm circumference of children under five", SamplePhase.Relief, SampleAudience.UnderFives, "Service", "Children measured", "children", 540),
        new("NUT", "Micronutrient supplements", "powders for children, tablets for mothers", SamplePhase.Relief, SampleAudience.UnderFivesAndMothers, "In-kind", "Courses", "courses", 760),
        new("NUT", "IMAM treatment", "children with acute malnutrition in care", SamplePhase.Recovery, SampleAudience.UnderFives, "Service", "Admissions", "admissions", 85),
        new("NUT", "Infant feeding counselling", "mothers of children under two", SamplePhase.Recovery, SampleAudience.Women, "Service", "Sessions", "sessions", 210),
        new("NUT", "Nutrition in emergencies training", "for provincial nutrition staff", SamplePhase.Training, SampleAudience.Adults, "Capacity building", "Training days", "days", 30),

        new("WSH", "Hygiene kits", "soap, cloths, bucket and towels", SamplePhase.Relief, SampleAudience.Everybody, "In-kind", "Hygiene kits", "kits", 1250, true),
        new("WSH", "Water purification", "tablets and ceramic filters", SamplePhase.Relief, SampleAudience.Everybody, "In-kind", "Filters", "filters", 1400, true),
        new("WSH", "Well cleaning and repair", "disinfecting and rebuilding dug wells", SamplePhase.Recovery, SampleAudience.Everybody, "Service", "Wells", "wells", 620),
        new("WSH", "Latrine construction", "household latrines with a raised pit", SamplePhase.Recovery, SampleAudience.Everybody, "In-kind", "Latrines", "latrines", 290, true),
        new("WSH", "Hygiene promotion", "village meetings and school sessions", SamplePhase.Recovery, SampleAudience.Everybody, "Service", "Sessions", "sessions", 700),
        new("WSH", "WASH in emergencies training", "for provincial partners", SamplePhase.Training, SampleAudience.Adults, "Capacity building", "Training days", "days", 35),
    ];
}
