using Tessera.Domain.Geography;

namespace Tessera.Domain.Tests.Geography;

/// <summary>Pieces of real countries, enough to go wrong in; codes and names from OCHA's global p-code list.</summary>
internal static class SmallGazetteers
{
    internal static readonly Gazetteer Afghanistan = Atlas.Of("AFG", [("Cabool", "AF01"), ("Reg HQ", "AF0102")],
        "AF01 Kabul|Kābul|کابل", "AF0101 Kabul", "AF0102 Paghman", "AF0103 Chahar Asyab", "AF0114 Qara Bagh",
        "AF02 Kapisa", "AF0201 Mahmood-e-Raqi", "AF0202 Hisa-e-Duwum-e-Kohistan", "AF0206 Tagab",
        "AF10 Bamyan", "AF1001 Bamyan", "AF1002 Shibar", "AF11 Ghazni", "AF1116 Qara Bagh",
        "AF17 Badakhshan", "AF1701 Fayzabad", "AF27 Kandahar", "AF30 Hilmand", "AF34 Nimroz");

    internal static readonly Gazetteer VietNam = Atlas.Of("VNM",
        "VN101 Ha Noi|Hà Nội", "VN10101 Ba Dinh|Ba Đình", "VN10103 Tay Ho", "VN10109 Dong Da|Đống Đa", "VN103 Hai Phong city", "VN111 Ha Nam",
        "VN113 Nam Dinh", "VN201 Ha Giang", "VN401 Thanh Hoa", "VN40101 Thanh Hoa", "VN40111 Quan Son", "VN501 Da Nang city", "VN507 Binh Dinh",
        "VN511 Khanh Hoa", "VN605 Dak Lak|Đắk Lắk", "VN701 Ho Chi Minh city|Thành phố Hồ Chí Minh", "VN709 Tay Ninh", "VN70909 Chau Thanh", "VN717 Ba Ria - Vung Tau",
        "VN801 Long An", "VN80121 Chau Thanh", "VN803 Dong Thap", "VN80321 Chau Thanh", "VN805 An Giang", "VN80519 Chau Thanh",
        "VN807 Tien Giang", "VN80707 Chau Thanh", "VN811 Ben Tre", "VN81103 Chau Thanh", "VN813 Kien Giang", "VN81309 Chau Thanh",
        "VN816 Hau Giang", "VN81603 Chau Thanh A", "VN81605 Chau Thanh", "VN817 Tra Vinh", "VN81705 Chau Thanh", "VN819 Soc Trang", "VN81908 Chau Thanh");

    internal static readonly Gazetteer Haiti = Atlas.Of("HTI", "HT01 West", "HT0111 Port-au-Prince", "HT0112 Delmas", "HT0114 Petion-Ville",
        "HT02 South-East", "HT03 North", "HT0311 Cap-Haitien", "HT04 North-East", "HT05 Artibonite", "HT0511 Gonaives", "HT07 South", "HT09 North-West");

    internal static readonly Gazetteer Mozambique = Atlas.Of("MOZ", "MZ01 Cabo Delgado", "MZ0101 Ancuabe", "MZ0104 Cidade De Pemba", "MZ05 Maputo", "MZ06 Maputo City",
        "MZ09 Sofala", "MZ0901 Buzi", "MZ0906 Cidade Da Beira", "MZ11 Zambezia", "MZ1111 Maganja Da Costa");

    internal static readonly Gazetteer Chad = Atlas.Of("TCD", "TCD01 Batha", "TCD07 Lac", "TCD0701 Mamdi", "TCD13 Moyen Chari", "TCD18 N'Djamena", "TCD11 Mayo Kebbi Est", "TCD12 Mayo Kebbi Ouest");

    internal static readonly Gazetteer Honduras = Atlas.Of("HND", "HN04 Copan", "HN0401 Santa Rosa de Copan", "HN0404 Copan Ruinas", "HN07 El Paraiso", "HN0701 Yuscaran", "HN10 Intibuca", "HN1017 San Francisco de Opalaca");

    internal static readonly Gazetteer Guinea = Atlas.Of("GIN", "GN002 Conakry", "GN002001 Conakry", "GN008 Nzerekore", "GN008002 Gueckedou", "GN008003 Lola", "GN008004 Macenta", "GN008005 Nzerekore");

    internal static readonly Gazetteer SierraLeone = Atlas.Of("SLE", "SL01 Eastern", "SL0103 Kono", "SL02 Northern", "SL04 Western", "SL0401 Western Area Rural", "SL0402 Western Area Urban", "SL05 North Western", "SL0501 Kambia");

    internal static readonly Gazetteer Cameroon = Atlas.Of("CMR", "CM001 Adamaoua", "CM002 Centre", "CM003 Est", "CM004 Extreme-Nord", "CM007 Nord-Ouest", "CM010 Sud-Ouest");

    internal static readonly Gazetteer Car = Atlas.Of("CAF", "CF11 Ombella M'Poko", "CF111 Bimbo", "CF21 Mambere-Kadei", "CF211 Berberati", "CF61 Basse-Kotto", "CF52 Haute-Kotto", "CF63 Haut-Mbomou", "CF62 Mbomou", "CF71 Bangui", "CF711 Bangui");

    internal static readonly Gazetteer Nepal2015 = Atlas.Of("NPL", "524.1 Central", "524.1.26 Bhaktapur", "524.1.30 Dhading");

    internal static readonly Gazetteer Vanuatu = Atlas.Of("VUT", "VU01 Torba", "VU01053 Gaua", "VU05 Shefa", "VU05002 Port Vila", "VU06 Tafea", "VU06023 South West Tanna", "VU06025 West Tanna", "VU04006 Malekula");

    internal static readonly Gazetteer Libya = Atlas.Of("LBY", "LY01 East", "LY0102 Almarj", "LY0106 Al Jabal Al Akhdar", "LY02 West", "LY0212 Aljfara", "LY03 South", "LY0317 Aljufra");
}
