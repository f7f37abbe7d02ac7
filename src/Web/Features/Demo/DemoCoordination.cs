using CsvHelper;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Demo;

/// <param name="Key">What the other demo files call the body.</param>
public sealed record DemoBody(string Key, BodyKind Kind, BodyLevel Level, string Name, string Short, LooseDate? SpokenOf, LooseDate Since, LooseDate? Until, string? Purpose, string? Terms);

/// <param name="From">A cluster's code or a body's key, as To.</param>
public sealed record DemoTie(string From, string To, TieKind Kind, LooseDate? SpokenOf, LooseDate Since, string? Note);

public sealed record DemoTick(string Mechanism, string Task, TaskPart Part, LooseDate Since, string? Source);

/// <param name="Section">The review's letter; "O" for what concerns all clusters.</param>
/// <param name="Number">Of the bullet within its list.</param>
public sealed record DemoPoint(string Section, PointKind Kind, int Number, string? Cluster, string En, string Vi);

public sealed record DemoMark(string Pcode, PilotCriterion Criterion, int Mark, string Reason);

/// <summary>How the review's country is coordinated beside its clusters, and the review's points in our own words.</summary>
public sealed record DemoCoordination(IReadOnlyList<DemoBody> Bodies, IReadOnlyList<DemoTie> Ties, IReadOnlyList<DemoTick> Ticks, IReadOnlyList<DemoPoint> Points, IReadOnlyList<DemoMark> Marks)
{
    private const string Review = "2009-2011 Cluster Review Report";

    public static DemoCoordination Read(Func<string, TextReader> open) => new(
        DemoFacts.Rows(open, "bodies.csv", row => new DemoBody(Text(row, "key"), Enum.Parse<BodyKind>(Text(row, "kind")), Enum.Parse<BodyLevel>(Text(row, "level")), Text(row, "name"), Text(row, "short"),
            Date(row, "spoken_of"), LooseDate.Parse(Text(row, "since")), Date(row, "until"), Optional(row, "purpose"), Optional(row, "terms"))),
        DemoFacts.Rows(open, "ties.csv", row => new DemoTie(Text(row, "from"), Text(row, "to"), Enum.Parse<TieKind>(Text(row, "kind")), Date(row, "spoken_of"), LooseDate.Parse(Text(row, "since")), Optional(row, "note"))),
        DemoFacts.Rows(open, "tasks.csv", row => new DemoTick(Text(row, "mechanism"), Text(row, "task"), Enum.Parse<TaskPart>(Text(row, "part")), LooseDate.Parse(Text(row, "since")), Optional(row, "source"))),
        DemoFacts.Rows(open, "points.csv", row => new DemoPoint(Text(row, "section"), Enum.Parse<PointKind>(Text(row, "kind")), row.Parse<int>("number"), Optional(row, "cluster"), Text(row, "en"), Text(row, "vi"))),
        DemoFacts.Rows(open, "pilots.csv", row => new DemoMark(Text(row, "pcode"), Enum.Parse<PilotCriterion>(Text(row, "criterion")), row.Parse<int>("mark"), Text(row, "reason"))));

    /// <param name="clusters">By code.</param>
    /// <param name="areas">By p-code.</param>
    public void Add(TesseraDb db, Ids ids, int operation, IReadOnlyDictionary<string, Cluster> clusters, IReadOnlyDictionary<string, long> areas)
    {
        var named = clusters.ToDictionary(pair => pair.Key, pair => pair.Value.Id);
        foreach (var body in Bodies)
            db.CoordinationBodies.Add(new CoordinationBody
            {
                OperationId = operation, Id = named[body.Key] = ids.Next(), Kind = body.Kind, Level = body.Level, Name = body.Name, ShortName = body.Short, SpokenOf = body.SpokenOf, Since = body.Since, Until = body.Until,
                Purpose = body.Purpose, Terms = body.Terms,
            });
        foreach (var tie in Ties)
            db.MechanismTies.Add(new MechanismTie { OperationId = operation, Id = ids.Next(), FromId = named[tie.From], ToId = named[tie.To], Kind = tie.Kind, SpokenOf = tie.SpokenOf, Since = tie.Since, Note = tie.Note });
        foreach (var tick in Ticks)
            db.TaskHoldings.Add(new TaskHolding { OperationId = operation, Id = ids.Next(), MechanismId = named[tick.Mechanism], Task = tick.Task, Part = tick.Part, Since = tick.Since, Source = tick.Source });
        foreach (var point in Points)
            db.ReviewPoints.Add(new ReviewPoint
            {
                OperationId = operation, Id = ids.Next(), ClusterId = point.Cluster is { } code ? named[code] : null, Kind = point.Kind, Section = point.Section, Number = point.Number, Wording = point.En, WordingVi = point.Vi,
                Source = Review, State = ReviewPoint.FirstState(point.Kind),
            });
        foreach (var mark in Marks)
            db.PilotMarks.Add(new PilotMark { OperationId = operation, AreaId = areas[mark.Pcode], Criterion = mark.Criterion, Mark = mark.Mark, Reason = mark.Reason });
    }

    private static string Text(CsvReader row, string column) => row.GetString(column);
    private static string? Optional(CsvReader row, string column) => Text(row, column) is { Length: > 0 } text ? text : null;
    private static LooseDate? Date(CsvReader row, string column) => LooseDate.ParseOptional(Text(row, column));
}
