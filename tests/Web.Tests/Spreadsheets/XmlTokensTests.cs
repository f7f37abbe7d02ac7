using System.Text;
using System.Xml;
using Tessera.Domain;
using Tessera.Web.Spreadsheets;
using Xunit;

namespace Tessera.Web.Tests.Spreadsheets;

public sealed class XmlTokensTests
{
    const string Sample = """
        <?xml version="1.0" encoding="UTF-8"?><!-- c --><w xmlns="u" xmlns:x='v'><x:a b = "1 &amp; 2" c='"'/>
        <r n="1" ><c>t&lt;&#233;x<![CDATA[<raw>]]>&gt;</c ><c/><d>ế😀</d></r><e></e><!--x--></w><?pi?>
        """;

    static string Ours(byte[] xml)
    {
        using var tokens = new XmlTokens(new MemoryStream(xml), "part", ReadLimits.Default);
        var (result, scratch) = (new StringBuilder(), new Utf8Scratch());
        for (var token = tokens.Next(); token != XmlToken.Finished; token = tokens.Next())
        {
            if (token == XmlToken.Text)
            {
                scratch.Clear();
                tokens.AppendTo(scratch);
                result.Append(Encoding.UTF8.GetString(scratch.Bytes));
                continue;
            }
            var name = Encoding.UTF8.GetString(tokens.Name);
            if (token == XmlToken.End) result.Append(null, $"</{name}>");
            else result.Append('<').Append(name).Append(Attributes(tokens)).Append(tokens.IsEmpty ? $"></{name}>" : ">");
        }
        return result.ToString();
    }

    static string Attributes(XmlTokens tokens)
    {
        var result = "";
        for (var i = 0; i < tokens.Attributes; i++)
        {
            var name = Encoding.UTF8.GetString(tokens.AttributeName(i));
            result += $" {name}={tokens.Value(tokens.AttributeName(i))}";
        }
        return result;
    }

    static string Framework(byte[] xml)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit };
        using var reader = XmlReader.Create(new MemoryStream(xml), settings);
        var result = new StringBuilder();
        while (reader.Read())
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    result.Append(null, $"<{reader.LocalName}");
                    for (var i = 0; i < reader.AttributeCount; i++)
                    {
                        reader.MoveToAttribute(i);
                        result.Append(null, $" {reader.Name}={reader.Value}");
                    }
                    reader.MoveToElement();
                    result.Append(reader.IsEmptyElement ? $"></{reader.LocalName}>" : ">");
                    break;
                case XmlNodeType.EndElement: result.Append(null, $"</{reader.LocalName}>"); break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace: result.Append(reader.Value); break;
                case XmlNodeType.Whitespace when reader.Depth > 0: result.Append(reader.Value); break;
                default: break;
            }
        return result.ToString();
    }

    [Fact]
    public void It_sees_what_the_frameworks_reader_sees() =>
        Assert.Equal(Framework(Encoding.UTF8.GetBytes(Sample)), Ours(Encoding.UTF8.GetBytes(Sample)));

    [Fact]
    public void Tokens_across_the_edge_of_the_buffer_are_whole()
    {
        // The sample is moved over every position around the buffer's first edge, 64 KiB.
        for (var shift = -200; shift <= 200; shift += 7)
        {
            var padding = new string('p', (64 << 10) - Sample.Length + shift);
            var xml = Encoding.UTF8.GetBytes(Sample.Replace("<!--x-->", $"<p>{padding}</p><a b='{padding}'>ế</a>", StringComparison.Ordinal));
            Assert.Equal(Framework(xml), Ours(xml));
        }
    }

    [Fact]
    public void Broken_XML_is_refused_or_read_but_never_more()
    {
        // Deterministic mutations; where the framework still accepts, both must see the same.
        var random = new Random(20260301);
        var original = Encoding.UTF8.GetBytes(Sample);
        int refused = 0, agreed = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var xml = Mutate(original, random);
            string? ours = null;
            try { ours = Ours(xml); }
            catch (Problem) { refused++; }
            if (ours is null || !Accepts(xml, out var framework)) continue;
            agreed++;
            Assert.Equal(framework, ours);
        }
        Assert.True(refused > 1000 && agreed > 1000, $"{refused} refused, {agreed} agreed");
    }

    static bool Accepts(byte[] xml, out string seen)
    {
        seen = "";
        try { seen = Framework(xml); }
        catch (XmlException) { return false; }
        return true;
    }

    static byte[] Mutate(byte[] original, Random random)
    {
        var signs = "<>/&;\"'=! -]ax\r\n\u0001"u8;
        var bytes = original.ToList();
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(3))
            {
                case 0: bytes[at] = signs[random.Next(signs.Length)]; break;
                case 1: bytes.RemoveAt(at); break;
                default: bytes.Insert(at, signs[random.Next(signs.Length)]); break;
            }
        }
        return [.. bytes];
    }
}
