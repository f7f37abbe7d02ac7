using Tessera.Domain;

namespace Tessera.Web.Spreadsheets;

/// <summary>A file inside a zip. Its bytes are counted as they come out, whatever the zip says of them.</summary>
internal sealed record PackedFile(string Name, Func<Stream> Open);

/// <summary>The files of a zip that holds several tables, each to be read by itself.</summary>
internal static class PackedFiles
{
    // All files of one zip together, unpacked: what is kept of it takes that much room.
    private const long Unpacked = 500L << 20;

    /// <summary>Null for any other file, also for a damaged zip: reading that one says what is wrong with it.</summary>
    public static IReadOnlyList<PackedFile>? Of(Stream file, ReadLimits limits)
    {
        try
        {
            return FileOpening.IsZip(file) ? Several(new ZipParts(file, limits with { PartBytes = limits.FileBytes, InflatedBytes = Unpacked })) : null;
        }
        catch (Problem) { return null; }
    }

    private static List<PackedFile>? Several(ZipParts parts)
    {
        if (parts.Has("[Content_Types].xml") || parts.Has("mimetype")) return null;
        var files = FileOpening.FilesIn(parts);
        return FileOpening.TablesIn(files).Count < 2 ? null : files.ConvertAll(name => new PackedFile(name, () => Opened(parts, name)));
    }

    /// <summary>A zip inside a zip is not looked into.</summary>
    private static Stream Opened(ZipParts parts, string name) =>
        name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? throw Refusal.ZipInZip() : parts.Open(name);
}
