namespace Tessera.Domain.Clusters;

/// <summary>Things of other rooms that a meeting speaks about. The numbers are stored.</summary>
public enum PointerNoun : byte { Action = 1, Gap = 2, Overlap = 3, Document = 4, Terms = 5, Recommendation = 6 }

/// <summary>Points to a thing by its noun and key, and keeps what it was called when somebody pointed: it may change or go.</summary>
/// <param name="Key">An id, or what the noun is found by: a gap's "pcode/cluster".</param>
public sealed record Pointer(PointerNoun Noun, string Key, string Title)
{
    private const char Mark = ':';

    /// <summary>"Gap:VN501/WSH", as forms and programs name it.</summary>
    public string Name => $"{Noun}{Mark}{Key}";

    /// <summary>Null for a name that is none.</summary>
    public static (PointerNoun Noun, string Key)? Read(string? name) =>
        name?.Split(Mark, 2) is [var noun, { Length: > 0 } key] && Enum.TryParse<PointerNoun>(noun, out var known) && Enum.IsDefined(known) ? (known, key) : null;
}

/// <summary>An item of a meeting's agenda that came from another room; typed items are lines of the meeting itself.</summary>
public sealed class AgendaItem
{
    public required int OperationId { get; init; }
    public required long MeetingId { get; init; }
    public required PointerNoun Noun { get; init; }
    public required string Key { get; init; }
    /// <summary>What it was called when it was put there.</summary>
    public required string Title { get; init; }
    /// <summary>Milliseconds since 1970; items stand in the order they came.</summary>
    public required long AddedAt { get; init; }

    public Pointer Pointer => new(Noun, Key, Title);
}
