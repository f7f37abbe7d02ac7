namespace Tessera.Web.Layout;

/// <summary>A named length; null is unknown and stands last, without a bar.</summary>
public sealed record Bar(string Name, decimal? Value, string? Href = null, string? Note = null, string? Glyph = null);
