using Tessera.Domain.Partners;
using Tessera.Domain.Tests.Clusters;
using Xunit;

namespace Tessera.Domain.Tests.Partners;

/// <summary>
/// The distinct organisation texts of real 3W files against the shipped list: the texts below, read one by one, are all
/// that may be taken for a listed organisation without asking; every other text is new, asked or a placeholder.
/// </summary>
public sealed class PartnerRealFileTests
{
    private const string Afghanistan = """
        Action Against Hunger | ACF-USA | AAH => ACF-USA
        Action contre la Faim | ACF => ACF
        Aga Khan Agency for Habitat | AKAH => AKAH
        Aga Khan Foundation | AKF => AKF
        Aga Khan Health Service | AKHS => AKHS
        Agency For Technical Cooperation & Development | ACTED => ACTED
        Catholic Organization for Relief and Development Aid | CORDAID => CORDAID
        Catholic Relief Services | CRS => CRS
        Concern Worldwide | CWW => CWW
        Danish Committee for Aid to Afghan Refugees | DACAAR => DACAAR
        Danish Refugee Council | DRC => DRC
        Deutsche Welthungerhilfe e. V. (German Agro Action) | WHH => WHH
        Food and Agriculture Organization | FAO => FAO
        Handicap International | HI => HI
        Health Net - Trans cultural Psychosocial Organization | HN-TPO => HealthNet TPO
        Hilfe zur Selbsthilfe e.V. | HELP => HELP
        International Medical Corps | IMC => IMC
        International Organization for Migration | IOM => IOM
        International Rescue Committee | IRC => IRC
        Intersos - Humanitarian Organization for Emergency | INTERSOS => INTERSOS
        Islamic Relief | IRW => IRW
        Japan Emergency NGO | JEN => JEN
        MEDAIR | MEDAIR => MEDAIR
        Medecins Sans Frontieres (Doctors Without Borders) | MSF => MSF
        Mercy Corps | MERCYCORPS => Mercy Corps
        Mission East | ME => Mission East
        Norwegian Afghanistan Committee | NAC => Norwegian Afghanistan Committee
        Norwegian Refugee Council | NRC => NRC
        OXFAM | OXFAM => OXFAM
        People in Need | PIN => PIN
        Première Urgence-Aide Medicale Internationale | PU-AMI => PUI
        Relief International | RI => RI
        Save the Children Federation International | SCI => SCI
        Swedish Committee for Afghanistan | SCA => Swedish Committee for Afghanistan
        Terre Des Hommes | TDH => TDH
        United Nations Children's Fund | UNICEF => UNICEF
        United Nations High Commissioner for Refugees | UNHCR => UNHCR
        United Nations Human Settlements Programme | UNHABITAT => UN-Habitat
        United Nations Population Fund | UNFPA => UNFPA
        War Child UK | WC-UK => War Child UK
        World Food Program | WFP => WFP
        World Health Organization | WHO => WHO
        World Vision International | WVI => WVI
        ZOA Refugee Care | ZOA => ZOA
        """;

    private const string Honduras = """
        ACH => ACF
        ACNUR => UNHCR
        ADRA => ADRA
        AYUDA EN ACCIÓN => Ayuda en Acción
        CARE => CARE
        CHILD FUND => ChildFund International
        COSUDE => SDC
        CRS => CRS
        FAO => FAO
        GOAL => GOAL
        Global Communities => Global Communities
        Heifer => Heifer International
        Helvetas => Helvetas
        LWI => LWI
        LWR => LWR
        MDM => MDM
        MSF => MSF
        NRC => NRC
        OCHA => OCHA
        OHCHR => OHCHR
        OIM => IOM
        ONU MUJERES => UN Women
        OPS => PAHO
        OXFAM => OXFAM
        PLAN => PLAN
        PMA => WFP
        PNUD => UNDP
        SC => SCI
        Trocaire => Trócaire
        UNFPA => UNFPA
        UNICEF => UNICEF
        UNOPS => UNOPS
        WVI => WVI
        Water for People => Water for People
        """;

    private const string Guinea = """
        ACF-E => ACF-E
        ALIMA => ALIMA
        Amref => Amref
        CRF => French Red Cross
        CRS => CRS
        DRC => DRC
        ECHO => ECHO
        FNUAP => UNFPA
        IMC => IMC
        Institut Pasteur Dakar => Institut Pasteur de Dakar
        Internews => Internews
        MSF => MSF
        OCHA => OCHA
        OIM => IOM
        OMS => WHO
        OOAS => WAHO
        PAM => WFP
        PLAN => PLAN
        PNUD => UNDP
        Relief International => RI
        Save the Children => SCI
        UNFPA => UNFPA
        UNICEF => UNICEF
        UNMEER => UNMEER
        USAID => USAID
        """;

    private const string WestAfrica = """
        ACDI/VOCA => ACDI/VOCA
        Action Aid International => ActionAid
        Action Contre la Faim Espagne => ACF-E
        Action Against Hunger => ACF
        African Development Bank => AfDB
        Africare => Africare
        Alliance for International Medical Action => ALIMA
        BRAC => BRAC
        Carter Center => Carter Center
        Catholic Agency For Overseas Development => CAFOD
        Catholic Relief Services => CRS
        ChildFund => ChildFund International
        Concern Universal => Concern Universal
        Concern Worldwide => CWW
        Croix Rouge française => French Red Cross
        Croix-Rouge Guinée => Guinea Red Cross
        Danish Refugee Council => DRC
        Doctors with Africa CUAMM => CUAMM
        European Union => European Union
        Finnish Church Aid => FCA
        Food and Agriculture Organization => FAO
        GOAL => GOAL
        German Agro Action => WHH
        German Agro Action (aka Welthungerhilfe) => WHH
        Global Communities => Global Communities
        International Committee of the Red Cross => ICRC
        International Federation Of Red Cross and Red Crescent Societies => IFRC
        International Medical Corps => IMC
        International Rescue Committee => IRC
        Liberian Red Cross Society => Liberian Red Cross Society
        Living Water International => LWI
        Medecins sans Frontieres => MSF
        Medecins sans Frontieres Belgique => MSF-B
        Medecins sans Frontieres France => MSF-F
        Medecins sans Frontieres Switzerland => MSF-CH
        Medical Teams International => MTI
        Médecins du Monde => MDM
        Office for the Coordination of Humanitarian Affairs => OCHA
        Oxfam => OXFAM
        PLAN => PLAN
        Population Services International => PSI
        Right to Play => Right to Play
        Samaritan's Purse => SP
        Save the Children => SCI
        Trocaire => Trócaire
        UNMEER => UNMEER
        US Center for Disease Control => US CDC
        United Nations Children's Fund => UNICEF
        United Nations Development Programme => UNDP
        United Nations Mission In Liberia => UNMIL
        United Nations Office for Project Services => UNOPS
        United Nations Population Fund => UNFPA
        United States Agency for International Development => USAID
        World Bank => World Bank
        World Food Programme => WFP
        World Health Organization => WHO
        ZOA International => ZOA
        """;

    [Theory]
    [InlineData("afg_3w_2021q3.csv", 2, 6, 5, 119, Afghanistan)]
    [InlineData("hnd_345w.csv", 2, 6, -1, 43, Honduras)]
    [InlineData("gin_ebola_3w_hxl.csv", 2, 4, -1, 54, Guinea)]
    [InlineData("westafrica_ebola_3w.csv", 1, 2, -1, 128, WestAfrica)]
    public void Nothing_is_taken_for_a_listed_organisation_that_is_not_it(string file, int skip, int name, int acronym, int distinct, string expected)
    {
        var typed = SampleFiles.Distinct(file, skip, acronym < 0 ? [name] : [name, acronym]);
        Assert.Equal(distinct, typed.Count);
        var taken = typed
            .Select(values => (Text: string.Join(" | ", values).Trim(), Match: PartnerMatching.Match(Register.Listed, new(values[0], values.ElementAtOrDefault(1), null))))
            .Where(pair => pair.Match.PartnerId is not null)
            .Select(pair => $"{pair.Text} => {Register.NameOf(Register.Listed, pair.Match.PartnerId)}");
        Assert.Equal(expected.Split('\n').Order(StringComparer.Ordinal), taken.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Afghanistans_119_organisations_are_119_whether_named_or_abbreviated()
    {
        var typed = SampleFiles.Distinct("afg_3w_2021q3.csv", 2, 5, 6);
        var registry = Register.Of([.. typed.Select(values => ((string?)values[0], values[1]))]);
        for (var i = 0; i < typed.Count; i++)
        {
            Assert.Equal(i + 1, PartnerMatching.Match(registry, new(typed[i][1], typed[i][0], null)).PartnerId);
            Assert.Equal(i + 1, PartnerMatching.Match(registry, new(typed[i][1], null, null)).PartnerId);
            Assert.Equal(i + 1, PartnerMatching.Match(registry, new(null, typed[i][0], null)).PartnerId);
        }
    }

    [Fact]
    public void Afghanistans_organisations_are_never_taken_for_one_another()
    {
        var typed = SampleFiles.Distinct("afg_3w_2021q3.csv", 2, 5, 6);
        for (var left = 0; left < typed.Count; left++)
        {
            var registry = Register.Of([.. typed.Where((_, index) => index != left).Select(values => ((string?)values[0], values[1]))]);
            Assert.Null(PartnerMatching.Match(registry, new(typed[left][1], typed[left][0], null)).PartnerId);
        }
    }

    [Theory]
    // 54 distinct texts in the file, none a placeholder; 128 less "unknown"
    [InlineData("gin_ebola_3w_hxl.csv", 2, 4, 54)]
    [InlineData("westafrica_ebola_3w.csv", 1, 2, 127)]
    public void Counting_keys_count_what_was_typed(string file, int skip, int column, int expected) => Assert.Equal(expected,
        SampleFiles.Distinct(file, skip, column).Select(values => PartnerMatching.TypedCountKey(values[0])).OfType<string>().Distinct().Count());

    [Fact]
    public void Types_typed_in_the_files_are_known_but_for_the_one_that_says_nothing()
    {
        var typed = SampleFiles.Distinct("afg_3w_2021q3.csv", 2, 7).Concat(SampleFiles.Distinct("hnd_345w.csv", 2, 7))
            .Concat(SampleFiles.Distinct("westafrica_ebola_3w.csv", 1, 5)).Select(values => values[0]);
        Assert.Equal(["National Organization"], typed.Where(type => PartnerType.Match(type) is null));
    }
}
