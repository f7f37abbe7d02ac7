using Tessera.Domain.Geography;
using Xunit;
using static Tessera.Domain.Tests.Geography.SmallGazetteers;

namespace Tessera.Domain.Tests.Geography;

/// <summary>
/// Codes and names are those of OCHA's global p-code list. Each case: typed, where it must lie ("-" nowhere), verdict, notes.
/// </summary>
public sealed class PlaceMatchingTests
{
    [Theory]
    [InlineData("AF01~Kabul", "AF01", "Exact", "")]
    [InlineData("AF01~Kabul | AF0102~Paghman", "AF0102", "Exact", "")]
    [InlineData("AF01~KABUL | AF0102~PAGHMAN", "AF0102", "Exact", "")]
    [InlineData("~ | AF0102~", "AF0102", "Exact", "")]
    [InlineData("Kabul | Paghman", "AF0102", "Exact", "")]
    [InlineData("Kābul | paghman ", "AF0102", "Exact", "")]
    [InlineData("کابل", "AF01", "Exact", "")]
    [InlineData("~ | AF0101~Kabul", "AF0101", "Exact", "")]
    [InlineData("@AF~Afghanistan | AF02~Kapisa | AF0206~Tagab", "AF0206", "Exact", "")]
    public void A_place_typed_as_the_gazetteer_writes_it_is_exact(string typed, string code, string verdict, string notes) => Holds(Afghanistan, typed, code, verdict, notes);

    // A code of the right length that nobody has is no code of a deeper level; the name at its own level decides. Manica is
    // a province (MZ03) and a district (MZ0304), Maputo a province beside the district "Cidade De Maputo" of Maputo City.
    [Theory]
    [InlineData("MZ98~Maputo", "MZ05", "Fixed", "code-unknown")]
    [InlineData("MZ99~Manica", "MZ03", "Fixed", "code-unknown")]
    [InlineData("MZ98~ | Cidade De Maputo", "MZ0601", "Fixed", "code-unknown")]
    [InlineData("MZ98~", "-", "Ask", "code-unknown")]
    public void A_code_nobody_has_moves_no_row_to_another_level(string typed, string code, string verdict, string notes) =>
        Holds(Atlas.Of("MOZ", "MZ03 Manica", "MZ0304 Manica", "MZ05 Maputo", "MZ06 Maputo City", "MZ0601 Cidade De Maputo", "MZ09 Sofala", "MZ0908 Machanga", "MZ0909 Marromeu"), typed, code, verdict, notes);

    [Theory]
    [InlineData("af01~", "AF01", "Fixed", "code-case")]
    [InlineData("AF 01~", "AF01", "Fixed", "code-spaced")]
    [InlineData("AF-0102~", "AF0102", "Fixed", "code-spaced,level")]
    [InlineData("~ | ＡＦ０１０２~", "AF0102", "Fixed", "code-case")]
    [InlineData("AFG01~Kabul", "AF01", "Fixed", "code-prefix")]
    [InlineData("AFG01~Kabul | AFG0102~Paghman", "AF0102", "Fixed", "code-prefix")]
    [InlineData("1~", "AF01", "Fixed", "code-padded")]
    [InlineData("01~", "AF01", "Fixed", "code-prefix")]
    [InlineData("~ | 102~", "AF0102", "Fixed", "code-padded")]
    [InlineData("~ | 102.0~", "AF0102", "Fixed", "code-padded")]
    [InlineData("~ | 1001~", "AF1001", "Fixed", "code-prefix")]
    [InlineData("AF1~", "AF01", "Fixed", "code-padded")]
    [InlineData("AF001~", "AF01", "Fixed", "code-padded")]
    [InlineData("AFG001~Kabul", "AF01", "Fixed", "code-padded")]
    [InlineData("AF01~ | AF101~", "AF0101", "Fixed", "code-padded")]
    [InlineData("AF10~ | AF101~", "AF1001", "Fixed", "code-padded")]
    [InlineData("~ | AF101~Bamyan", "AF1001", "Fixed", "code-padded")]
    [InlineData("~ | AF101~", "-", "Ask", "code-unknown")]
    [InlineData("AF0100~Kabul", "AF01", "Fixed", "whole-area")]
    [InlineData("AF01 - Kabul", "AF01", "Exact", "")]
    [InlineData("Kabul (AF01) | Paghman [AF0102]", "AF0102", "Exact", "")]
    [InlineData("AF01 | AF0102", "AF0102", "Exact", "")]
    [InlineData("Kabul~ | Paghman~", "AF0102", "Exact", "")]
    public void A_code_typed_otherwise_is_repaired_and_says_so(string typed, string code, string verdict, string notes) => Holds(Afghanistan, typed, code, verdict, notes);

    [Theory]
    [InlineData("TD07~Lac", "TCD07", "Fixed", "code-prefix")]
    [InlineData("TD7~Lac", "TCD07", "Fixed", "code-padded")]
    [InlineData("TD07~", "TCD07", "Fixed", "code-prefix")]
    [InlineData("TD18~Ndjamena", "TCD18", "Fixed", "code-prefix")]
    [InlineData("TD13~Moyen-Chari", "TCD13", "Fixed", "code-prefix")]
    [InlineData("TD07~Lac | TD0701~Mamdi", "TCD0701", "Fixed", "code-prefix")]
    [InlineData("Mayo-Kebbi Est", "TCD11", "Fixed", "name-folded")]
    [InlineData("Mayo Kebbi", "-", "Ask", "name-suggested")]
    [InlineData("NDJAMENA", "TCD18", "Fixed", "name-folded")]
    public void Chad_writes_three_letters_and_its_partners_two(string typed, string code, string verdict, string notes) => Holds(Chad, typed, code, verdict, notes);

    [Theory]
    [InlineData("CMR007~", "CM007", "Fixed", "code-prefix")]
    [InlineData("CM07~", "CM007", "Fixed", "code-padded")]
    [InlineData("CM7~", "CM007", "Fixed", "code-padded")]
    [InlineData("CM0007~", "CM007", "Fixed", "code-padded")]
    [InlineData("CMR07~North West", "CM007", "Fixed", "code-padded")]
    [InlineData("Nord Ouest", "CM007", "Fixed", "name-folded")]
    [InlineData("North-West", "CM007", "Fixed", "name-folded")]
    [InlineData("Northwest Region", "CM007", "Fixed", "name-folded")]
    [InlineData("Région de l'Extrême-Nord", "CM004", "Fixed", "name-folded")]
    [InlineData("Nord", "-", "Ask", "name-suggested")]
    public void Cameroon_codes_of_the_wrong_length_are_repaired(string typed, string code, string verdict, string notes) => Holds(Cameroon, typed, code, verdict, notes);

    [Theory]
    [InlineData("~ | GIN008003~Macenta", "GN008004", "Fixed", "code-contradicts-name")]
    [InlineData("~ | GIN008004~Macenta", "GN008004", "Fixed", "code-prefix")]
    [InlineData("~ | GIN008003~", "GN008003", "Fixed", "code-prefix")]
    [InlineData("~ | GN008003~Macenta", "GN008003", "Fixed", "code-contradicts-name")]
    [InlineData("GIN008004~Nzerekore", "GN008005", "Fixed", "code-contradicts-name")]
    public void A_renumbered_code_that_needed_repair_yields_to_the_name(string typed, string code, string verdict, string notes) => Holds(Guinea, typed, code, verdict, notes);

    [Theory]
    [InlineData("~ | SLE001003~Kono", "SL0103", "Fixed", "code-padded")]
    [InlineData("~ | SLE001003~", "-", "Ask", "code-unknown")]
    [InlineData("SL01~Eastern | SLE001003~", "SL0103", "Fixed", "code-padded")]
    [InlineData("SLE004000~Western Area", "SL04", "Fixed", "whole-area")]
    [InlineData("~ | SLE002002~Kambia", "SL0501", "Fixed", "code-unknown")]
    [InlineData("Western Area | Western Area Rural", "SL0401", "Fixed", "name-folded")]
    [InlineData("North Western", "SL05", "Exact", "")]
    [InlineData("Northwestern Province", "SL05", "Fixed", "name-folded")]
    public void Sierra_Leone_codes_with_other_digit_groups_need_the_name(string typed, string code, string verdict, string notes) => Holds(SierraLeone, typed, code, verdict, notes);

    [Theory]
    [InlineData("~ | VUT0106023~", "-", "Ask", "code-unknown")]
    [InlineData("VU06~Tafea | VUT0106023~", "VU06", "Fixed", "code-unknown,coarser")]
    [InlineData("~ | VUT0106023~South West Tanna", "VU06023", "Fixed", "code-unknown")]
    [InlineData("~ | 0~", "VUT", "Fixed", "country-wide")]
    [InlineData("Tafea | Tanna", "VU06", "Fixed", "unknown,coarser")]
    [InlineData("Tafea | West Tana", "VU06", "Fixed", "name-suggested,coarser")]
    public void Vanuatu_codes_of_another_numbering_are_not_cut_to_a_wrong_province(string typed, string code, string verdict, string notes) => Holds(Vanuatu, typed, code, verdict, notes);

    [Theory]
    [InlineData("Ha Noi", "VN101", "Exact", "")]
    [InlineData("Hà Nội", "VN101", "Exact", "")]
    [InlineData("Ha\u0300 No\u0323\u0302i", "VN101", "Exact", "")]
    [InlineData("Thành phố Hà Nội", "VN101", "Fixed", "name-folded")]
    [InlineData("TP. Hà Nội", "VN101", "Fixed", "name-folded")]
    [InlineData("HANOI", "VN101", "Fixed", "name-folded")]
    [InlineData("Ha Noi City", "VN101", "Fixed", "name-folded")]
    [InlineData("Hải Phòng", "VN103", "Fixed", "name-folded")]
    [InlineData("TP Hồ Chí Minh", "VN701", "Fixed", "name-folded")]
    [InlineData("Tỉnh Đắk Lắk", "VN605", "Fixed", "name-folded")]
    [InlineData("Ðắk Lắk", "VN605", "Fixed", "name-folded")]
    [InlineData("Dak Lak province", "VN605", "Fixed", "name-folded")]
    [InlineData("Province of Thanh Hoa", "VN401", "Fixed", "name-folded")]
    [InlineData("Bà Rịa-Vũng Tàu", "VN717", "Fixed", "name-folded")]
    [InlineData("Hà Nội | Quận Ba Đình", "VN10101", "Fixed", "name-folded")]
    [InlineData("Ha Noi | Đống Đa", "VN10109", "Exact", "")]
    [InlineData("Thanh Hóa | Huyện Quan Sơn", "VN40111", "Fixed", "name-folded")]
    [InlineData("Thanh Hoa | Thành phố Thanh Hóa", "VN40101", "Fixed", "name-folded")]
    [InlineData("Tây Ninh | Huyện Châu Thành", "VN70909", "Fixed", "name-folded")]
    [InlineData("Hậu Giang | Châu Thành A", "VN81603", "Fixed", "name-folded")]
    [InlineData("Hậu Giang | Châu Thành", "VN81605", "Fixed", "name-folded")]
    [InlineData("~ | Châu Thành", "-", "Ask", "name-ambiguous")]
    [InlineData("Châu Thành", "-", "Ask", "name-ambiguous")]
    [InlineData("Hau Giang | Chau Thanh B", "VN816", "Fixed", "name-suggested,coarser")]
    [InlineData("Chau Thanh, Long An", "VN80121", "Fixed", "name-folded")]
    [InlineData("Ha Noi; Hai Phong", "-", "Ask", "many")]
    [InlineData("VN101; VN103~", "-", "Ask", "many")]
    [InlineData("VN101~Ha Noi | VN10101; VN10103~", "VN101", "Fixed", "many,coarser")]
    [InlineData("Ha Noi | Ba Dinh, Tay Ho", "VN101", "Fixed", "many,coarser")]
    [InlineData("Nhiều nơi", "-", "Ask", "many")]
    [InlineData("Haa Giang", "-", "Ask", "name-suggested")]
    [InlineData("Binh Dien", "-", "Ask", "name-suggested")]
    [InlineData("Toàn quốc", "VNM", "Fixed", "country-wide")]
    [InlineData("Việt Nam", "VNM", "Fixed", "country-wide")]
    [InlineData("VN101~Hà Nội | Toàn tỉnh", "VN101", "Fixed", "whole-area")]
    [InlineData("VN1010101~", "VN10101", "Fixed", "code-deeper")]
    [InlineData("Quảng Trị", "-", "Unknown", "unknown")]
    public void Vietnamese_names_match_with_or_without_marks_and_kinds(string typed, string code, string verdict, string notes) => Holds(VietNam, typed, code, verdict, notes);

    [Theory]
    [InlineData("HT01~OUEST | HT0114~PÉTION-VILLE", "HT0114", "Exact", "")]
    [InlineData("Ouest | Pétion Ville", "HT0114", "Fixed", "name-folded")]
    [InlineData("Sud-Est", "HT02", "Fixed", "name-folded")]
    [InlineData("Sudest", "HT02", "Fixed", "name-folded")]
    [InlineData("Département de l'Artibonite | Gonaïves", "HT0511", "Fixed", "name-folded")]
    [InlineData("Département du Nord", "HT03", "Fixed", "name-folded")]
    [InlineData("North", "HT03", "Exact", "")]
    [InlineData("Nord Est", "HT04", "Fixed", "name-folded")]
    [InlineData("HT03~NORD-EST", "HT03", "Fixed", "code-contradicts-name")]
    [InlineData("HT01~Ouest | HT0311~", "HT01", "Fixed", "code-contradicts-name,coarser")]
    [InlineData("Ouest | HT0311~", "-", "Ask", "name-folded,code-contradicts-name")]
    [InlineData("Ouest | HT0311~Cap-Haïtien", "HT0311", "Fixed", "name-folded,code-contradicts-name")]
    [InlineData("HT01~Ouest | HT0311~Cap-Haïtien", "HT01", "Fixed", "code-contradicts-name,coarser")]
    [InlineData("HT01~Ouest | HT0311~Delmas", "HT01", "Fixed", "code-contradicts-name,coarser")]
    [InlineData("HT01~ | HT01~", "HT01", "Fixed", "coarser")]
    [InlineData("HT01~ | HT01~Delmas", "HT0112", "Exact", "")]
    [InlineData("Delmas", "HT0112", "Fixed", "level")]
    [InlineData("HT0112~Delmas", "HT0112", "Fixed", "level")]
    [InlineData("Ouest | HT01~", "HT01", "Fixed", "name-folded,coarser")]
    [InlineData("Ouest | Ouest", "HT01", "Fixed", "name-folded,coarser")]
    [InlineData("West | Delmas (centre)", "HT0112", "Fixed", "name-folded")]
    [InlineData("West/Delmas", "HT0112", "Fixed", "name-folded")]
    [InlineData("Tout le pays", "HTI", "Fixed", "country-wide")]
    [InlineData("Ensemble du pays~", "HTI", "Fixed", "country-wide")]
    [InlineData("Plusieurs départements", "-", "Ask", "many")]
    [InlineData("West | Plusieurs communes", "HT01", "Fixed", "many,coarser")]
    [InlineData("West | Toutes les communes", "HT01", "Fixed", "whole-area")]
    [InlineData("West | Xyzzy", "HT01", "Fixed", "unknown,coarser")]
    [InlineData("Xyzzy | HT0112~Delmas", "HT0112", "Fixed", "unknown")]
    [InlineData("Xyzzy", "-", "Unknown", "unknown")]
    [InlineData("@HT~Haïti | ~", "HTI", "Fixed", "country-wide")]
    [InlineData("~", "HTI", "Fixed", "country-wide")]
    [InlineData("n/a | -", "HTI", "Fixed", "country-wide")]
    [InlineData("Unknown", "HTI", "Fixed", "country-wide")]
    [InlineData("@Kenya | Central", "-", "Unknown", "other-country,unknown")]
    [InlineData("@Kenya | West", "-", "Unknown", "other-country,unknown")]
    [InlineData("@KE~ | ~", "-", "Unknown", "other-country")]
    [InlineData("KE047~Nairobi", "-", "Unknown", "other-country")]
    [InlineData("KE047~West", "HT01", "Fixed", "other-country")]
    public void Haiti_in_three_languages_and_every_kind_of_contradiction(string typed, string code, string verdict, string notes) => Holds(Haiti, typed, code, verdict, notes);

    [Theory]
    [InlineData("MZ01~Cabo Delgado | MZ0101~Ancuabe | MZ010102~Mesa", "MZ0101", "Fixed", "code-deeper")]
    [InlineData("~ | ~ | MZ010102~Mesa", "MZ0101", "Fixed", "code-deeper")]
    [InlineData("MZ09~Sofala | ~ | #N/A~Cidade Da Beira", "MZ0906", "Fixed", "level")]
    [InlineData("MZ09~Sofala | MZ0901~buzi | Buzi Sede | Mandruze", "MZ0901", "Fixed", "code-deeper,code-deeper")]
    [InlineData("~ | ~ | ~ | Mandruze", "-", "Unknown", "unknown")]
    [InlineData("MZ01~Cabo Delgado | MZ0117~Pemba", "MZ01", "Fixed", "part-of-name,coarser")] // two districts: 42 rows of moz_idai_5w_2019.xlsx
    [InlineData("MZ01~Cabo Delgado | MZ0117~Cidade de Pemba", "MZ0104", "Fixed", "code-unknown")]
    [InlineData("MZ01~Cabo Delgado | Pemba", "MZ0104", "Fixed", "name-folded")]
    [InlineData("MZ0117~ | all~", "MZ01", "Fixed", "code-unknown,whole-area,coarser")]
    [InlineData("524 2 05 27~ | all~", "-", "Unknown", "code-unknown,whole-area")] // nepal2015_rc_recovery_3w.csv: 629 rows
    [InlineData("Maputo", "MZ05", "Exact", "")]
    [InlineData("Cidade de Maputo", "MZ06", "Fixed", "name-folded")]
    [InlineData("Maputo Province", "MZ05", "Fixed", "name-folded")]
    [InlineData("Cidade de Pemba", "MZ0104", "Fixed", "level")]
    [InlineData("Província de Cabo Delgado | Pemba", "MZ0104", "Fixed", "name-folded")]
    [InlineData("MZ0999~", "MZ09", "Fixed", "code-unknown,coarser")]
    [InlineData("MZ09~ | MZ0999~Nova", "MZ09", "Fixed", "unknown,coarser")]
    [InlineData("Zambézia | Maganja da Costa", "MZ1111", "Fixed", "name-folded")]
    public void Mozambique_codes_deeper_than_the_gazetteer_stay_at_the_district(string typed, string code, string verdict, string notes) => Holds(Mozambique, typed, code, verdict, notes);

    [Theory]
    [InlineData("@HN~Honduras | HN00~Cobertura Nacional", "HND", "Fixed", "country-wide")]
    [InlineData("Cobertura Nacional", "HND", "Fixed", "country-wide")]
    [InlineData("HN00~Cobertura Nacional | 31~", "HND", "Fixed", "country-wide,code-unknown")]
    [InlineData("HN04~Copan | 31~", "HN04", "Fixed", "code-unknown,coarser")]
    [InlineData("HN04~Copan | HN0404~Copán Ruinas | HN040401~Copán Ruinas", "HN0404", "Fixed", "code-deeper")]
    [InlineData("HN10~Intibuca | HN1017~San Fco. de Opalaca", "HN1017", "Exact", "")]
    [InlineData("Intibucá | San Fco. de Opalaca", "HN1017", "Fixed", "name-folded")]
    [InlineData("Departamento de El Paraíso | Yuscarán", "HN0701", "Fixed", "name-folded")]
    [InlineData("Copán | Sta. Rosa de Copán", "HN0401", "Fixed", "name-folded")]
    [InlineData("Varios", "-", "Ask", "many")]
    [InlineData("Todos los departamentos", "HND", "Fixed", "country-wide")]
    [InlineData("701~", "HN0701", "Fixed", "code-padded,level")]
    public void Honduras_has_a_national_place_and_short_codes(string typed, string code, string verdict, string notes) => Holds(Honduras, typed, code, verdict, notes);

    [Theory]
    [InlineData("CF21~Mambéré Kadéi | CF211~Berbérati", "CF211", "Exact", "")]
    [InlineData("Mambéré-Kadéï", "CF21", "Fixed", "name-folded")]
    [InlineData("Basse Kotto", "CF61", "Fixed", "name-folded")]
    [InlineData("Bas-Mbomou", "-", "Ask", "name-suggested")]
    [InlineData("CF71~Bangui | CF711~1er Arrondissement", "CF711", "Fixed", "code-contradicts-name")]
    [InlineData("CF71~Bangui | CF713~3e Arrondissement", "CF71", "Fixed", "unknown,coarser")]
    [InlineData("CF71~Bangui | CF111~Bimbo", "CF71", "Fixed", "code-contradicts-name,coarser")]
    [InlineData("CF11~Bangui | CF711~Bangui", "CF711", "Fixed", "code-contradicts-name,code-contradicts-name")]
    [InlineData("CF11~Bangui", "CF11", "Fixed", "code-contradicts-name")]
    public void Central_African_codes_decide_and_both_are_shown(string typed, string code, string verdict, string notes) => Holds(Car, typed, code, verdict, notes);

    [Theory]
    [InlineData("~ | 524 1 26~", "524.1.26", "Fixed", "code-spaced")]
    [InlineData("524 1~Central | 524 1 26~Bhaktapur | 524 1 26 5 016~Chitapol", "524.1.26", "Fixed", "code-spaced,code-deeper")]
    [InlineData("~ | ~ | Bhaktapur | Chitapol", "524.1.26", "Fixed", "level,code-deeper")]
    public void Nepal_codes_are_written_with_blanks_and_one_level_deeper(string typed, string code, string verdict, string notes) => Holds(Nepal2015, typed, code, verdict, notes);

    [Theory]
    [InlineData("~ | LY0102~Almarj", "LY0102", "Exact", "")]
    [InlineData("~ | Al Marj", "LY0102", "Fixed", "name-folded")]
    [InlineData("~ | Al-Jabal al-Akhdar", "LY0106", "Fixed", "name-folded")]
    [InlineData("East | Aljufra", "LY01", "Fixed", "name-elsewhere")]
    [InlineData("Libya", "LBY", "Fixed", "country-wide")]
    [InlineData("Nationwide", "LBY", "Fixed", "country-wide")]
    public void Libya_has_districts_only(string typed, string code, string verdict, string notes) => Holds(Libya, typed, code, verdict, notes);

    [Theory]
    [InlineData("Cabool", "AF01", "Fixed", "name-alias")]
    [InlineData("Kabul | reg. hq", "AF0102", "Fixed", "name-alias")]
    [InlineData("Kapisa | Reg HQ", "AF02", "Fixed", "unknown,coarser")]
    [InlineData("Badakshan", "AF17", "Fixed", "name-suggested")]
    [InlineData("Helmand", "-", "Ask", "name-suggested")]
    [InlineData("Nimruz", "-", "Ask", "name-suggested")]
    [InlineData("~ | Qara Bagh", "-", "Ask", "name-ambiguous")]
    [InlineData("Ghazni | Qarabagh", "AF1116", "Fixed", "name-folded")]
    [InlineData("Kapisa | Hisa-e-Awal-e-Kohistan", "AF02", "Fixed", "name-suggested,coarser")]
    [InlineData("AF01~Kapisa | AF0206~Tagab", "AF0206", "Fixed", "code-contradicts-name,code-contradicts-name")]
    [InlineData("XXX | ~", "AFG", "Fixed", "country-wide")]
    [InlineData("Kabul~AF01", "AF01", "Exact", "")]
    public void Aliases_hold_under_their_parent_and_likeness_is_asked(string typed, string code, string verdict, string notes) => Holds(Afghanistan, typed, code, verdict, notes);

    [Theory]
    [InlineData("H?u Giang", "VN816")] // nine letters: not Ha Giang
    [InlineData("H? Giang", "VN201")]
    [InlineData("?à N?ng", "VN501")]
    public void Letters_lost_to_question_marks_are_asked_about_with_the_names_they_fit(string typed, string code)
    {
        var match = PlaceMatching.Match(VietNam, Atlas.Typed(typed));
        Assert.Equal(("Ask", code), (match.Verdict.ToString(), string.Join(" ", match.Candidates.Select(id => VietNam.ById(id)!.Pcode))));
    }

    private static void Holds(Gazetteer gazetteer, string typed, string code, string verdict, string notes)
    {
        var match = PlaceMatching.Match(gazetteer, Atlas.Typed(typed));
        var told = string.Join(",", match.Notes.Select(n => n.Code["place.".Length..]).Aggregate(new List<string>(), Kept));
        Assert.Equal($"{code} {verdict} {notes}", $"{(match.AreaId is { } id ? gazetteer.ById(id)!.Pcode : "-")} {match.Verdict} {told}");
        Assert.InRange(match.Confidence, match.AreaId is null ? 0 : 0.95, match.AreaId is null ? 0 : 1);
    }

    /// <summary>A note repeated for the next level is told once here; codes deeper and contradictions are counted.</summary>
    private static List<string> Kept(List<string> told, string code)
    {
        if (!told.Contains(code) || code is "code-deeper" or "code-contradicts-name") told.Add(code);
        return told;
    }
}
