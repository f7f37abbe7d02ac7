namespace Tessera.Web.Layout;

public enum FilterKind : byte { Choice, Search, Month, Toggle }

public sealed record FilterOption(string Value, string Label);

/// <summary>One filter of a list, kept in the address under its name.</summary>
public sealed record FilterField(string Name, string Label, FilterKind Kind = FilterKind.Choice)
{
    public IReadOnlyList<FilterOption> Options { get; init; } = [];
    /// <summary>The words of an empty choice ("every cluster").</summary>
    public string? Everything { get; init; }

    /// <summary>What a chip says for a value: the option's label, else the value as it stands.</summary>
    public string Describe(string value) => Kind == FilterKind.Toggle
        ? Label
        : $"{Label}: {Options.FirstOrDefault(option => option.Value == value)?.Label ?? value}";
}
