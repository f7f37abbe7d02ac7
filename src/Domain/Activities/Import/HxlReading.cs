using System.Globalization;
using System.Text.RegularExpressions;

namespace Tessera.Domain.Activities.Import;

using F = ActivityField;

/// <summary>What an HXL tag says a column is (standards.md 1.3-1.4, with the looser tags seen in the field).</summary>
internal static partial class HxlReading
{
    private const double Sure = 0.95, Loose = 0.6;
    private const int Deepest = 4;

    public static ColumnReading Of(HxlTag tag) => tag.HasAny("typed") ? ColumnReading.NotWanted : tag.Tag switch
    {
        "#org" => Partner(tag),
        "#country" or "#adm0" or "#adm1" or "#adm2" or "#adm3" or "#adm4" or "#adm5" or "#loc" or "#geo" or "#lat" or "#lon" => Place(tag),
        "#targeted" or "#reached" or "#beneficiary" => People(tag),
        "#date" => Date(tag),
        "#meta" or "#contact" or "#comments" or "#comment" or "#description" => Remark(tag),
        "#event" or "#crisis" or "#severity" or "#inneed" or "#affected" or "#population" or "#value" or "#currency" or "#domain"
            or "#impact" or "#cause" or "#access" or "#operations" or "#need" or "#respondee" or "#frequency" or "#channel" or "#group"
            => ColumnReading.NotWanted,
        _ => Work(tag),
    };

    private static ColumnReading As(F field, Facet facet = Facet.Text, bool said = true, double confidence = Sure, string? language = null) =>
        new(new(field, facet, Language: language), confidence, FacetSaid: said);

    private static bool IsCode(HxlTag tag) =>
        tag.HasAny("code", "pcode", "pcodes", "id") || tag.Attributes.Any(a => a.StartsWith("v_pcode", StringComparison.Ordinal) || a is "v_iso2" or "v_iso3");

    private static ColumnReading Named(HxlTag tag, F field)
    {
        var code = IsCode(tag) || tag.HasAny("acronym");
        return As(field, code ? Facet.Code : Facet.Name, code || tag.HasAny("name") || tag.Language is not null, language: code ? null : tag.Language);
    }

    private static ColumnReading Partner(HxlTag tag)
    {
        if (tag.HasAny("email", "phone", "contact")) return Remark(tag);
        var role = Role(tag);
        var facet = tag.HasAny("type") ? Facet.Type : tag.HasAny("acronym") ? Facet.Acronym : tag.HasAny("code", "id") ? Facet.Code : Facet.Name;
        var target = new ColumnTarget(ColumnReading.FieldOf(role ?? PartnerRole.Reporting), facet, Language: tag.Language);
        return new(target, Sure, role, facet != Facet.Name || tag.HasAny("name"));
    }

    private static PartnerRole? Role(HxlTag tag)
    {
        if (tag.HasAny("funder", "funding", "donor", "fund", "donors", "funders")) return PartnerRole.Funding;
        if (tag.HasAny("impl", "implementing", "implementer", "implementation", "executing")) return PartnerRole.Implementing;
        if (tag.HasAny("prog", "programming", "programme", "program")) return PartnerRole.Programming;
        return tag.HasAny("reporting", "reported", "report", "reporter", "lead") ? PartnerRole.Reporting : null;
    }

    private static ColumnReading Place(HxlTag tag)
    {
        if (tag.HasAny("lat") || tag.Tag == "#lat") return As(F.Latitude);
        if (tag.HasAny("lon", "lng", "long") || tag.Tag == "#lon") return As(F.Longitude);
        if (tag.Tag == "#country") return Named(tag, F.Admin0);
        if (tag.Tag.StartsWith("#adm", StringComparison.Ordinal)) return Level(tag, tag.Tag[4] - '0');
        if (tag.Tag == "#geo" || IsCode(tag)) return ColumnReading.NotWanted;
        return tag.HasAny("type") ? As(F.SiteType) : As(F.SiteName);
    }

    private static ColumnReading Level(HxlTag tag, int level)
    {
        if (tag.HasAny("type")) return ColumnReading.NotWanted;
        if (level <= Deepest) return Named(tag, ColumnReading.Admin(level));
        return IsCode(tag) ? ColumnReading.NotWanted : As(F.SiteName, confidence: Loose);
    }

    private static ColumnReading Date(HxlTag tag)
    {
        if (tag.HasAny("start")) return As(F.StartDate);
        if (tag.HasAny("end")) return As(F.EndDate);
        if (tag.HasAny("period", "month")) return As(F.Period);
        if (tag.HasAny("year")) return As(F.Period, Facet.Code, confidence: Loose);
        return tag.HasAny("reported", "report", "updated") ? As(F.ReportDate) : As(F.ReportDate, confidence: Loose, said: false);
    }

    private static ColumnReading Remark(HxlTag tag)
    {
        if (tag.HasAny("email")) return As(F.ContactEmail);
        if (tag.HasAny("phone")) return As(F.ContactPhone);
        if (tag.Tag is "#contact" or "#org") return tag.HasAny("name") || tag.Tag == "#org" ? As(F.ContactName) : ColumnReading.NotWanted;
        if (tag.Tag is "#comments" or "#comment" || tag.HasAny("comments", "comment", "notes", "note")) return As(F.Comments);
        if (tag.Tag == "#description") return As(F.Description, confidence: Loose, said: false);
        return tag.HasAny("id") ? As(F.SourceId) : ColumnReading.NotWanted;
    }

    private static ColumnReading Work(HxlTag tag)
    {
        if (tag.HasAny("recurrent", "recurrency")) return As(F.Recurrency);
        return tag.Tag switch
        {
            "#sector" or "#cluster" => tag.HasAny("type") ? ColumnReading.NotWanted : Named(tag, tag.HasAny("sub", "subsector", "subcluster") ? F.SubCluster : F.Cluster),
            "#subsector" or "#subcluster" => Named(tag, F.SubCluster),
            "#activity" => Activity(tag),
            "#indicator" => tag.HasAny("unit") ? As(F.Unit) : tag.HasAny("num", "value") ? As(F.Quantity) : As(F.Indicator, IsCode(tag) ? Facet.Code : Facet.Text),
            "#output" or "#item" or "#service" => Thing(tag),
            "#modality" => As(F.Modality),
            "#status" => tag.HasAny("nil") ? ColumnReading.NotWanted : As(F.Status),
            "#project" or "#hrp" when tag.Tag == "#project" || tag.HasAny("project") => Named(tag, F.Project),
            _ => ColumnReading.None,
        };
    }

    private static ColumnReading Activity(HxlTag tag)
    {
        if (tag.HasAny("description", "desc")) return As(F.Description, language: tag.Language);
        if (tag.HasAny("status")) return As(F.Status);
        return As(F.Kind, IsCode(tag) ? Facet.Code : Facet.Text, IsCode(tag) || tag.HasAny("type"), language: tag.Language);
    }

    private static ColumnReading Thing(HxlTag tag)
    {
        if (tag.HasAny("unit")) return As(F.Unit);
        if (tag.HasAny("num", "quantity", "qty", "delivered")) return As(F.Quantity);
        return As(F.Item, confidence: tag.Tag == "#item" ? Sure : Loose, said: tag.Tag == "#item");
    }

    private static ColumnReading People(HxlTag tag)
    {
        if (tag.HasAny("recurrent", "recurrency")) return As(F.Recurrency);
        var cut = Cut(tag);
        if (tag.Tag == "#beneficiary" && (tag.HasAny("type", "name", "group") || (cut.IsTotal && !tag.HasAny("num", "ind", "hh", "total", "reached", "targeted"))))
            return As(F.Group, said: tag.HasAny("type", "group"));
        if (tag.HasAny("pct", "percent", "text")) return ColumnReading.NotWanted;
        var targeted = tag.Tag == "#targeted" || tag.HasAny("targeted");
        if (tag.HasAny("hh", "households", "household", "families")) return As(targeted ? F.TargetedHouseholds : F.ReachedHouseholds);
        return new(new(targeted ? F.Targeted : F.Reached, Cut: cut), Sure, FacetSaid: !cut.IsTotal);
    }

    internal static Disaggregation Cut(HxlTag tag)
    {
        var (female, male) = (tag.HasAny("f", "female", "women", "girls"), tag.HasAny("m", "male", "men", "boys"));
        var sex = female == male ? tag.HasAny("o", "x") ? Sex.Other : Sex.All : female ? Sex.Female : Sex.Male;
        var (from, to) = Years(tag) ?? Band(tag);
        return new(sex, from, to, tag.HasAny("disabled", "disability", "pwd"));
    }

    private static (int?, int?)? Years(HxlTag tag)
    {
        foreach (var match in tag.Attributes.Select(a => Ages().Match(a)).Where(m => m.Success))
            return (Year(match.Groups[1].Value), match.Groups[2].Value is "plus" or "" ? null : Year(match.Groups[2].Value));
        return null;
    }

    private static int Year(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static (int?, int?) Band(HxlTag tag)
    {
        if (tag.HasAny("elderly", "older")) return (60, null);
        if (tag.HasAny("infants", "infant")) return (0, 1);
        if (tag.HasAny("adolescents", "adolescent")) return (10, 19);
        if (tag.HasAny("children", "child", "girls", "boys")) return (0, 17);
        return tag.HasAny("adults", "adult", "women", "men") ? (18, null) : (null, null);
    }

    [GeneratedRegex("^age_?([0-9]{1,3})_?((?:[0-9]{1,3})|plus|)$", RegexOptions.CultureInvariant)]
    private static partial Regex Ages();
}
