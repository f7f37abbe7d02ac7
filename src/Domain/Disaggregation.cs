using System.Globalization;

namespace Tessera.Domain;

public enum Sex : byte { All, Female, Male, Other }

/// <summary>A cut of people: sex, ages in years (both ends included, null = open), disability only.</summary>
public sealed record Disaggregation(Sex Sex, int? AgeFrom, int? AgeTo, bool Disabled)
{
    public static readonly Disaggregation Total = new(Sex.All, null, null, false);
    public bool IsTotal => this == Total;

    /// <summary>What ToString wrote; null for anything else.</summary>
    public static Disaggregation? Parse(string text)
    {
        var words = text.Split(' ');
        Sex? sex = words[0] switch { "f" => Sex.Female, "m" => Sex.Male, "o" => Sex.Other, "all" => Sex.All, _ => null };
        var ages = Array.Find(words, word => char.IsAsciiDigit(word.Length > 0 ? word[0] : ' '))?.Split('-', '+');
        if (sex is not { } known || (ages is not null && !int.TryParse(ages[0], CultureInfo.InvariantCulture, out _))) return null;
        int? from = ages is null ? null : int.Parse(ages[0], CultureInfo.InvariantCulture);
        int? to = ages is [_, var last] && int.TryParse(last, CultureInfo.InvariantCulture, out var until) ? until : null;
        return new Disaggregation(known, from, to, words[^1] == "disabled");
    }

    public override string ToString() =>
        $"{Sex switch { Sex.Female => "f", Sex.Male => "m", Sex.Other => "o", _ => "all" }}" +
        $"{(AgeFrom is null && AgeTo is null ? "" : AgeTo is null ? $" {AgeFrom}+" : $" {AgeFrom ?? 0}-{AgeTo}")}{(Disabled ? " disabled" : "")}";
}
