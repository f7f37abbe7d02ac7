using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Architecture;

/// <summary>The rows of the coordination map, from the top.</summary>
public enum MapTier : byte { Lead, Steering, Across, Clusters, Proposed, Places }

/// <summary>A cluster, a body, or all the tables at one place, as the map shows it.</summary>
/// <param name="Lines">Small lines under the name: who leads, with whom.</param>
/// <param name="StateWords">Null for one that is simply at work.</param>
public sealed record MapNode(Mechanism Mechanism, MapTier Tier, string Short, string Name, string Kind, IReadOnlyList<string> Lines, string? StateWords, string Href)
{
    public bool IsBody { get; init; }
    public bool IsGovernment { get; init; }
    /// <summary>A cluster's glyph.</summary>
    public string? Glyph { get; init; }
    /// <summary>A cluster's code.</summary>
    public string? Code { get; init; }
}

/// <summary>Turns records into what the map shows, in the reader's words.</summary>
internal sealed class MapNodes(PresenceDesk desk, Text text)
{
    public IReadOnlyList<MapNode> On(OperationLists lists, ArchitectureRecords records, LooseDate asked, bool isNow) =>
    [
        .. records.Bodies.Select(body => Of(lists, body, asked)).OfType<MapNode>()
            .Concat(lists.ClusterList.Select(cluster => Of(lists, records, cluster, asked, isNow)).OfType<MapNode>())
            .Concat(Places(lists, records, asked))
            .OrderBy(node => node.Tier).ThenBy(node => node.IsGovernment).ThenBy(node => node.Mechanism.State).ThenByDescending(node => node.IsBody).ThenBy(node => Folding.Fold(node.Short), StringComparer.Ordinal),
    ];

    /// <summary>The shipped tasks in the operation's words, then its own; left out ones last.</summary>
    public IReadOnlyList<TaskLine> Tasks(IReadOnlyList<CoordinationTask> changed)
    {
        var own = changed.ToDictionary(task => task.Code);
        return [.. TaskList.All.Select(task => own.GetValueOrDefault(task.Code) is { } other ? Line(other) : new TaskLine(task.Code, task.Group, text[$"task.{task.Code}"], false, false, null))
            .Concat(changed.Where(task => !TaskList.Knows(task.Code)).OrderBy(task => task.Code, StringComparer.Ordinal).Select(Line)).OrderBy(line => line.Function)];
    }

    private static TaskLine Line(CoordinationTask task) => new(task.Code, task.Function, task.Wording, !TaskList.Knows(task.Code), task.IsLeftOut, task.Version);

    private MapNode? Of(OperationLists lists, CoordinationBody body, LooseDate asked)
    {
        if (body.On(asked) is not { } state) return null;
        var place = body.AreaId is { } area ? lists.Area(area)?.NameIn(text.Language.Code) : null;
        return new(new(body.Id, body.Level, body.AreaId, null, state), Tier(body), body.ShortName, body.Name, text[Key(body.Kind)], place is null ? [] : [place], Words(state, body),
            Links.Body(lists.Operation.Code, body.Id)) { IsBody = true, IsGovernment = body.Kind is BodyKind.Government };
    }

    private string? Words(MechanismState state, CoordinationBody body) => state switch
    {
        MechanismState.Planned => text["architecture.planned", text.Loose(body.Since)],
        MechanismState.Perhaps => text["architecture.perhaps", text.Loose(body.Since)],
        _ => null,
    };

    private MapNode? Of(OperationLists lists, ArchitectureRecords records, Cluster cluster, LooseDate asked, bool isNow)
    {
        var last = Lifecycle.On(records.Milestones[cluster.Id], asked);
        // One of which no state was ever written is there now, if the operation has it; of a past date nobody knows.
        var state = Mechanism.StateOf(last?.Kind) ?? (last is null && isNow && cluster.IsEstablished ? MechanismState.AtWork : null);
        if (state is not { } known) return null;
        var form = ClusterForm.On(records.Forms[cluster.Id], asked);
        var kind = form?.Kind ?? cluster.Kind;
        var tier = known == MechanismState.Planned ? MapTier.Proposed : kind == ClusterKind.Network ? MapTier.Across : MapTier.Clusters;
        var lines = new[] { lists.Leads(cluster.Id, asked), lists.Counterparts(cluster.Id, asked) is { } with ? text["architecture.with", with] : null };
        return new(new(cluster.Id, BodyLevel.National, null, cluster.Id, known), tier, form?.ShortName ?? cluster.ShortName, form?.Name ?? cluster.Name, text[$"kind.{kind.ToString().ToLowerInvariant()}"],
            [.. lines.OfType<string>()], known == MechanismState.AtWork && last?.Kind != MilestoneKind.InTransition ? null : $"{text[$"milestone.{last!.Kind.ToString().ToLowerInvariant()}"]} · {text.Loose(last.Date)}",
            Links.Cluster(lists.Operation.Code, cluster.Code)) { Glyph = ClusterGlyph.For(cluster.Code), Code = cluster.Code };
    }

    /// <summary>All tables of clusters at one place, in one node. Where a protected cluster sits is not told.</summary>
    private IEnumerable<MapNode> Places(OperationLists lists, ArchitectureRecords records, LooseDate asked) => records.Hubs
        .Where(hub => hub.Span.On(asked) != Certainty.No && lists.Cluster(hub.ClusterId) is { } cluster && !desk.Hides(lists.Operation, cluster))
        .GroupBy(hub => hub.AreaId).Where(place => lists.Area(place.Key) is not null)
        // Negative, so that a place is never taken for a cluster or a body.
        .Select(place => new MapNode(new(-place.Key, BodyLevel.Subnational, place.Key, null, MechanismState.AtWork), MapTier.Places, lists.Area(place.Key)!.NameIn(text.Language.Code), "", text["cluster.hubs"],
            [string.Join(" · ", place.Select(hub => lists.Cluster(hub.ClusterId)!.ShortName).Distinct().Order(StringComparer.Ordinal))], null, Links.Area(lists.Operation.Code, lists.Area(place.Key)!.Pcode)));

    private static MapTier Tier(CoordinationBody body) => body switch
    {
        { Level: BodyLevel.Subnational } => MapTier.Places,
        { Kind: BodyKind.Coordinator or BodyKind.Government } => MapTier.Lead,
        { Kind: BodyKind.CountryTeam or BodyKind.Platform } => MapTier.Steering,
        _ => MapTier.Across,
    };

    public static string Key(BodyKind kind) => $"body.kind.{kind.ToString().ToLowerInvariant()}";
}
