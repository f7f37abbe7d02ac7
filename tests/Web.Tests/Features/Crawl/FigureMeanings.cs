namespace Tessera.Web.Tests.Features.Crawl;

/// <summary>What a number means where it stands, so that what it opens to is compared in that meaning and in no other.</summary>
internal static class FigureMeanings
{
    /// <summary>A key figure of the page it opens, by the start of its label.</summary>
    public sealed record Key(string Label);

    public enum Of { Activities, Rows, Organisations, Places, ReachedRows, Step, AllReached, SameColumn, AreaOfMap, Lines, Name }

    private const string Present = "Partners present", Activities = "Activities", Places = "Places with partners", Reached = "Reached", Gap = "Gap";

    /// <summary>By where the number stands; "*" for columns named after a place or a cluster.</summary>
    private static readonly Dictionary<string, object> Known = new()
    {
        ["presence #clusters-places *"] = Of.Organisations,
        ["presence #partners-places Places"] = Of.Places,
        ["presence #partners-places *"] = Of.Activities,
        ["presence key Activities"] = Of.Rows,
        ["presence bars Organisations by cluster"] = new Key(Present),
        ["presence map"] = new Key(Present),
        [" key Partners present"] = new Key(Present),
        [" key Activities"] = Of.Rows,
        [" bars Organisations by cluster"] = new Key(Present),
        [" bars Where most people are not reached"] = new Key(Gap),
        [" map"] = new Key(Present),
        ["reach #parts Rows"] = Of.ReachedRows,
        ["reach key Rows with a number"] = Of.AllReached,
        ["reach bars By place"] = new Key(Reached),
        ["reach bars By cluster"] = new Key(Reached),
        ["reach bars By partner"] = new Key(Reached),
        ["reach map"] = new Key(Reached),
        ["reach steps"] = Of.Step,
        ["gaps #clusters Reached"] = new Key(Reached),
        ["gaps #gaps Reached"] = new Key(Reached),
        ["gaps #clusters Partners present"] = new Key(Present),
        ["gaps #gaps Partners present"] = new Key(Present),
        ["gaps key Reached"] = new Key(Reached),
        [" key Reached"] = new Key(Reached),
        ["clusters/* key Reached"] = new Key(Reached),
        ["briefing key Reached"] = new Key(Reached),
        ["clusters/*/briefing key Reached"] = new Key(Reached),
        ["gaps map"] = new Key(Gap),
        ["overlaps #above Reached"] = new Key(Reached),
        ["partners #partners Places"] = new Key(Places),
        ["partners #partners Activities"] = new Key(Activities),
        ["partners/* #places Activities"] = new Key(Activities),
        ["partners/* #places Reached"] = new Key(Reached),
        ["partners/* key Reached"] = new Key(Reached),
        ["partners/* key Activities"] = Of.Rows,
        ["partners/* bars Activities by cluster"] = new Key(Activities),
        ["clusters #working Present"] = new Key(Present),
        ["gazetteer/* #gaps Reached"] = new Key(Reached),
        ["gazetteer/* #gaps Partners present"] = new Key(Present),
        ["gazetteer/* bars Who works here, by activities"] = new Key(Activities),
        ["developments #silent *"] = new Key(Places),
        ["developments #by-place New"] = Of.SameColumn,
        ["developments #by-place No longer counted"] = Of.SameColumn,
        ["developments #by-place of them without a report"] = Of.SameColumn,
        ["developments #by-place *"] = new Key(Present),
        ["snapshot bars Where most people are not reached"] = new Key(Gap),
        ["snapshot bars Partners by activities"] = new Key(Activities),
        ["snapshot bars Partners by places they work in"] = new Key(Places),
        ["snapshot bars Places by partners present"] = new Key(Present),
        ["snapshot map"] = Of.AreaOfMap,
        ["clusters #working Places"] = new Key(Places),
        ["gazetteer #places Areas within"] = Of.Lines,
        ["imports/* #overtaken Row"] = Of.Name,
        ["imports/* key *"] = Of.Name,
        ["partners/* map"] = new Key(Reached),
        ["rows/* #versions Import"] = Of.Name,
        ["lists key Partners"] = Of.Name,
        ["lists key Clusters"] = Of.Name,
        ["lists key Places"] = Of.Name,
    };

    /// <summary>Every place that must have been met, so that nothing is covered in silence only.</summary>
    public static IEnumerable<string> All => Known.Keys.Except(OfTheDemo);

    /// <summary>Met in the demo country only, which has a map of its provinces and a file behind its import.</summary>
    private static readonly string[] OfTheDemo = ["imports/* key *", "partners/* map", "reach map"];

    /// <summary>The line of the table that a place is read by.</summary>
    public static string Line(string place) => Known.ContainsKey(place) ? place : Known.Keys.First(line => line.EndsWith(" *", StringComparison.Ordinal) && place.StartsWith(line[..^1], StringComparison.Ordinal));

    /// <summary>A map of gaps opens gaps, one of presence presence.</summary>
    public static Key OfArea(string address) => new(address.Split('?')[0].EndsWith("/gaps", StringComparison.Ordinal) ? Gap : Present);

    public static object? Find(PageFigure figure) => Known.GetValueOrDefault(figure.Place) ?? Known.GetValueOrDefault($"{figure.Where} *");
}
