using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;

namespace Tessera.Web.Tests.Corpus;

/// <summary>A kind of bad or odd input (trust.md 6c): a file, and what its check must come to.</summary>
/// <param name="Expected">As DryCheck says it.</param>
/// <param name="Differs">Why this is not the verdict of trust.md, where it is not.</param>
internal sealed record Kind(string Id, string What, string Expected, Func<byte[]> File, string Name = "file.xlsx", string? Differs = null)
{
    /// <summary>What the first row must be read as, beside the verdict.</summary>
    public Func<ActivityDraft, object?>? Reads { get; init; }

    /// <summary>What a person answered, and what was said about the file beforehand.</summary>
    public Dictionary<string, string> Answers { get; init; } = [];

    public ImportSettings Settings { get; init; } = new() { Period = "2009-11" };

    /// <summary>Held against the lists of ValueFiles.</summary>
    public bool IsOfCountry { get; init; }

    public bool IsAfghan { get; init; }
}

/// <summary>A kind that another test holds, since it is about sending a file rather than about what is in it, or about single bytes.</summary>
internal sealed record HeldElsewhere(string Id, Type Test, string Method);
