namespace Tessera.Web.Layout;

/// <summary>Marks the resources Texts.resx (English) and Texts.vi.resx.</summary>
public sealed class Texts;
