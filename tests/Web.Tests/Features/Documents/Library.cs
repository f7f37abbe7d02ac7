using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Database.Tables;
using Tessera.Web.Http;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Documents;

/// <summary>A response with a library, the people who use it, and files made by hand.</summary>
internal static class Library
{
    public const string Address = "/afg/documents";

    public static (string, string)[] Card(string title, string cluster = "WSH", string audience = "Public", params (string, string)[] more) =>
        [("title", title), ("kind", "Guideline"), ("cluster", cluster), ("audience", audience), .. more];

    public static async Task<HttpResponseMessage> Send(Browser browser, string address, string fileName, byte[]? file, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        if (file is not null) form.Add(new ByteArrayContent(file), "file", fileName);
        var token = browser.Form(address).Headers.GetValues(EndpointForms.TokenHeader).Single();
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
        request.Headers.Add(EndpointForms.TokenHeader, token);
        return await browser.Send(request);
    }

    /// <summary>The page of the document that was added.</summary>
    public static async Task<string> Added(Browser browser, string fileName, byte[]? file, params (string, string)[] card)
    {
        using var response = await Send(browser, Address + "/new", fileName, file, card);
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{response.StatusCode} {await Browser.Read(response)}");
        return response.Headers.Location!.ToString().Split('?')[0];
    }

    /// <summary>What the person is told when a file is not taken.</summary>
    public static async Task<string> Refused(Browser browser, string fileName, byte[]? file, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        using var response = await Send(browser, Address + "/new", fileName, file, Card("Hostile"));
        Assert.Equal(status, response.StatusCode);
        return WebUtility.HtmlDecode(await Browser.Read(response));
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                part.Write(Utf8(text));
            }
        return bytes.ToArray();
    }

    private static (string, string)[] Package(string main) =>
    [
        ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"""),
        ("_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{main}"/></Relationships>"""),
    ];

    /// <param name="body">The content of w:body.</param>
    public static byte[] Docx(string body, params (string, string)[] more) =>
        Zip([.. Package("word/document.xml"), ("word/document.xml", $"""<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"""), .. more]);

    public static string Paragraph(string text) => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>";

    public static byte[] Office(string main, params (string, string)[] parts) => Zip([.. Package(main), .. parts]);

    /// <summary>A PDF of one page with one line in it, counted by hand.</summary>
    public static byte[] Pdf(string text)
    {
        var stream = $"BT /F1 12 Tf 72 720 Td ({text}) Tj ET";
        string[] parts =
        [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            $"<</Length {stream.Length}>>stream\n{stream}\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var at = new List<int>();
        for (var i = 0; i < parts.Length; i++)
        {
            at.Add(pdf.Length);
            pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{parts[i]}\nendobj\n");
        }
        var table = pdf.Length;
        pdf.Append("xref\n0 6\n0000000000 65535 f \n");
        foreach (var start in at) pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"{start:0000000000} 00000 n \n");
        pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"trailer<</Size 6/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}
