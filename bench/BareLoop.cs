using System.IO.Compression;
using System.Xml;

namespace Tessera.Bench;

/// <summary>The yardstick: the standard library's zip and XML readers over every worksheet and the shared strings, touching every text, keeping nothing.</summary>
internal static class BareLoop
{
    public static long Read(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        var texts = 0L;
        foreach (var part in zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) || e.FullName == "xl/sharedStrings.xml"))
        {
            using var stream = part.Open();
            using var xml = XmlReader.Create(stream);
            while (xml.Read())
                if (xml.NodeType == XmlNodeType.Text && xml.Value.Length > 0) texts++;
        }
        return texts;
    }
}
