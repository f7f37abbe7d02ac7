using System.Text;
using Tessera.Domain.Geography;
using Xunit;

namespace Tessera.Domain.Tests.Geography;

/// <summary>Real tables beside the project; a test that needs one is skipped where they are absent.</summary>
internal static class SharedData
{
    private static readonly Lazy<string?> Folder = new(() =>
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Tessera.slnx")))
                return Directory.Exists(Path.Combine(at.FullName, "..", "shared", "data")) ? Path.Combine(at.FullName, "..", "shared", "data") : null;
        return null;
    });

    internal static string Locate(string path)
    {
        var file = Folder.Value is { } folder ? Path.Combine(folder, path) : null;
        if (file is null || !File.Exists(file)) Assert.Skip($"needs ../shared/data/{path}, which is not here");
        return file;
    }

    internal static IEnumerable<SheetRow> Csv(string path)
    {
        var number = 0;
        foreach (var record in Records(File.ReadAllText(Locate(path), Encoding.UTF8).TrimStart('\uFEFF')))
            yield return SheetRow.Of(++number, [.. record]);
    }

    /// <summary>The operation's gazetteer as the global list gives it, ids 1, 2, 3... in load order.</summary>
    internal static Gazetteer Gazetteer(params string[] countries) =>
        Atlas.Build(GazetteerReading.Read(Csv("pcodes/global_pcodes_adm_1_2.csv"), countries).Areas, countries);

    private static IEnumerable<List<string>> Records(string text)
    {
        var (record, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
            else if (c == '"') quoted = !quoted;
            else if (quoted || c is not (',' or '\n' or '\r')) cell.Append(c);
            else if (c != '\r')
            {
                record.Add(cell.ToString());
                cell.Clear();
                if (c != '\n') continue;
                yield return record;
                record = [];
            }
        }
        if (cell.Length > 0 || record.Count > 0) yield return [.. record, cell.ToString()];
    }
}
