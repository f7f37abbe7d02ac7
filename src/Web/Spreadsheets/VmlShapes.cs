using System.Text;

namespace Tessera.Web.Spreadsheets;

/// <summary>The boxes in which comments are shown: an old drawing language that every office program still asks for.</summary>
internal static class VmlShapes
{
    /// <summary>Above the numbers that office programs give, so that no two shapes of a drawing are one.</summary>
    const int FirstNumber = 512_001;
    const string Spaces = "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"";
    const string Kind = "<v:shapetype {0}id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";

    public static void Write(XmlBytes output, IEnumerable<string> cells)
    {
        output.Raw($"<xml {Spaces}><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"500\"/></o:shapelayout>");
        output.Raw(Kind.Replace("{0}", "", StringComparison.Ordinal));
        Shapes(output, cells, "");
        output.Raw("</xml>"u8);
    }

    /// <summary>Adds to a drawing. It need not be well-formed, office programs' own are not always, so nothing in it is read.</summary>
    public static void Append(byte[] drawing, XmlBytes output, IEnumerable<string> cells)
    {
        var end = drawing.AsSpan().LastIndexOf("</xml>"u8);
        if (end < 0) throw Refusal.Damaged("vmlDrawing");
        output.Raw(drawing.AsSpan(0, end));
        if (drawing.AsSpan().IndexOf("\"_x0000_t202\""u8) < 0) output.Raw(Kind.Replace("{0}", Spaces + " ", StringComparison.Ordinal));
        Shapes(output, cells, Spaces + " ");
        output.Raw(drawing.AsSpan(end));
    }

    static void Shapes(XmlBytes output, IEnumerable<string> cells, string spaces)
    {
        foreach (var (index, cell) in cells.Index())
        {
            var (row, column) = CellReference.Parse(Encoding.UTF8.GetBytes(cell));
            var top = Math.Max(0, row - 2);
            output.Raw($"<v:shape {spaces}id=\"_x0000_s{FirstNumber + index}\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:60pt;margin-top:2pt;width:220pt;height:90pt;z-index:{index + 1};visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">");
            output.Raw("<v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>"u8);
            output.Raw($"<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{column + 1}, 15, {top}, 10, {column + 5}, 15, {top + 7}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>");
        }
    }
}
