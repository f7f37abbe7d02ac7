using Tessera.Domain.Activities;
using static Tessera.Web.Tests.Corpus.ValueFiles;

namespace Tessera.Web.Tests.Corpus;

/// <summary>Group H: places, organisations, clusters, points and rows that say the same.</summary>
internal static class ReferenceKinds
{
    private const string Name = "Province", Code = "Province code", District = "District", DistrictCode = "District code";

    private static Kind At(string id, string what, string expected, params (string, object)[] values) => new(id, what, expected, () => With(values)) { Reads = Place };
    private static Kind By(string id, string what, string expected, params (string, object)[] values) => new(id, what, expected, () => With(values)) { Reads = Who };
    private static Kind AtPoint(string id, string what, string expected, object latitude, object longitude) =>
        new(id, what, expected, () => With(("Latitude", latitude), ("Longitude", longitude))) { Reads = Point };

    public static readonly Kind[] All =
    [
        At("H01", "a code of another country", "1 in, 1 refused; tells place.none-here place.other-country; reads -", (Name, "Kampong Cham"), (Code, "KH03")),
        At("H01", "a code of another country beside a name of ours", "2 in; tells place.other-country; reads VN403", (Name, "Quảng Trị"), (Code, "KH03")),
        At("H02", "a district of another province", "2 in; asks place.unknown; tells place.coarser place.code-contradicts-name; reads VN403", (Name, "Quảng Trị"), (DistrictCode, "VN40501")),
        At("H03", "a province that was merged", "2 in; tells place.retired; reads VN105", (Name, "Hà Tây"), (Code, "")) with { Differs = "the row keeps the version it was written in, told with its successor" },
        new("H04", "a leading zero lost", "2 in; tells place.code-padded; reads AF01", () => Book([CorpusFiles.Head, ["Salva Relief", "WASH", "Latrines", "", "AF1", "2009-11", 120], ["Mira Aid", "Health", "Clinic", "Nimroz", "AF10", "2009-11", 45]]).ToBytes()) { Reads = AfghanPlace, IsAfghan = true },
        At("H05", "small letters", "2 in; tells place.code-case; reads VN403", (Name, ""), (Code, "vn403")),
        At("H05", "a blank and a hyphen", "2 in; tells place.code-spaced; reads VN403", (Name, ""), (Code, " VN-403 ")),
        At("H06", "the letter O for a zero", "1 in, 1 waiting; asks place.unknown; tells place.code-unknown; reads -", (Name, ""), (Code, "VN4O3")),
        At("H06", "the letter O for a zero, beside its name", "2 in; tells place.code-letters; reads VN403", (Code, "VN4O3")),
        At("H07", "a name that two provinces have", "1 in, 1 waiting; asks place.name-ambiguous; tells place.name-ambiguous; reads -", (Name, ""), (Code, ""), (District, "Phong Sơn")),
        At("H07", "the same, its province named", "2 in; reads VN40301", (District, "Đông Hà")),
        At("H08", "a slip in a name", "1 in, 1 waiting; asks place.unknown; tells place.name-suggested; reads -", (Name, "Quang Tryy"), (Code, "")),
        At("H09", "another name of the place", "2 in; reads VN501", (Name, "Tourane"), (Code, "")),
        At("H10", "the whole country", "2 in; tells place.country-wide; reads VNM", (Name, "Countrywide"), (Code, "")),
        At("H10", "various places", "1 in, 1 waiting; asks place.unknown; tells place.many; reads -", (Name, "Various"), (Code, "")),
        At("H11", "two codes in a cell", "1 in, 1 waiting; asks place.many; tells place.many; reads -", (Name, ""), (Code, "VN401; VN403")),
        By("H12", "another name of an organisation", "2 in; tells partner.alias; reads SCI", ("Organisation", "STC")),
        By("H13", "an acronym of two organisations", "1 in, 1 waiting; asks partner.acronym-of-two; tells partner.acronym-of-two; reads -", ("Organisation", "RC")),
        By("H14", "donor and implementer in each other's column", "2 in; tells partner.roles-swapped; reads Salva Relief", ("Donor", "Mira Aid"), ("Implementing partner", "Nordic Fund")),
        By("H14", "each in its own", "2 in; reads Salva Relief", ("Donor", "Nordic Fund"), ("Implementing partner", "Mira Aid")),
        By("H15", "an organisation nobody knows", "1 in, 1 waiting; asks partner.unknown; tells partner.unknown; reads -", ("Organisation", "Zanzibar Wells")),
        By("H16", "rows of another organisation", "1 in, 1 refused; tells partner.not-yours; reads Salva Relief") with { Settings = new() { Period = "2009-11", OnlyPartners = [Salva] } },
        new("H17", "the cluster in other words", "2 in; reads WSH", () => With(("Cluster", "Water sanitation & hygiene"))) { Reads = Cluster },
        new("H17", "the cluster in French", "2 in; reads WSH", () => With(("Cluster", "Eau, assainissement et hygiène"))) { Reads = Cluster },
        Status("H20", "đang thực hiện"), Status("H20", "en cours"), Status("H20", "en curso"), Status("H20", "In progress"),
        AtPoint("H21", "latitude and longitude turned round", "2 in; tells coordinate.swapped; reads 16.8 107.1", 107.1, 16.8),
        AtPoint("H22", "degrees and minutes", "2 in; tells coordinate.converted; reads 16.8 107.1", "16°48'N", "107°06'E"),
        AtPoint("H23", "decimal commas", "2 in; tells coordinate.converted; reads 16.8 107.1", "16,8", "107,1"),
        AtPoint("H24", "nought and nought", "2 in; tells coordinate.zero; reads -", 0, 0),
        AtPoint("H25", "a point in another province", "2 in; tells coordinate.elsewhere; reads 21.03 105.84", 21.03, 105.84),
        AtPoint("H25", "a point in its province", "2 in; reads 16.8 107.1", 16.8, 107.1),
        new("H29", "the same row twice", "2 in, 1 skipped; tells row.repeated", () => CorpusFiles.Book([.. CorpusFiles.Table, CorpusFiles.Salva]).ToBytes()),
        new("H29", "the same row with another figure", "3 in; asks rows-alike; tells row.alike", () => CorpusFiles.Book([.. CorpusFiles.Table, CorpusFiles.Row((6, "130"))]).ToBytes()),
        new("H29", "the same row with another figure, the first said to count", "2 in, 1 skipped; tells row.alike-left", () => CorpusFiles.Book([.. CorpusFiles.Table, CorpusFiles.Row((6, "130"))]).ToBytes()) { Answers = new() { ["rows-alike"] = "first" } },
        new("H36", "rows of another month than the file's", "2 in; reads 2009-10", () => With(("Month", "2009-10"))) { Reads = ValueFiles.Months },
    ];

    private static Kind Status(string id, string word) =>
        new(id, $"“{word}”", "2 in; reads Ongoing", () => With(("Status", word))) { Reads = draft => draft.Status };

    public static readonly HeldElsewhere[] Elsewhere =
    [
        new("A45", typeof(Features.Imports.FileKindsTests), nameof(Features.Imports.FileKindsTests.An_upload_cut_short_leaves_nothing_and_sent_again_is_one_import)),
        new("B41", typeof(Features.Imports.LearnedAnswerTests), nameof(Features.Imports.LearnedAnswerTests.The_meaning_of_a_column_is_remembered_for_its_form)),
        new("H31", typeof(Features.Gaps.GapAndOverlapTests), nameof(Features.Gaps.GapAndOverlapTests.A_decision_that_two_partners_reached_the_same_people_changes_every_figure)),
        new("H32", typeof(Features.Imports.MissingRowsTests), nameof(Features.Imports.MissingRowsTests.Only_rows_of_a_file_of_the_same_template_partner_cluster_and_month_are_missing)),
        new("H30", typeof(Features.Imports.FileKindsTests), nameof(Features.Imports.FileKindsTests.The_same_rows_under_another_name_change_nothing)),
    ];
}
