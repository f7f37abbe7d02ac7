using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Features.Documents;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Documents;

public sealed class HostileFileTests
{
    [Fact]
    public async Task What_can_do_something_when_opened_is_refused_whatever_its_name()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        (string Name, byte[] File, string Told)[] hostile =
        [
            ("plan.pdf", [(byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0], "none of the kinds of file kept here"),
            ("plan.txt", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0], "none of the kinds of file kept here"),
            ("page.html", Library.Utf8("<!doctype html><script>alert(1)</script>"), "none of the kinds of file kept here"),
            ("page.txt", Library.Utf8("  <html><body onload=alert(1)>"), "web page, a script or a drawing"),
            ("drawing.md", Library.Utf8("# Title\n<svg onload=alert(1)>"), "web page, a script or a drawing"),
            ("drawing.svg", Library.Utf8("<svg xmlns='http://www.w3.org/2000/svg'/>"), "none of the kinds of file kept here"),
            ("run.txt", Library.Utf8("#!/bin/sh\nrm -rf /"), "web page, a script or a drawing"),
            ("run.bat", Library.Utf8("del *.*"), "none of the kinds of file kept here"),
            ("wide.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<html>")], "web page, a script or a drawing"),
            ("old.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], "old Office file"),
            ("macro.docx", Library.Docx("", ("word/vbaProject.bin", "macro")), "holds macros"),
            ("macro.docx", Library.Zip(("[Content_Types].xml", """<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>""")), "holds macros"),
            ("macro.odt", Library.Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>"), ("Basic/Standard/Module1.xml", "x")), "holds macros"),
            ("files.zip", Library.Zip(("a.txt", "a"), ("b.txt", "b")), "packed archive"),
            ("climb.docx", Library.Docx("", ("../../etc/passwd", "x")), "damaged"),
            ("cut.docx", Library.Docx(Library.Paragraph("text"))[..^40], "incomplete"),
            ("empty.txt", [], "empty"),
        ];
        foreach (var (name, file, told) in hostile) Assert.Contains(told, await Library.Refused(office, name, file));
        Assert.Contains("larger than 25 MB", await Library.Refused(office, "big.txt", new byte[DocumentFile.Largest + 1], HttpStatusCode.RequestEntityTooLarge));
        Assert.Contains("Choose a file", await Library.Refused(office, "", null));
        Assert.Equal((0, 0, 0), await app.Db(async db => (await db.Documents.CountAsync(), await db.DocumentVersions.CountAsync(), await db.Files.CountAsync())));
    }

    [Fact]
    public async Task A_file_that_unpacks_to_far_more_than_it_seems_is_kept_unread_or_refused()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        // Sixty million blanks pack into sixty thousand bytes: more than a hundred times, so the text is not read.
        var bomb = Library.Docx(Library.Paragraph(new string(' ', 60_000_000)));
        Assert.True(bomb.Length < 100_000);
        var page = await Library.Added(office, "bomb.docx", bomb, Library.Card("Bomb"));
        Assert.Contains("could not be read", await ListsJourney.Page(office, page));
        // Its directory claims half a gigabyte: refused before anything is unpacked.
        var claims = Library.Docx(Library.Paragraph("x"));
        var at = claims.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(claims.AsSpan(at + 24), 512u << 20);
        Assert.Contains("damaged", await Library.Refused(office, "claims.docx", claims));
    }

    [Fact]
    public async Task A_download_is_an_attachment_of_the_type_of_its_content_in_a_sandbox()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        (string Name, byte[] File, string Type, string Offered)[] sent =
        [
            ("report.exe", Library.Pdf("Hello"), "application/pdf", "report.pdf"),
            ("../../x\u202Efdp.docx", Library.Docx(Library.Paragraph("x")), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "x_fdp.docx"),
            ("CON<img src=x onerror=alert(1)>.txt", Library.Utf8("plain"), "text/plain", "CON_img src=x onerror=alert(1)_.txt"),
            (new string('a', 300) + ".csv", Library.Utf8("a,b\n1,2"), "text/csv", new string('a', 120) + ".csv"),
            ("photo.pdf", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "image/png", "photo.png"),
        ];
        foreach (var (name, file, type, offered) in sent)
        {
            var page = await Library.Added(office, name, file, Library.Card("Title " + offered));
            using var response = await Page.Person(app).Get(page + "/versions/1/file");
            Assert.Equal(file, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            Assert.Equal((type, "attachment", offered), (response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentDisposition?.DispositionType, response.Content.Headers.ContentDisposition?.FileNameStar));
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.StartsWith("sandbox", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", await ListsJourney.Page(office, page));
        }
    }

    [Fact]
    public async Task A_link_on_a_card_is_a_link_only_when_it_leads_to_a_page()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        foreach (var source in new[] { "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "CCFSC library, shelf 3" })
        {
            var page = await Library.Added(office, "", null, Library.Card("Elsewhere", more: [("source", source)]));
            Assert.DoesNotContain("href=\"javascript", await ListsJourney.Page(office, page));
            Assert.DoesNotContain("href=\"data", await ListsJourney.Page(office, page));
        }
        var link = await Library.Added(office, "", null, Library.Card("Linked", more: [("source", "http://example.org/tor?a=1&b=2")]));
        Assert.Contains("href=\"http://example.org/tor?a=1&amp;b=2\"", await ListsJourney.Page(office, link));
    }
}
