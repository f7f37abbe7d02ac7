namespace Tessera.Web.Spreadsheets;

/// <summary>Relations added to those a part has.</summary>
internal sealed class XlsxNewRelations(XlsxDialect dialect, XlsxRelations existing)
{
    const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    readonly List<(string Id, string Kind, string Part)> _added = [];

    public bool IsEmpty => _added.Count == 0;

    /// <summary>The id of the new relation: none that an office program would give, and none of an earlier time.</summary>
    public string Add(string kind, string part)
    {
        var number = 1;
        string Id() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"rIdNotes{number}");
        while (existing.ById(Id()) is not null || _added.Exists(a => a.Id == Id())) number++;
        _added.Add((Id(), kind, part));
        return Id();
    }

    /// <summary>Names a relation on an element whatever prefixes are in use around it.</summary>
    public string Attributes(string id) => $"xmlns:r=\"{dialect.Relation}\" r:id=\"{id}\"";

    public void Write(XmlBytes output)
    {
        output.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"""u8);
        output.Raw($"<Relationships xmlns=\"{Package}\">");
        WriteAdded(output, "");
        output.Raw("</Relationships>"u8);
    }

    public void Write(XmlPieces pieces, XmlBytes output)
    {
        for (var piece = pieces.Next(); piece != XmlPiece.Finished; piece = pieces.Next())
            if (piece == XmlPiece.Other || pieces.Level > 0) pieces.CopyTo(output);
            else pieces.CopyGrown(output, piece, prefix => WriteAdded(output, prefix));
    }

    void WriteAdded(XmlBytes output, string prefix)
    {
        foreach (var (id, kind, part) in _added)
            output.Raw($"<{prefix}Relationship Id=\"{id}\" Type=\"{dialect.Relation}/{kind}\" Target=\"/{part}\"/>");
    }
}
