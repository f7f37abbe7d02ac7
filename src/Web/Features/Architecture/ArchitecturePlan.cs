using System.Globalization;
using Tessera.Domain.Clusters;

namespace Tessera.Web.Features.Architecture;

/// <summary>How much room the picture has, in its own units (about one pixel each).</summary>
/// <param name="Sign">Tenths of a unit that one sign takes on average; letters are larger on the phone, where all is drawn smaller.</param>
internal sealed record PlanSize(string Name, int Columns, int NodeWidth, int Gap, int Label, int Sign)
{
    public const int Edge = 14;
    public static readonly IReadOnlyList<PlanSize> All = [new("large", 5, 190, 24, 92, 62), new("middle", 3, 206, 22, 0, 62), new("small", 2, 152, 18, 0, 67)];

    public int Width => Label + 2 * Edge + Columns * NodeWidth + (Columns - 1) * Gap;
    /// <summary>Signs that fit on a line of a node.</summary>
    public int Signs => (NodeWidth - 20) * 10 / Sign;
    public int Left(int column) => Label + Edge + column * (NodeWidth + Gap);
}

/// <summary>A node with its place and the lines written in it.</summary>
internal sealed record PlacedNode(MapNode Node, int X, int Y, int Width, int Height, IReadOnlyList<PlacedWords> Words, int Row, int Column)
{
    public int Middle => X + Width / 2;
    public int Bottom => Y + Height;
    public string Class => string.Join(' ', new[] { "node", Node.Mechanism.State.ToString().ToLowerInvariant(), Node.IsGovernment ? "government" : Node.IsBody ? "body" : null }.OfType<string>());
}

/// <param name="Kind">"name", "lead" or "state".</param>
internal sealed record PlacedWords(string Kind, string Text);

internal sealed record PlacedBand(MapTier Tier, int Y, int Height, int FirstRow);

/// <param name="Kind">"under", "planned" or "serves".</param>
/// <param name="Dot">Where a line that stands for a whole band ends; null for a line between two nodes.</param>
internal sealed record PlacedLine(string Path, string Kind, (int X, int Y)? Dot);

/// <summary>
/// The map as a drawing: bands from the top, nodes on one grid of columns, lines along the gaps between them, so that
/// none crosses a node. Where all of a band hang on the same mechanism, one line to the band stands for all of theirs.
/// </summary>
internal sealed class ArchitecturePlan
{
    private const int Line = 14, Title = 30, BandPad = 12, LabelHeight = 20, Corridor = 20, Lane = 7, Aside = 30;
    private readonly List<PlacedLine> _lines = [];
    private readonly Dictionary<int, List<long>> _lanes = [];
    private readonly Dictionary<long, int> _entered = [];
    private readonly Dictionary<int, List<long>> _gutters = [];
    private readonly Dictionary<long, PlacedNode> _placed;
    private readonly List<(MapTier Tier, List<(MapNode Node, int Column)> Nodes)> _rows = [];

    public ArchitecturePlan(Architecture architecture, PlanSize size)
    {
        Size = size;
        foreach (var tier in architecture.Nodes.GroupBy(node => node.Tier).OrderBy(group => group.Key)) Deal(tier.Key, [.. tier]);
        var tops = new List<int>();
        var wanted = Wanted(architecture);
        foreach (var tie in wanted) Reserve(tie);
        Height = Place(tops);
        _placed = Nodes.ToDictionary(node => node.Node.Mechanism.Id);
        foreach (var tie in wanted) Draw(tie);
    }

    public PlanSize Size { get; }
    public int Height { get; }
    public List<PlacedBand> Bands { get; } = [];
    public List<PlacedNode> Nodes { get; } = [];
    public IReadOnlyList<PlacedLine> Lines => _lines;

    /// <summary>A line to draw; a band as its lower end stands for all its nodes.</summary>
    private sealed record Wish(long Upper, long? Lower, MapTier? Band, string Kind, int UpperRow, int LowerRow);

    private void Deal(MapTier tier, List<MapNode> nodes)
    {
        foreach (var row in nodes.Chunk(Size.Columns))
            _rows.Add((tier, [.. row.Select((node, at) => (node, ((2 * at + 1) * Size.Columns - 1) / (2 * row.Length)))]));
    }

    private List<Wish> Wanted(Architecture architecture)
    {
        var rows = _rows.SelectMany((row, at) => row.Nodes.Select(pair => (pair.Node, at))).ToDictionary(pair => pair.Node.Mechanism.Id, pair => pair.at);
        var wishes = new List<Wish>();
        foreach (var tie in architecture.Ties.Where(tie => tie.Kind is TieKind.Under or TieKind.Serves or TieKind.DrawnFrom).GroupBy(tie => (Over: Over(tie), Kind: Word(tie), Tier: Tier(architecture, Below(tie)))))
        {
            var below = tie.Select(Below).ToHashSet();
            var band = _rows.Where(row => row.Tier == tie.Key.Tier).SelectMany(row => row.Nodes).ToList();
            var first = _rows.FindIndex(row => row.Tier == tie.Key.Tier);
            if (band.Count > 2 && band.TrueForAll(pair => below.Contains(pair.Node.Mechanism.Id)) && rows[tie.Key.Over] < first) wishes.Add(new(tie.Key.Over, null, tie.Key.Tier, tie.Key.Kind, rows[tie.Key.Over], first));
            else wishes.AddRange(below.Select(id => rows[id] >= rows[tie.Key.Over] ? new Wish(tie.Key.Over, id, null, tie.Key.Kind, rows[tie.Key.Over], rows[id]) : new Wish(id, tie.Key.Over, null, tie.Key.Kind, rows[id], rows[tie.Key.Over])));
        }
        return [.. wishes.OrderBy(wish => wish.LowerRow).ThenBy(wish => wish.Upper)];
    }

    // A network is made of what lies below it.
    private static long Over(DrawnTie tie) => tie.Kind == TieKind.DrawnFrom ? tie.FromId : tie.ToId;
    private static long Below(DrawnTie tie) => tie.Kind == TieKind.DrawnFrom ? tie.ToId : tie.FromId;
    private static string Word(DrawnTie tie) => tie.State != MechanismState.AtWork ? "planned" : tie.Kind == TieKind.Under ? "under" : "serves";
    private static MapTier Tier(Architecture architecture, long id) => architecture.Known[id].Tier;

    /// <summary>The corridor above a row; lines of one upper node share a lane in it.</summary>
    private void Reserve(Wish wish)
    {
        Take(Near(wish), wish.Upper);
        if (wish.LowerRow > wish.UpperRow + 1) Take(wish.UpperRow + 1, wish.Upper);
    }

    /// <summary>Two in one row meet in the corridor below them.</summary>
    private static int Near(Wish wish) => wish.LowerRow == wish.UpperRow ? wish.LowerRow + 1 : wish.LowerRow;

    private void Take(int corridor, long bus)
    {
        if (!_lanes.TryGetValue(corridor, out var lanes)) _lanes[corridor] = lanes = [];
        if (!lanes.Contains(bus)) lanes.Add(bus);
    }

    private int Place(List<int> tops)
    {
        var y = 2;
        for (var at = 0; at < _rows.Count; at++)
        {
            var (tier, nodes) = _rows[at];
            var isFirst = at == 0 || _rows[at - 1].Tier != tier;
            var corridor = Corridor * (at == 0 ? 0 : 1) / (isFirst ? 1 : 2) + Lane * (_lanes.GetValueOrDefault(at)?.Count ?? 0);
            y += corridor;
            var top = isFirst ? y : y - corridor;
            if (isFirst) y += BandPad + (Size.Label == 0 ? LabelHeight : 0);
            tops.Add(y);
            var words = nodes.ConvertAll(pair => Words(pair.Node));
            var height = Title + Line * words.Max(lines => lines.Count);
            for (var i = 0; i < nodes.Count; i++)
                Nodes.Add(new(nodes[i].Node, Size.Left(nodes[i].Column), y, Size.NodeWidth, height, words[i], at, nodes[i].Column));
            y += height + BandPad;
            if (isFirst) Bands.Add(new(tier, top, y - top, at));
            else Bands[^1] = Bands[^1] with { Height = y - Bands[^1].Y };
        }
        return y + Corridor / 2 + Lane * (_lanes.GetValueOrDefault(_rows.Count)?.Count ?? 0);
    }

    private List<PlacedWords> Words(MapNode node)
    {
        var words = new List<PlacedWords>();
        void Put(string kind, string? text, int most) { if (!string.IsNullOrEmpty(text)) words.AddRange(Wrapped(text, Size.Signs, most).Select(line => new PlacedWords(kind, line))); }
        Put("name", node.Name == node.Short ? null : node.Name, 4);
        foreach (var line in node.Lines) Put("lead", line, 2);
        Put("state", node.StateWords, 2);
        return words;
    }

    /// <summary>Words on lines of at most so many signs; what does not fit ends in dots, the node's title has it whole.</summary>
    internal static IReadOnlyList<string> Wrapped(string words, int signs, int most)
    {
        var lines = new List<string> { "" };
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (lines[^1].Length == 0) lines[^1] = word;
            else if (lines[^1].Length + word.Length < signs) lines[^1] += " " + word;
            else lines.Add(word);
        var kept = lines.Take(most).Select(line => line.Length > signs + 1 ? line[..signs] + "…" : line).ToList();
        if (lines.Count > most) kept[^1] = (kept[^1].Length > signs - 1 ? kept[^1][..(signs - 1)] : kept[^1]) + "…";
        return kept;
    }

    private void Draw(Wish wish)
    {
        var upper = _placed[wish.Upper];
        var near = Y(Near(wish), wish.Upper);
        var lower = wish.Lower is { } id ? _placed[id] : null;
        var band = Bands.Find(one => one.Tier == wish.Band);
        var isFar = wish.LowerRow > wish.UpperRow + 1;
        var gutter = isFar ? Gutter(upper, wish.Upper) : 0;
        // A line to a band that is next goes straight down, beside the middle where lines enter nodes; one from afar stays in its gap.
        var (x, y) = lower is null ? (isFar ? gutter : upper.Middle + Aside, band!.Y) : (lower.Middle + Shift(wish), wish.LowerRow == wish.UpperRow ? lower.Bottom : lower.Y);
        var path = isFar
            ? Path(x, y, ('V', near), ('H', gutter), ('V', Y(wish.UpperRow + 1, wish.Upper)), ('H', upper.Middle), ('V', upper.Bottom))
            : lower is null ? Path(x, y, ('V', upper.Bottom)) : Path(x, y, ('V', near), ('H', upper.Middle), ('V', upper.Bottom));
        _lines.Add(new(path, wish.Kind, lower is null ? (x, y) : null));
    }

    /// <summary>Lines into one node enter beside each other: in the middle, then right and left of it.</summary>
    private int Shift(Wish wish)
    {
        var before = _entered[wish.Lower!.Value] = _entered.GetValueOrDefault(wish.Lower.Value, -1) + 1;
        return 14 * ((before + 1) / 2) * (before % 2 == 0 ? -1 : 1);
    }

    private int Y(int corridor, long bus)
    {
        var floor = corridor < _rows.Count ? Nodes.Find(node => node.Row == corridor)!.Y : Height;
        var band = Bands.Find(one => one.FirstRow == corridor);
        return (band?.Y ?? floor) - 8 - Lane * _lanes[corridor].IndexOf(bus);
    }

    private int Gutter(PlacedNode upper, long bus)
    {
        var side = upper.Column + 1 < Size.Columns ? upper.X + upper.Width + Size.Gap / 2 : upper.X - Size.Gap / 2;
        if (!_gutters.TryGetValue(side, out var buses)) _gutters[side] = buses = [];
        if (!buses.Contains(bus)) buses.Add(bus);
        var at = buses.IndexOf(bus) % 3;
        return side + 5 * (at == 2 ? -1 : at);
    }

    private static string Path(int x, int y, params (char Step, int To)[] steps) =>
        string.Create(CultureInfo.InvariantCulture, $"M{x} {y}") + string.Concat(steps.Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.Step}{step.To}")));
}
