namespace Tessera.Domain.Analysis;

/// <summary>What is done for one cluster (or for all as one) by place: reached by group, partners present, delivered of late.</summary>
internal sealed class GapHelp(Dictionary<long, int> partners, HashSet<long> delivered)
{
    private readonly Dictionary<(long Place, string? Group), ReachFigure> _reached = [];

    /// <summary>Nothing known to be done.</summary>
    public static GapHelp None => new([], []);

    public ReachFigure? Reached(long place, string? group) => _reached.TryGetValue((place, group), out var figure) ? figure : null;
    public int Partners(long place) => partners.GetValueOrDefault(place);
    public bool HasDelivered(long place) => delivered.Contains(place);

    public void Present(long place, int organisations) => partners[place] = organisations;

    /// <summary>Places that rows name without a group count for everybody only.</summary>
    public void Add(long place, string? group, ReachFigure figure)
    {
        Add((place, null), figure);
        if (group is not null) Add((place, group), figure);
    }

    private void Add((long, string?) key, ReachFigure figure) => _reached[key] = _reached.GetValueOrDefault(key) + figure;
}
