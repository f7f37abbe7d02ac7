using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Imports;

/// <summary>What a column can be told to mean, as the value of a form's choice: "Reached.Text.Female.0.17.False".</summary>
internal static class ColumnChoice
{
    public static IReadOnlyList<ColumnTarget> Offered { get; } = [ColumnTarget.Unmapped, .. Enum.GetValues<ActivityField>().Where(f => f != ActivityField.None).SelectMany(Targets)];

    public static string Write(ColumnTarget target) => target.Cut is { IsTotal: false } cut
        ? string.Create(CultureInfo.InvariantCulture, $"{target.Field}.{target.Facet}.{cut.Sex}.{cut.AgeFrom}.{cut.AgeTo}.{cut.Disabled}")
        : $"{target.Field}.{target.Facet}";

    /// <summary>Null when the value is none of ours.</summary>
    public static ColumnTarget? Read(string value)
    {
        var parts = value.Split('.');
        if (parts.Length is not (2 or 6) || !Enum.TryParse<ActivityField>(parts[0], out var field) || !Enum.TryParse<Facet>(parts[1], out var facet)) return null;
        if (!Enum.IsDefined(field) || !Enum.IsDefined(facet)) return null;
        if (parts.Length == 2) return new ColumnTarget(field, facet, HasCut(field) ? Disaggregation.Total : null);
        if (!Enum.TryParse<Sex>(parts[2], out var sex) || !Enum.IsDefined(sex) || !bool.TryParse(parts[5], out var disabled)) return null;
        return new ColumnTarget(field, facet, new Disaggregation(sex, Age(parts[3]), Age(parts[4]), disabled));
    }

    public static string Words(Text text, ColumnTarget target)
    {
        var name = text[$"field.{target.Field}"];
        if (target.Facet is Facet.Code or Facet.Acronym or Facet.Type) name += $" – {text[$"facet.{target.Facet}"]}";
        return target.Cut is { IsTotal: false } cut ? $"{name} – {Words(text, cut)}" : name;
    }

    private static string Words(Text text, Disaggregation cut)
    {
        var ages = (cut.AgeFrom, cut.AgeTo) switch
        {
            (null, null) => "",
            ({ } from, null) => string.Create(CultureInfo.InvariantCulture, $" {from}+"),
            var (from, to) => string.Create(CultureInfo.InvariantCulture, $" {from ?? 0}–{to}"),
        };
        return text[$"sex.{cut.Sex}"] + ages + (cut.Disabled ? $", {text["cut.disabled"]}" : "");
    }

    private static int? Age(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age <= 150 ? age : null;

    private static bool HasCut(ActivityField field) => field is >= ActivityField.TargetedHouseholds and <= ActivityField.Reached;

    private static IEnumerable<ColumnTarget> Targets(ActivityField field) => field switch
    {
        >= ActivityField.ReportingPartner and <= ActivityField.FundingPartner => [new(field, Facet.Name), new(field, Facet.Acronym), new(field, Facet.Type)],
        >= ActivityField.Admin0 and <= ActivityField.Admin4 => [new(field, Facet.Name), new(field, Facet.Code)],
        ActivityField.Targeted or ActivityField.Reached => [new(field, Facet.Text, Disaggregation.Total), .. new[] { Sex.Female, Sex.Male }.SelectMany(sex => Cuts(field, sex))],
        ActivityField.TargetedHouseholds or ActivityField.ReachedHouseholds => [new(field, Facet.Text, Disaggregation.Total)],
        _ => [new(field)],
    };

    private static IEnumerable<ColumnTarget> Cuts(ActivityField field, Sex sex) =>
    [
        new(field, Facet.Text, new Disaggregation(sex, null, null, false)), new(field, Facet.Text, new Disaggregation(sex, 0, 17, false)),
        new(field, Facet.Text, new Disaggregation(sex, 18, null, false)),
    ];
}
