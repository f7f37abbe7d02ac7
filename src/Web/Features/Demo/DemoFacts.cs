using System.Globalization;
using CsvHelper;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.People;

namespace Tessera.Web.Features.Demo;

/// <summary>A province as the 2009 census knew it. Latitude and longitude in degrees, population in people.</summary>
public sealed record DemoProvince(string Pcode, string NameEn, string NameVi, string FullNameVi, long Population,
    double Latitude, double Longitude, int TileColumn, int TileRow, string Short);

/// <param name="Leads">DemoMember.Key of each chair, in the review's order.</param>
/// <param name="FirstMeeting">"2009-10-12", or "2009-10" where only the month is known.</param>
/// <param name="Since">Null for a candidate that was still under discussion.</param>
public sealed record DemoCluster(string Letter, string Code, string NameEn, string NameVi, string Short, ClusterKind Kind,
    string? Parent, IReadOnlyList<string> Leads, IReadOnlyList<string> Counterparts, string FirstMeeting, DateOnly? Since,
    MeetingFrequency? Frequency, string Note, string NoteVi)
{
    public bool IsCandidate => Since is null;
}

/// <param name="Cluster">A cluster's code; null for an organisation that is only known.</param>
/// <param name="Role">"lead", "counterpart", "member" or "known".</param>
public sealed record DemoMember(string? Cluster, string? Acronym, string Name, int TypeCode, string Role)
{
    /// <summary>What the other demo files call the organisation.</summary>
    public string Key => Acronym ?? Name;
}

/// <param name="Organisation">A DemoMember.Key; null for a place still open.</param>
public sealed record DemoTerm(string Cluster, LeadershipRole Role, string? Organisation, string? Unit, string? Post, LooseDate Since, LooseDate? Until, string? Note);

public sealed record DemoMilestone(string Cluster, MilestoneKind Kind, LooseDate Date, string? Trigger, string? Document, string? Note, bool IsSudden);

public sealed record DemoForm(string Cluster, string Name, string Short, LooseDate Until, string Reason);

/// <param name="Cluster">Null for a document of the whole response.</param>
/// <param name="Owner">A DemoMember.Key.</param>
public sealed record DemoDocument(string? Cluster, DocumentKind Kind, string Title, LooseDate? Date, string? Language, string? Owner, string? Source, string? About);

public sealed record DemoSection(string Cluster, TermsSection Section, string Wording);

/// <param name="Cluster">Null for the whole response.</param>
/// <param name="Organisation">A DemoMember.Key, or a name that is on no list.</param>
public sealed record DemoContact(string? Cluster, ContactDuty Duty, string Name, string Post, string Organisation, string? Mail, LooseDate? Departed);

/// <param name="Partner">A DemoMember.Key.</param>
public sealed record DemoAlias(string Partner, string Text);

/// <param name="Pcode">A province, or "VN" for the whole country.</param>
/// <param name="Qualifier">"over", "nearly", "around" or null, as the source says it.</param>
public sealed record StormFigure(string Storm, int SeasonNumber, DateOnly Landfall, DateOnly AsOf, string Pcode,
    string Indicator, decimal Value, string? Qualifier, string Source);

/// <summary>The typed facts of the folder demo/.</summary>
public sealed record DemoFacts(IReadOnlyList<DemoProvince> Provinces, IReadOnlyList<DemoCluster> Clusters,
    IReadOnlyList<DemoMember> Members, IReadOnlyList<DemoAlias> Aliases, IReadOnlyList<StormFigure> Storms)
{
    public required IReadOnlyList<DemoTerm> Terms { get; init; }
    public required IReadOnlyList<DemoMilestone> Milestones { get; init; }
    public required IReadOnlyList<DemoForm> Former { get; init; }
    public required IReadOnlyList<DemoDocument> Documents { get; init; }
    /// <summary>Sections of terms of reference that nobody has adopted.</summary>
    public required IReadOnlyList<DemoSection> Drafts { get; init; }
    public required DemoCoordination Coordination { get; init; }

    /// <summary>People the review names.</summary>
    public required IReadOnlyList<DemoContact> Contacts { get; init; }

    /// <summary>Every organisation once, in the order of the file.</summary>
    public IReadOnlyList<DemoMember> Partners => [.. Members.DistinctBy(member => member.Key)];

    /// <param name="open">Opens a file of demo/ by its name; the reader is closed here.</param>
    public static DemoFacts Read(Func<string, TextReader> open) => new(
        Rows(open, "provinces.csv", Province), Rows(open, "clusters.csv", Cluster), Rows(open, "members.csv", Member),
        Rows(open, "aliases.csv", row => new DemoAlias(Text(row, "partner"), Text(row, "alias"))),
        Rows(open, "storms.csv", Storm))
    {
        Terms = Rows(open, "leadership.csv", Term),
        Milestones = Rows(open, "milestones.csv", row => new DemoMilestone(Text(row, "cluster"), Enum.Parse<MilestoneKind>(Text(row, "kind")), LooseDate.Parse(Text(row, "date")),
            Optional(row, "trigger"), Optional(row, "document"), Optional(row, "note"), Text(row, "sudden") == "yes")),
        Former = Rows(open, "former.csv", row => new DemoForm(Text(row, "cluster"), Text(row, "name"), Text(row, "short"), LooseDate.Parse(Text(row, "until")), Text(row, "reason"))),
        Documents = Rows(open, "documents.csv", row => new DemoDocument(Optional(row, "cluster"), Enum.Parse<DocumentKind>(Text(row, "kind")), Text(row, "title"), LooseDate.ParseOptional(Text(row, "date")),
            Optional(row, "language"), Optional(row, "owner"), Optional(row, "source"), Optional(row, "about"))),
        Drafts = Rows(open, "terms.csv", row => new DemoSection(Text(row, "cluster"), Enum.Parse<TermsSection>(Text(row, "section")), Text(row, "text"))),
        Coordination = DemoCoordination.Read(open),
        Contacts = Rows(open, "contacts.csv", row => new DemoContact(Optional(row, "cluster"), Enum.Parse<ContactDuty>(Text(row, "duty")), Text(row, "name"), Text(row, "post"), Text(row, "organisation"), Optional(row, "mail"), LooseDate.ParseOptional(Text(row, "departed")))),
    };

    internal static List<T> Rows<T>(Func<string, TextReader> open, string file, Func<CsvReader, T> read)
    {
        using var csv = CsvReader.Create(open(file));
        var rows = new List<T>();
        csv.ReadHeader();
        while (csv.Read()) rows.Add(read(csv));
        return rows;
    }

    private static DemoProvince Province(CsvReader row) => new(
        Text(row, "pcode"), Text(row, "name_en"), Text(row, "name_vi"), Text(row, "full_name_vi"),
        row.Parse<long>("population_2009"), row.Parse<double>("latitude"), row.Parse<double>("longitude"),
        row.Parse<int>("tile_column"), row.Parse<int>("tile_row"), Text(row, "short"));

    private static DemoCluster Cluster(CsvReader row) => new(
        Text(row, "letter"), Text(row, "code"), Text(row, "name_en"), Text(row, "name_vi"), Text(row, "short"),
        Enum.Parse<ClusterKind>(Text(row, "kind")), Optional(row, "parent"), List(row, "lead"), List(row, "counterpart"),
        Text(row, "first_meeting"), Optional(row, "since") is { } since ? Day(since) : null,
        Optional(row, "frequency") is { } often ? Enum.Parse<MeetingFrequency>(often) : null, Text(row, "note"), Text(row, "note_vi"));

    private static DemoMember Member(CsvReader row) => new(
        Optional(row, "cluster"), Optional(row, "acronym"), Text(row, "name"), row.Parse<int>("type_code"), Text(row, "role"));

    private static DemoTerm Term(CsvReader row) => new(
        Text(row, "cluster"), Enum.Parse<LeadershipRole>(Text(row, "role")), Text(row, "organisation") is var name && name != "Tbc" ? name : null,
        Optional(row, "unit"), Optional(row, "post"), LooseDate.Parse(Text(row, "since")), LooseDate.ParseOptional(Text(row, "until")), Optional(row, "note"));

    private static StormFigure Storm(CsvReader row) => new(
        Text(row, "storm"), row.Parse<int>("season_number"), Day(Text(row, "landfall")), Day(Text(row, "as_of")),
        Text(row, "pcode"), Text(row, "indicator"), row.Parse<decimal>("value"), Optional(row, "qualifier"), Text(row, "source"));

    private static string Text(CsvReader row, string column) => row.GetString(column);
    private static string? Optional(CsvReader row, string column) => Text(row, column) is { Length: > 0 } text ? text : null;
    private static string[] List(CsvReader row, string column) =>
        Text(row, column).Split(';', StringSplitOptions.RemoveEmptyEntries);
    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
