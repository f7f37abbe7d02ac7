namespace Tessera.Web.Spreadsheets;

/// <summary>The two ways a workbook's names are spelled: transitional, as nearly all are, and strict.</summary>
internal sealed class XlsxDialect(bool isStrict)
{
    const string Spelling = "http://purl.oclc.org/ooxml/";

    /// <summary>Of elements.</summary>
    public string Main => isStrict ? Spelling + "spreadsheetml/main" : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    /// <summary>Of r:id, and what the type of every relation begins with.</summary>
    public string Relation => isStrict ? Spelling + "officeDocument/relationships" : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>As the root of the workbook's main part spells it.</summary>
    public static XlsxDialect Of(Stream main, string name)
    {
        using var pieces = new XmlPieces(main, name);
        while (pieces.Next() is XmlPiece.Other) { }
        return new XlsxDialect(pieces.Raw.IndexOf("http://purl.oclc.org/ooxml/spreadsheetml"u8) >= 0);
    }
}
