namespace Tessera.Web.Tests.Corpus;

/// <summary>A kind of bad or odd input (trust.md 6c): a file, and what its check must come to.</summary>
/// <param name="Expected">As DryCheck says it.</param>
/// <param name="Differs">Why this is not the verdict of trust.md, where it is not.</param>
internal sealed record Kind(string Id, string What, string Expected, Func<byte[]> File, string Name = "file.xlsx", string? Differs = null);

/// <summary>A kind that another test holds, since it is about sending a file rather than about what is in it, or about single bytes.</summary>
internal sealed record HeldElsewhere(string Id, Type Test, string Method);
