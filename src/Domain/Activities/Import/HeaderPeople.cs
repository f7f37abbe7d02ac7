namespace Tessera.Domain.Activities.Import;

using W = HeaderWord;

/// <summary>Headers that count people or households: targeted or reached, of which sex and age.</summary>
internal static class HeaderPeople
{
    private const int ChildrenTo = 17, AdultsFrom = 18, ElderlyFrom = 60;

    public static ColumnReading Read(HeaderText text)
    {
        if (text.HasAny(W.Type, W.Group, W.Code, W.Date, W.Start, W.Status, W.Name, W.Activity, W.Description, W.Indicator, W.Org, W.Recurrency))
            return ColumnReading.None;
        // One population group of several ("IDPs reached") is no total, and no cut by sex or age.
        if (text.Has(W.GroupName) && !text.HasAny(W.Site, W.Spot) && text.Area is null && text.Level is null) return ColumnReading.NotWanted;
        var (measured, counted) = (text.HasAny(W.Targeted, W.Reached), text.HasAny(W.People, W.Household));
        var cut = Cut(text, measured || counted || text.Has(W.Total));
        if (!measured && !counted && cut.IsTotal) return OnlyTotal(text);
        var targeted = text.Has(W.Targeted) && !text.Has(W.Reached);
        var confidence = (measured ? 0.95 : 0.85) - 0.1 * text.Unknown;
        if (!text.Has(W.Household)) return new(new(targeted ? ActivityField.Targeted : ActivityField.Reached, Cut: cut), confidence);
        return new(new(targeted ? ActivityField.TargetedHouseholds : ActivityField.ReachedHouseholds), confidence);
    }

    private static ColumnReading OnlyTotal(HeaderText text) =>
        text.Has(W.Total) && text.Known == 1 && text.Unknown == 0
            ? new(new(ActivityField.Reached, Cut: Disaggregation.Total), 0.6) : ColumnReading.None;

    internal static Disaggregation Cut(HeaderText text, bool counted)
    {
        // A lone "F" or "M" is a sex only beside a number or a word for people.
        var sexed = !text.Has(W.SexLetter) || counted || text.Numbers.Count > 0 || text.HasAny(W.Child, W.Adult, W.Elderly, W.Disabled);
        var (female, male) = (sexed && text.Has(W.Female), sexed && text.Has(W.Male));
        var sex = text.Has(W.OtherSex) ? Sex.Other : female == male ? Sex.All : female ? Sex.Female : Sex.Male;
        var (from, to) = Years(text) ?? Band(text);
        return new(sex, from, to, text.Has(W.Disabled));
    }

    private static (int? From, int? To)? Years(HeaderText text)
    {
        if (text.Numbers.Count == 0) return null;
        var scale = text.Has(W.Month) ? 12 : 1;
        var first = text.Numbers[0] / scale;
        if (text.Numbers.Count > 1 && text.Numbers[1] >= text.Numbers[0]) return (first, text.Numbers[1] / scale);
        if (text.Has(W.Under)) return (0, Math.Max(0, (text.Numbers[0] - 1) / scale));
        return text.Has(W.Over) || text.Has(W.Elderly) ? (first, null) : null;
    }

    /// <summary>Words for ages, in whole years: the humanitarian convention of under 18 and from 60 (standards.md 5.2).</summary>
    private static (int? From, int? To) Band(HeaderText text)
    {
        if (text.Has(W.Elderly)) return (ElderlyFrom, null);
        if (text.Has(W.Infant)) return (0, 1);
        if (text.Has(W.Adolescent) && !text.Has(W.Child)) return (10, 19);
        if (text.Has(W.Youth) && !text.Has(W.Child)) return (15, 24);
        return (text.Has(W.Child), text.Has(W.Adult)) switch
        {
            (true, false) => (0, ChildrenTo),
            (false, true) => (AdultsFrom, null),
            _ => (null, null),
        };
    }
}
