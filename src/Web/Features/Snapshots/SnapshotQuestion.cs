using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Snapshots;

/// <summary>What the one page is about, as it stands in its address: the operation, a cluster, a place, or both.</summary>
/// <param name="Period">Null: everything reported so far.</param>
/// <param name="IsOfGaps">The map shows people not reached; else who is present.</param>
/// <param name="IsOwn">With the protected clusters that the person asking may see; else what everybody may see.</param>
public sealed record SnapshotQuestion(string? Cluster, string? Place, string? Period, bool IsOfGaps, bool IsOwn)
{
    public const string Gap = "gap", Own = "mine";

    /// <summary>The codes alone: "=" before one leaves out what lies below.</summary>
    public string? ClusterCode => Cluster?.TrimStart('=');
    public string? PlaceCode => Place?.TrimStart('=');

    /// <summary>Of an address, or of a form that repeats it.</summary>
    public static SnapshotQuestion Of(HttpRequest request) => Of(name => request.HasFormContentType ? request.Form[name] : request.Query[name]);

    private static SnapshotQuestion Of(Func<string, string?> said)
    {
        var period = Filled(said("period"));
        if (period is not null) ReportingPeriod.Parse(period);
        return new(Filled(said("cluster")), Filled(said("place")), period, Word(said("map"), "map", Gap, "presence") == Gap, Word(said("view"), "view", Own, "public") == Own);
    }

    /// <summary>The same as every figure's page asks it.</summary>
    public PresenceFilter Rows => new() { Cluster = Cluster, Place = Place, Period = Period, IsPublic = !IsOwn };

    public AddressQuery Query => AddressQuery.Of(("cluster", Cluster), ("place", Place), ("period", Period), ("map", IsOfGaps ? Gap : null), ("view", IsOwn ? Own : null));

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string? Word(string? said, string name, params string[] known) =>
        Filled(said) is not { } word || known.Contains(word) ? Filled(said) : throw Problem.Invalid("filter.unreadable", name, word);
}
