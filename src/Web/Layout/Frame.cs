namespace Tessera.Web.Layout;

/// <summary>What every page of an operation says about it.</summary>
public sealed record OperationHeading(string Code, string Name, bool IsSample, bool IsPublished);

/// <summary>A step of the path above the title; the page itself is the last one and has no address.</summary>
public sealed record Crumb(string Text, string? Href = null);

/// <summary>A tab of the operation: its text key, its address, and whether one must be signed in to see it.</summary>
public sealed record FrameTab(string Key, Func<string, string> Address, bool ForMembers = false)
{
    public static readonly FrameTab Overview = new("tab.overview", Links.Operation);
    public static readonly FrameTab Presence = new("tab.presence", code => Links.Presence(code));
    public static readonly FrameTab Reach = new("tab.reach", code => Links.Reach(code));
    public static readonly FrameTab Gaps = new("tab.gaps", code => Links.Gaps(code));
    public static readonly FrameTab Snapshot = new("tab.snapshot", code => Links.Snapshot(code));
    public static readonly FrameTab Overlaps = new("tab.overlaps", code => Links.Overlaps(code), ForMembers: true);
    public static readonly FrameTab Needs = new("tab.needs", code => Links.Needs(code));
    public static readonly FrameTab Rows = new("tab.rows", code => Links.Rows(code), ForMembers: true);
    public static readonly FrameTab Imports = new("tab.imports", code => Links.Imports(code), ForMembers: true);
    public static readonly FrameTab Clusters = new("tab.clusters", Links.Clusters);
    public static readonly FrameTab Partners = new("tab.partners", code => Links.Partners(code));
    public static readonly FrameTab Gazetteer = new("tab.gazetteer", code => Links.Gazetteer(code));

    /// <summary>Only tabs whose pages exist; a feature that adds a page adds its tab.</summary>
    public static readonly IReadOnlyList<FrameTab> All = [Overview, Presence, Needs, Reach, Gaps, Snapshot, Overlaps, Rows, Imports, Clusters, Partners, Gazetteer];
}
