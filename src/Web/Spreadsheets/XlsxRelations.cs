namespace Tessera.Web.Spreadsheets;

/// <summary>The relations of one part. Targets outside the file are dropped: nothing is ever fetched.</summary>
internal sealed class XlsxRelations
{
    readonly record struct Relation(string Id, string Type, string Target);

    readonly List<Relation> _relations = [];

    public XlsxRelations(ZipParts parts, string owner, ReadLimits limits)
    {
        var (folder, name) = (owner[..(owner.LastIndexOf('/') + 1)], PartOf(owner));
        if (!parts.Has(name)) return;
        using var tokens = new XmlTokens(parts.Open(name), name, limits);
        for (var token = tokens.Next(); token != XmlToken.Finished; token = tokens.Next())
        {
            if (token != XmlToken.Start || !tokens.Is("Relationship"u8) || tokens.Value("TargetMode"u8) == "External") continue;
            if (tokens.Value("Target"u8) is { } target)
                _relations.Add(new(tokens.Value("Id"u8) ?? "", Kind(tokens.Value("Type"u8)), Resolve(folder, target)));
        }
    }

    /// <summary>The part that holds the relations of another.</summary>
    public static string PartOf(string owner)
    {
        var slash = owner.LastIndexOf('/') + 1;
        return $"{owner[..slash]}_rels/{owner[slash..]}.rels";
    }

    /// <summary>Part names by the last word of the relation's type, which transitional and strict workbooks share.</summary>
    public string? OfKind(string kind) => _relations.Find(r => r.Type == kind).Target;

    public (string Kind, string Target)? ById(string? id)
    {
        var found = _relations.Find(r => r.Id == id);
        return found.Target is null ? null : (found.Type, found.Target);
    }

    static string Kind(string? type) => type is null ? "" : type[(type.LastIndexOf('/') + 1)..];

    static string Resolve(string folder, string target)
    {
        var path = target.Replace('\\', '/');
        var steps = new List<string>();
        foreach (var step in (path.StartsWith('/') ? path : folder + path).Split('/'))
        {
            if (step == ".." && steps.Count > 0) steps.RemoveAt(steps.Count - 1);
            else if (step is not ("" or "." or "..")) steps.Add(step);
        }
        return string.Join('/', steps);
    }
}
