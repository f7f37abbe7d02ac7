using System.Globalization;
using Tessera.Domain.Operations;

namespace Tessera.Web.Features.Demo;

/// <summary>
/// Made-up 5W lines for October 2009 to December 2011, the same on every run. Organisations, provinces and storms are
/// real; that these organisations did these things is not, which is why every line says "sample".
/// </summary>
public static class SampleActivities
{
    public const string Label = "sample";
    private const ulong Seed = 20090929;

    public static IReadOnlyList<string> Headers => SampleTemplate.Headers;

    /// <summary>The header row, then one row per partner, kind of help, province and month, in order of month.</summary>
    public static IEnumerable<string[]> Table(DemoFacts facts)
    {
        var dice = new SampleDice(Seed);
        var lines = new SampleProjects(facts, dice).Draw()
            .SelectMany(project => new SampleLines(project, dice).Rows())
            .OrderBy(line => line.Month).ThenBy(line => line.Cells[SampleTemplate.Column("Reporting organisation")], StringComparer.Ordinal);
        return lines.Select(line => line.Cells).Prepend([.. SampleTemplate.Headers]);
    }
}

/// <summary>Writes a project out as the monthly lines its partners would hand in.</summary>
internal sealed class SampleLines(SampleProject project, SampleDice dice)
{
    private readonly bool _capped = project.Kind.Phase != SamplePhase.Training;
    private readonly string _group = project.Kind.Phase == SamplePhase.Training || !dice.Chance(15)
        ? "Resident/non-displaced affected" : dice.Pick(["IDP", "Host community"]);

    public IEnumerable<(int Month, string[] Cells)> Rows()
    {
        var fate = Fate();
        for (var month = project.FirstMonth; month <= project.LastMonth; month++)
        {
            var status = Status(fate, month);
            var cells = Row(month, status);
            yield return (month, cells);
            if (project.Twice) yield return (month, ByImplementer(cells));
            if (status is "Cancelled" or "Suspended") yield break;
        }
    }

    private string? Fate() => dice.Between(1, 100) switch
    {
        <= 2 => "Cancelled",
        <= 5 => "Suspended",
        _ => null,
    };

    private string Status(string? fate, int month)
    {
        if (month == project.LastMonth && fate is not null) return fate;
        if (month == project.FirstMonth && project.Kind.Phase == SamplePhase.Recovery && dice.Chance(35)) return "Planned";
        return month == project.LastMonth ? "Completed" : "Ongoing";
    }

    private string[] Row(int month, string status)
    {
        var targeted = Math.Max(10, project.Monthly * dice.Between(85, 115) / 100);
        var isNil = status == "Ongoing" && _capped && dice.Chance(6);
        int? reached = status is "Planned" or "Cancelled" ? null : isNil ? 0 : targeted * dice.Between(55, 104) / 100;
        return SampleTemplate.Row([.. Who(), .. What(status, isNil), .. When(month), .. Where(), .. HowMuch(targeted, reached, month)]);
    }

    private IEnumerable<(string, string)> Who()
    {
        yield return ("Reporting organisation", project.Partner.Key);
        yield return ("Programming partner", project.Partner.Key);
        yield return ("Implementing partner", (project.Implementer ?? project.Partner).Key);
        yield return ("Donor", project.Funder?.Key ?? "");
        yield return ("Project code", string.Create(CultureInfo.InvariantCulture, $"SAMPLE-{project.Number:000}"));
        yield return ("Cluster", project.Kind.Cluster);
        yield return ("Comments", SampleActivities.Label);
    }

    private IEnumerable<(string, string)> What(string status, bool isNil)
    {
        yield return ("Activity", project.Kind.Name);
        yield return ("Activity description", isNil ? "Nil report: nothing could be delivered this month" : $"{project.Wave.Name}: {project.Kind.Detail}");
        yield return ("Status", status);
        yield return ("Modality", project.Kind.Modality);
        yield return ("Item", project.Kind.Item);
        yield return ("Unit", project.Kind.Unit);
        yield return ("Population group", _group);
    }

    private IEnumerable<(string, string)> When(int month)
    {
        yield return ("Start date", Day(ReportingPeriod.FirstDay(project.FirstMonth).AddDays(project.FirstMonth == SampleCatalogue.FirstMonth ? 1 : 4)));
        yield return ("End date", Day(ReportingPeriod.FirstDay(project.LastMonth + 1).AddDays(-1)));
        yield return ("Reporting period", new ReportingPeriod(month, month).ToString());
    }

    private IEnumerable<(string, string)> Where()
    {
        yield return ("Admin1 name", project.Province?.NameEn ?? "Country-wide");
        yield return ("Admin1 P-code", project.Province?.Pcode ?? "");
    }

    private IEnumerable<(string, string)> HowMuch(int targeted, int? reached, int month)
    {
        yield return ("Targeted (total)", Text(targeted));
        yield return ("Recurrency", Recurrency(month));
        if (reached is not { } people) yield break;
        yield return ("Total reached", Text(people));
        var households = (people + 3) / 4;
        if (project.Kind.ByHousehold) yield return ("Households", Text(households));
        yield return ("Quantity", Text(Quantity(people, households)));
        if (!project.HasBands) yield break;
        var bands = SampleAudiences.Split(project.Kind.Audience, people, dice);
        for (var i = 0; i < bands.Count; i++) yield return (SampleTemplate.Bands[i], Text(bands[i]));
        if (people > 0 && dice.Chance(45)) yield return ("Persons with disability", Text(people * dice.Between(10, 45) / 1000));
    }

    private string Recurrency(int month) => project.Kind.Phase != SamplePhase.Recovery ? "One-off"
        : month == project.FirstMonth ? "First-time" : project.Kind.Audience is SampleAudience.UnderFives or SampleAudience.Women ? "Recurrent" : "First-time";

    private int Quantity(int people, int households) => project.Kind switch
    {
        { ByHousehold: true } => households,
        { Unit: "kg" } => people * 15,
        { Unit: "days", Phase: SamplePhase.Training } => people * 3,
        { Unit: "days" } => people * 10,
        { Unit: "works" or "stations" or "spaces" or "classrooms" or "wells" } => (people + 99) / 100,
        { Unit: "sessions" } => (people + 24) / 25,
        { Cluster: "HEA", Name: "Medicine kits" } => (people + 999) / 1000,
        _ => people,
    };

    /// <summary>The same line as the implementing partner hands it in: only who reports differs.</summary>
    private string[] ByImplementer(string[] cells)
    {
        var copy = (string[])cells.Clone();
        copy[SampleTemplate.Column("Reporting organisation")] = project.Implementer!.Key;
        return copy;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
