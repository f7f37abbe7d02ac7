using System.Text;

namespace Tessera.Web.Spreadsheets;

/// <summary>The workbook's list of sheets, with one more behind the others.</summary>
internal static class XlsxNewSheet
{
    /// <param name="relation">Attributes naming the relation to the sheet's part.</param>
    public static void Write(XmlPieces pieces, XmlBytes output, string name, string relation)
    {
        var last = 0;
        for (var piece = pieces.Next(); piece != XmlPiece.Finished; piece = pieces.Next())
        {
            if (piece == XmlPiece.Start && pieces.Is("sheet"u8)) last = Math.Max(last, pieces.Integer("sheetId"u8) ?? 0);
            if (piece == XmlPiece.End && pieces.Level == 1 && pieces.Is("sheets"u8))
            {
                output.Raw($"<{Encoding.UTF8.GetString(pieces.Prefix)}sheet name=\"");
                output.Text(name);
                output.Raw($"\" sheetId=\"{last + 1}\" {relation}/>");
            }
            pieces.CopyTo(output);
        }
    }
}
