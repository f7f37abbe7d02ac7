namespace Tessera.Domain;

public enum Sex : byte { All, Female, Male, Other }

/// <summary>A cut of people: sex, ages in years (both ends included, null = open), disability only.</summary>
public sealed record Disaggregation(Sex Sex, int? AgeFrom, int? AgeTo, bool Disabled)
{
    public static readonly Disaggregation Total = new(Sex.All, null, null, false);
    public bool IsTotal => this == Total;
    public override string ToString() =>
        $"{Sex switch { Sex.Female => "f", Sex.Male => "m", Sex.Other => "o", _ => "all" }}" +
        $"{(AgeFrom is null && AgeTo is null ? "" : AgeTo is null ? $" {AgeFrom}+" : $" {AgeFrom ?? 0}-{AgeTo}")}{(Disabled ? " disabled" : "")}";
}
