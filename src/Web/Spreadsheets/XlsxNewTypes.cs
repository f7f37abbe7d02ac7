namespace Tessera.Web.Spreadsheets;

/// <summary>The workbook's list of parts and their types, with those that are added.</summary>
internal static class XlsxNewTypes
{
    const string Drawing = "application/vnd.openxmlformats-officedocument.vmlDrawing";

    /// <param name="added">Without a type: a drawing, told by its ending.</param>
    public static void Write(XmlPieces pieces, XmlBytes output, IReadOnlyList<(string Part, string Type)> added)
    {
        var knowsDrawings = false;
        for (var piece = pieces.Next(); piece != XmlPiece.Finished; piece = pieces.Next())
        {
            knowsDrawings |= piece == XmlPiece.Start && pieces.Is("Default"u8) && string.Equals(pieces.Text("Extension"u8), "vml", StringComparison.OrdinalIgnoreCase);
            if (piece == XmlPiece.Other || pieces.Level > 0) pieces.CopyTo(output);
            else pieces.CopyGrown(output, piece, prefix => Write(output, prefix, added, knowsDrawings));
        }
    }

    static void Write(XmlBytes output, string prefix, IReadOnlyList<(string Part, string Type)> added, bool knowsDrawings)
    {
        if (!knowsDrawings && added.Any(a => a.Type.Length == 0)) output.Raw($"<{prefix}Default Extension=\"vml\" ContentType=\"{Drawing}\"/>");
        foreach (var (part, type) in added)
            if (type.Length > 0) output.Raw($"<{prefix}Override PartName=\"/{part}\" ContentType=\"{type}\"/>");
    }
}
