using System.Text;
using Tessera.Domain.Clusters;
using Tessera.Web.Features.Documents;
using Xunit;

namespace Tessera.Web.Tests.Features.Documents;

public sealed class DocumentReadingTests
{
    [Fact]
    public async Task Words_of_a_text_document_are_read_with_paragraphs_tabs_and_footnotes_and_without_what_was_deleted()
    {
        var read = await Read("a.docx", Library.Docx("""
            <w:p><w:r><w:t>Nước </w:t></w:r><w:r><w:t xml:space="preserve">sạch &amp; vệ sinh</w:t></w:r><w:r><w:tab/><w:t>II</w:t></w:r></w:p>
            <w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>kept</w:t></w:r></w:p>
            """, ("word/footnotes.xml", """<w:footnotes xmlns:w="x"><w:footnote><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote></w:footnotes>""")));
        Assert.Equal((DocumentFormat.Docx, TextReading.Read), (read.Format, read.Text.Reading));
        Assert.Equal("Nước sạch & vệ sinh II\nkept\nnote\n", read.Text.Text);
    }

    [Fact]
    public async Task Words_of_sheets_slides_and_open_documents_are_read()
    {
        Assert.Equal("Province\nHà Nội\n", (await Read("a.xlsx", Library.Office("xl/workbook.xml", ("xl/workbook.xml", "<w/>"), ("xl/sharedStrings.xml", "<sst><si><t>Province</t></si><si><r><t>Hà </t></r><r><t>Nội</t></r><rPh><t>reading</t></rPh></si></sst>")))).Text.Text);
        // Slide 10 comes after slide 2.
        Assert.Equal("one\ntwo\nten\n", (await Read("a.pptx", Library.Office("ppt/presentation.xml", ("ppt/presentation.xml", "<p/>"), Slide(10, "ten"), Slide(2, "two"), Slide(1, "one")))).Text.Text);
        var odt = await Read("a.odt", Library.Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<o:doc xmlns:o='o' xmlns:t='t'><o:automatic-styles>style</o:automatic-styles><t:h>Title</t:h><t:p>Some <t:span>words</t:span></t:p></o:doc>")));
        Assert.Equal((DocumentFormat.Odt, "Title\nSome words\n"), (odt.Format, odt.Text.Text));

        static (string, string) Slide(int number, string text) => ($"ppt/slides/slide{number}.xml", $"<s xmlns:a='a'><a:p><a:r><a:t>{text}</a:t></a:r></a:p></s>");
    }

    [Fact]
    public async Task Plain_text_is_read_in_the_encoding_it_is_written_in()
    {
        Assert.Equal("Tiếng Việt", (await Read("a.txt", Library.Utf8("\uFEFFTiếng Việt"))).Text.Text);
        Assert.Equal("Đà Nẵng", (await Read("a.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Đà Nẵng")])).Text.Text);
        // No database keeps a sign that ends a text; 07 is the bell.
        Assert.Equal("a b", (await Read("a.md", [(byte)'a', 7, (byte)'b'])).Text.Text);
    }

    [Fact]
    public async Task A_picture_says_that_it_has_no_text_and_a_broken_part_that_it_could_not_be_read()
    {
        Assert.Equal(TextReading.NoText, (await Read("a.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])).Text.Reading);
        Assert.Equal(TextReading.Failed, (await Read("a.docx", Library.Docx("<w:p><w:t>open"))).Text.Reading);
        Assert.Equal(TextReading.Failed, (await Read("a.docx", Library.Office("word/document.xml", ("word/document.xml", "<!DOCTYPE d [<!ENTITY e 'x'>]><d><t>&e;</t></d>")))).Text.Reading);
        Assert.Equal(TextReading.NoText, (await Read("a.docx", Library.Docx("<w:p/>"))).Text.Reading);
    }

    [Fact]
    public async Task A_very_long_text_is_read_to_its_limit_and_says_so()
    {
        var read = await Read("a.txt", Library.Utf8(string.Concat(Enumerable.Repeat("word ", DocumentReading.Longest / 5 + 10))));
        Assert.Equal((TextReading.Beginning, DocumentReading.Longest), (read.Text.Reading, read.Text.Text.Length));
    }

    [Fact]
    public async Task The_text_of_a_PDF_is_read_where_its_program_is_present()
    {
        var read = await Read("a.pdf", Library.Pdf("Contingency plan"));
        if (!PdfText.IsPresent)
        {
            Assert.Equal(TextReading.NoProgram, read.Text.Reading);
            Assert.Skip("pdftotext is not installed here.");
        }
        Assert.Equal(TextReading.Read, read.Text.Reading);
        Assert.Contains("Contingency plan", read.Text.Text);
        Assert.Equal(TextReading.Failed, (await Read("a.pdf", Library.Utf8("%PDF-1.4 and nothing more"))).Text.Reading);
    }

    private static async Task<(DocumentFormat Format, ReadText Text)> Read(string name, byte[] bytes)
    {
        using var pdf = new PdfText();
        using var content = new MemoryStream(bytes);
        var file = DocumentFile.Recognise(content, name);
        return (file.Format, await new DocumentReading(pdf).Read(file, TestContext.Current.CancellationToken));
    }
}
