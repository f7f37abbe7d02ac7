using System.IO.Compression;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Figures;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Layout;

/// <summary>The cluster whose papers are handed over.</summary>
public sealed record PackScope(Operation Operation, OperationLists Lists, Cluster Cluster);

/// <summary>
/// A feature that has something for the handover pack of a cluster; whoever makes the pack asks all of them and knows none.
/// Rows of protected clusters never go in, nor contacts without consent; what stays out is told with its reason.
/// </summary>
public abstract class HandoverPackPart
{
    /// <summary>Asked one after the other, since they share one connection.</summary>
    public abstract Task Write(PackScope scope, HandoverPack pack, CancellationToken cancel);
}

/// <summary>The files of a handover pack, all in open formats, and what its README says of them.</summary>
public sealed class HandoverPack(ZipArchive zip, Text text)
{
    private const int LongestName = 80;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string[]> _columns = [];

    public List<(string Path, string What)> Files { get; } = [];
    public List<(string What, string Why)> LeftOut { get; } = [];

    /// <summary>A stream to write one file to.</summary>
    /// <param name="path">"5w/rows.csv"; signs that other systems refuse are replaced, and a name used before gets a number.</param>
    /// <param name="what">One line of the README.</param>
    public Stream Begin(string path, string what)
    {
        var name = Free(path);
        Files.Add((name, what));
        return zip.CreateEntry(name, CompressionLevel.Optimal).Open();
    }

    public async Task Words(string path, string what, string content)
    {
        await using var stream = Begin(path, what);
        await stream.WriteAsync(CsvWriting.Encoding.GetBytes(content.ReplaceLineEndings("\r\n")));
    }

    /// <summary>A CSV whose columns stand in the data dictionary, as the text "pack.column.{name}" explains them.</summary>
    public Task Table(string path, string what, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows)
    {
        foreach (var column in columns) Explain(path, column, text[$"pack.column.{column}"]);
        return Csv(path, what, columns, rows);
    }

    /// <summary>A line of the data dictionary.</summary>
    public void Explain(string file, string column, string meaning) => _columns.Add([file, column, meaning]);

    public void Leave(string what, string why) => LeftOut.Add((what, why));

    /// <summary>The data dictionary, when all files are known.</summary>
    public Task Dictionary() => Csv("data-dictionary.csv", text["pack.dictionary"], ["file", "column", "meaning"], _columns);

    private async Task Csv(string path, string what, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows)
    {
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        CsvWriting.Mark(writer);
        foreach (var row in rows.Prepend(columns)) CsvWriting.Row(writer, [.. row.Select(value => Cell.Of(value ?? ""))]);
        await using var stream = Begin(path, what);
        await stream.WriteAsync(CsvWriting.Encoding.GetBytes(writer.ToString()));
    }

    private string Free(string path)
    {
        var safe = string.Join('/', path.Split('/').Select(Safe));
        var (stem, ending) = (Path.ChangeExtension(safe, null), Path.GetExtension(safe));
        for (var number = 2; !_names.Add(safe); number++) safe = FormattableString.Invariant($"{stem}-{number}{ending}");
        return safe;
    }

    /// <summary>A part of a path that every system takes: no way up, no signs of its own.</summary>
    private static string Safe(string part)
    {
        var clean = string.Concat(part.Select(sign => char.IsLetterOrDigit(sign) || sign is '-' or '_' or '.' or ' ' ? sign : '-')).Trim(' ', '.');
        var (ending, stem) = (Path.GetExtension(clean), Path.GetFileNameWithoutExtension(clean));
        return (stem.Length > LongestName ? stem[..LongestName] : stem.Length == 0 ? "file" : stem) + ending;
    }
}
