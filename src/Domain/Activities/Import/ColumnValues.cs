using System.Globalization;
using System.Text.RegularExpressions;

namespace Tessera.Domain.Activities.Import;

using F = ActivityField;

/// <summary>What the sample values say about a column: they may refine a reading, refuse it, or give one where there is none.</summary>
internal static partial class ColumnValues
{
    private static readonly string[] YesNo = ["yes", "no", "oui", "non", "si", "sim", "nao", "y", "n", "co", "khong", "true", "false"];
    private static readonly string[] StatusStems =
        ["plan", "prev", "ongoing", "on going", "complet", "finaliz", "finish", "termin", "en cours", "en ejec", "en curso", "em curso", "active", "suspend", "cancel", "conclu", "achev", "realis", "realiz", "pipeline", "dang", "hoan thanh", "implement", "not started", "in progress"];

    public static void Refine(ColumnGuess guess)
    {
        if (guess.IsDecided || guess.Samples.Count == 0) return;
        if (guess.Field == F.None) { Guess(guess); return; }
        if (IsMoreThanYesNo(guess.Field) && Most(guess, IsYesNo)) guess.Unmap("column.values-contradict");
        else if (ColumnReading.IsPartner(guess.Field) && guess.Target.Facet is Facet.Name or Facet.Acronym && Most(guess, IsNumber)) guess.Unmap("column.values-contradict");
        else if (!guess.FacetSaid && guess.Target.Facet == Facet.Name && ColumnReading.IsAdmin(guess.Field) && Most(guess, v => IsCode(v, guess.Field))) guess.Target = guess.Target with { Facet = Facet.Code };
        else if (guess.Field == F.Unit && Most(guess, IsNumber)) guess.Target = new(F.Quantity);
        else if (guess.Field == F.Status && guess.Confidence < 0.75 && !guess.Samples.Any(IsStatus)) State(guess);
    }

    /// <summary>"Estado" is a state where its values are no status.</summary>
    private static void State(ColumnGuess guess) =>
        (guess.Target, guess.Area, guess.Confidence) = (new(F.Admin1, Facet.Name), new HeaderPlace(1, 20), 0.6);

    private static void Guess(ColumnGuess guess)
    {
        // A header that was read and refused ("cost") stays refused; only columns nobody could read are guessed.
        if (guess.HeaderSays.IsNotWanted || guess.Column.Tag is not null || guess.Samples.Count < 2) return;
        if (Most(guess, v => Pcode().IsMatch(v)))
            (guess.Target, guess.Source, guess.Confidence, guess.Area, guess.FacetSaid) = (new(F.Admin1, Facet.Code), "values", 0.6, ColumnLevels.AnyLevel, true);
        else if (Most(guess, v => Email().IsMatch(v)))
            (guess.Target, guess.Source, guess.Confidence) = (new(F.ContactEmail), "values", 0.6);
    }

    /// <summary>Samples of which at least seven in ten hold.</summary>
    public static bool Most(ColumnGuess guess, Func<string, bool> holds) =>
        guess.Samples.Count > 0 && guess.Samples.Count(holds) * 10 >= guess.Samples.Count * 7;

    /// <summary>Two capital letters and figures, the shape of a p-code at any level below the country (standards.md 3).</summary>
    public static bool IsPcode(string value) => Pcode().IsMatch(value);

    private static bool IsCode(string value, F field) => field == F.Admin0 ? CountryCode().IsMatch(value) : Pcode().IsMatch(value);

    private static bool IsMoreThanYesNo(F field) =>
        ColumnReading.IsPartner(field) || ColumnReading.IsPeople(field)
        || field is F.Indicator or F.Kind or F.Description or F.Cluster or F.SubCluster or F.Item or F.Quantity;

    private static bool IsYesNo(string value) => YesNo.Contains(Folding.Fold(value));

    private static bool IsNumber(string value) => double.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _);

    private static bool IsStatus(string value)
    {
        var folded = Folding.Fold(value);
        return StatusStems.Any(s => folded.StartsWith(s, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\s*[A-Za-z]{2,3}[0-9]{2,}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Pcode();

    [GeneratedRegex(@"^\s*[A-Z]{2,3}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex CountryCode();

    [GeneratedRegex(@"^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Email();
}
