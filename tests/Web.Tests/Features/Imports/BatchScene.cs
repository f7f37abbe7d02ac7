using System.IO.Compression;
using System.Text;
using AngleSharp.Dom;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>Partners' files of one month and how they are sent together.</summary>
internal static class BatchScene
{
    public const string Header = "Organisation,Cluster,Activity,Province,Province code,Month,People reached\n";

    // A place nobody knows, the same in two files; a partner nobody knows in one.
    public const string Salva = Header + "Salva Relief,WASH,Latrines,Quang Tri,VN403,2009-11,120\nSalva Relief,WASH,Wells,Dong Haa,,2009-11,80\n";
    public const string Mira = Header + "Mira Aid,WASH,Wells,Thua Thien Hue,VN405,2009-11,45\nMira Aid,WASH,Hygiene kits,Dong Haa,,2009-11,30\nMira Aid,Health,Clinic,Dong Haa,,2009-11,31\n";
    public const string Nord = Header + "Nord Team,WASH,Wells,Ha Tinh,VN401,2009-11,7\n";

    public static (string Name, byte[] Bytes) File(string name, string text) => (name, Encoding.UTF8.GetBytes(text));

    /// <summary>Sends files as the form does; where it leads, or the page that refused.</summary>
    public static async Task<(string? Address, IDocument? Page)> Send(Browser browser, string address, params (string Name, byte[] Bytes)[] files)
    {
        var request = browser.Form(address);
        var body = new MultipartFormDataContent();
        foreach (var (name, bytes) in files) body.Add(new ByteArrayContent(bytes), "file", name);
        request.Content = body;
        using var response = await browser.Send(request);
        return response.Headers.Location is { } location ? (location.ToString(), null) : (null, await ImportScene.Parse(response));
    }

    public static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in files)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(bytes);
            }
        return stream.ToArray();
    }

    /// <summary>The cells of a file's line: name, organisation, state, read, ready, waiting, questions, to correct.</summary>
    public static string[] Line(IDocument page, string file) =>
        [.. page.QuerySelectorAll("table tbody tr").Single(r => r.QuerySelector("th")!.TextContent.Contains(file, StringComparison.Ordinal)).Children.Select(c => string.Join(' ', c.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    /// <summary>The field that answers the question whose label has these words.</summary>
    public static string Question(IDocument page, string words) =>
        page.QuerySelectorAll("#questions .field").Single(f => f.QuerySelector("label")!.TextContent.Contains(words, StringComparison.Ordinal)).QuerySelector("select, input[type=text]")!.GetAttribute("name")!;
}
