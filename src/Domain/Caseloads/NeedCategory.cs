using System.Text.RegularExpressions;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;

namespace Tessera.Domain.Caseloads;

/// <summary>Which people a text cuts out: a population group, a sex, ages, people with disability.</summary>
/// <param name="IsKnown">False when no word of it is known and the text itself stands for a group.</param>
public sealed partial record NeedCategory(string? Group, Disaggregation Cut, bool IsKnown = true)
{
    public static readonly NeedCategory Everybody = new(null, Disaggregation.Total);

    /// <summary>A cell or the words of a header that are no figure's. "", "total" and "all" are everybody.</summary>
    public static NeedCategory Read(string text)
    {
        var folded = Folding.Fold(text);
        if (folded.Length == 0 || NeedWords.IsEverything(folded) || TextReading.IsPlaceholder(text)) return Everybody;
        var words = HeaderText.Of(Included().Replace(text, " "));
        var cut = CutOf(words, folded);
        if (words.Unknown == 0 && !cut.IsTotal && !words.Has(HeaderWord.GroupName)) return new(null, cut);
        if (GroupWords.List.Find(folded) is { } group) return new(group, words.Has(HeaderWord.GroupName) ? cut : Disaggregation.Total);
        // "Children under 5 with SAM" are fewer than the children under 5: a group by its own name.
        return new(text.Trim(), Disaggregation.Total, IsKnown: false);
    }

    /// <summary>The cut that columns for sex, age and disability say together.</summary>
    public static Disaggregation OfParts(string sex, string age, bool disabled)
    {
        var said = string.Join(' ', new[] { sex, age }.Where(part => !NeedWords.IsEverything(Folding.Fold(part))));
        var cut = said.Length == 0 ? Disaggregation.Total : CutOf(HeaderText.Of(said), Folding.Fold(said));
        return cut with { Disabled = disabled };
    }

    private static Disaggregation CutOf(HeaderText words, string folded)
    {
        var cut = HeaderPeople.Cut(words, counted: true);
        // "Women (incl. elderly)" are the women from 18 on, not the elderly alone.
        return words.Has(HeaderWord.Adult) && words.Has(HeaderWord.Elderly) && words.Numbers.Count == 0 && Included().IsMatch(folded)
            ? cut with { AgeFrom = 18, AgeTo = null } : cut;
    }

    [GeneratedRegex(@"\bincl(uding|\.|\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Included();
}
