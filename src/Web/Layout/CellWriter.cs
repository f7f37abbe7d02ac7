using System.Globalization;
using System.Text.Encodings.Web;

namespace Tessera.Web.Layout;

/// <summary>
/// Cells of long tables as text: an element of the page's tree for each costs ten times as much. What is said goes
/// through the encoder; markup is written here and nowhere else.
/// </summary>
public sealed class CellWriter(HtmlEncoder encoder)
{
    private readonly StringWriter _text = new(CultureInfo.InvariantCulture);

    public CellWriter Say(string? text)
    {
        if (!string.IsNullOrEmpty(text)) encoder.Encode(_text, text);
        return this;
    }

    /// <summary>A name somebody gave, in whatever direction it is written.</summary>
    public CellWriter Name(string text) => Open("<bdi>").Say(text).Open("</bdi>");

    public CellWriter Link(string href, string text) => Open("<a href=\"").Say(href).Open("\">").Say(text).Open("</a>");

    public CellWriter NameLink(string href, string text) => Open("<a href=\"").Say(href).Open("\">").Name(text).Open("</a>");

    /// <summary>A further line in small letters; nothing when there is nothing to say.</summary>
    public CellWriter Small(string? text) => text is null ? this : Open("<small>").Say(text).Open("</small>");

    public CellWriter SmallName(string? name, string before = "") => name is null ? this : Open("<small>").Say(before).Name(name).Open("</small>");

    /// <summary>A number in words; one that is not known says so quietly.</summary>
    public CellWriter Number(string? number, string none) => number is null ? Open("<span class=\"none\">").Say(none).Open("</span>") : Say(number);

    internal CellWriter Row<TRow>(IReadOnlyList<Column<TRow>> columns, TRow row, bool stacks)
    {
        Open("<tr>");
        foreach (var column in columns)
        {
            Open(column.RowHeader ? "<th scope=\"row\"" : "<td");
            Attribute("class", column.Class).Attribute("data-label", stacks && !column.RowHeader ? column.Header : null).Open(">");
            column.Cell!(this, row);
            Open(column.RowHeader ? "</th>" : "</td>");
        }
        return Open("</tr>");
    }

    private CellWriter Attribute(string name, string? value) => value is null ? this : Open(" ").Open(name).Open("=\"").Say(value).Open("\"");

    private CellWriter Open(string markup)
    {
        _text.Write(markup);
        return this;
    }

    public override string ToString() => _text.ToString();
}
