namespace Tessera.Web.Layout;

public enum KeyFigureTone : byte { Plain, Warn }

/// <summary>
/// One number at the head of a page. A null value is unknown and shows "no data"; 0 is a number that somebody reported.
/// </summary>
/// <param name="Label">What is counted.</param>
/// <param name="Value">Rounded on screen only.</param>
/// <param name="Note">The share, range or number of places that makes the value honest.</param>
/// <param name="Href">The rows behind it.</param>
/// <param name="LinkText">"open the 4,127 rows"; without it the note itself is the link.</param>
public sealed record KeyFigure(string Label, decimal? Value, string? Note = null, string? Href = null, string? LinkText = null)
{
    public KeyFigureTone Tone { get; init; }
    /// <summary>The value in words, when it is not a plain number ("38 / 46").</summary>
    public string? Text { get; init; }
}
