using System.Globalization;
using Tessera.Domain.Analysis;

namespace Tessera.Web.Figures;

/// <summary>What tells the rows of an import of one number from those of another that took the number: a database restored, or another one.</summary>
internal readonly record struct ImportStamp(long Sequence, long CommittedAt, long FileId);

/// <summary>
/// An operation's rows as columns in a file of the data folder, so that a start need not read them all from the database
/// again. Nothing but a shortcut: what the database says of each import decides which of its rows are taken, a file of
/// another build or with one wrong byte is passed over, and any may be deleted at any time.
/// </summary>
internal sealed partial class KeptFacts(string folder, int leastRows, ILogger<KeptFacts> logger)
{
    /// <summary>Fewer are read from the database in a moment.</summary>
    public const int LeastRows = 50_000;

    private const string Magic = "tessera figures 1";
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);
    /// <summary>Columns mean what the code that fills and reads them says; another build may say something else.</summary>
    private static readonly string Build = string.Join(' ', new[] { typeof(FactTable).Assembly, typeof(KeptFacts).Assembly }.Select(part => part.ManifestModule.ModuleVersionId)) + (BitConverter.IsLittleEndian ? " little" : " big");

    public string PathOf(int operationId) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{operationId}.facts"));

    /// <summary>Whether so many rows read from the database are worth a new file.</summary>
    public bool IsWorth(int rowsRead, int rows) => rowsRead > 0 && rowsRead >= Math.Max(leastRows, rows / 20);

    /// <summary>The rows of the imports that still count; an empty table where there is no file to be believed.</summary>
    public FactTable Load(int operationId, IReadOnlyDictionary<int, ImportStamp> counting)
    {
        var path = PathOf(operationId);
        if (!File.Exists(path)) return FactTable.Empty(-1);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16);
            if (!FactFileReader.IsWhole(file)) return FactTable.Empty(-1);
            var reader = new FactFileReader(file);
            if (reader.Carry("") != Magic || reader.Carry("") != Build || reader.Carry(0L) != operationId) return FactTable.Empty(-1);
            var stamps = Stamps(reader, new Dictionary<int, ImportStamp>());
            var table = FactTable.Empty(-1).Carry(reader);
            foreach (var (import, _) in stamps.Where(kept => !counting.TryGetValue(kept.Key, out var now) || now != kept.Value)) table = table.Without(import, table.Sequence);
            // Without any row of this database it may be another's altogether: its words are not taken over either.
            return table.Segments.Any() ? table : FactTable.Empty(-1);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException or OverflowException or ArgumentException or OutOfMemoryException)
        {
            LogUnread(logger, path, failure);
            return FactTable.Empty(-1);
        }
    }

    /// <summary>Written beside the one before and put in its place whole. A folder that cannot be written costs the shortcut only.</summary>
    public void Save(int operationId, FactTable table, IReadOnlyDictionary<int, ImportStamp> counting)
    {
        var path = PathOf(operationId);
        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var left in Directory.EnumerateFiles(folder, "*.part").Where(left => DateTime.UtcNow - File.GetLastWriteTimeUtc(left) > Abandoned)) File.Delete(left);
            Write(part, operationId, table, counting);
            File.Move(part, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogUnwritten(logger, path, failure);
            if (File.Exists(part)) File.Delete(part);
        }
    }

    private static void Write(string part, int operationId, FactTable table, IReadOnlyDictionary<int, ImportStamp> counting)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(part, options);
        using var writer = new FactFileWriter(file);
        writer.Carry(Magic);
        writer.Carry(Build);
        writer.Carry((long)operationId);
        Stamps(writer, table.Segments.ToDictionary(kept => kept.Segment.Import, kept => counting[kept.Segment.Import]));
        table.Carry(writer);
        writer.Seal();
    }

    private static Dictionary<int, ImportStamp> Stamps(ColumnCarrier carrier, Dictionary<int, ImportStamp> stamps)
    {
        var numbers = carrier.Whole(stamps.Keys.ToArray());
        var said = carrier.Whole(stamps.Values.ToArray());
        return numbers.Zip(said).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    [LoggerMessage(LogLevel.Information, "Figures kept at {Path} cannot be used; rows are read from the database.")]
    private static partial void LogUnread(ILogger logger, string path, Exception failure);

    [LoggerMessage(LogLevel.Warning, "Figures cannot be kept at {Path}; the next start reads rows from the database.")]
    private static partial void LogUnwritten(ILogger logger, string path, Exception failure);
}
