namespace Tessera.Domain.Activities;

/// <summary>Kinds of site (standards.md 4.3), and the words for them.</summary>
public static class SiteTypeWords
{
    public static readonly WordList List = new(
        ("camp", "camps | planned camp | formal camp | refugee camp | idp camp | camp planifié | campamento | campamentos | campo | acampamento | acampamentos | trại | trại tị nạn | khu trại"),
        ("collective centre", "collective center | collective centres | collective centers | evacuation centre | evacuation center | accommodation centre | transit centre | shelter | centre collectif | centre d'hébergement | centres d'hébergement | centre d'évacuation | " +
            "albergue | albergues | centro colectivo | alojamiento colectivo | centro coletivo | centro colectivo | centro de acomodação | abrigo coletivo | nơi sơ tán | điểm sơ tán | nhà tránh bão | trung tâm tập thể"),
        ("informal settlement", "informal settlements | informal site | spontaneous site | spontaneous settlement | self settled | makeshift site | settlement | resettlement site | site informel | site spontané | installation informelle | asentamiento | asentamiento informal | asentamientos informales | " +
            "assentamento informal | assentamento | khu định cư tạm | khu định cư không chính thức"),
        ("host families", "host family | with host families | hosted | famille d'accueil | familles d'accueil | familia de acogida | familias de acogida | família de acolhimento | famílias de acolhimento | famílias anfitriãs | gia đình tiếp nhận | ở nhờ"),
        ("dispersed", "scattered | =community | communities | village | villages | neighbourhood | household | households | dispersé | dispersés | village d'accueil | quartier | comunidad | comunidad / barrio | comunidades | barrio | aldea | caserío | casa comunal | disperso | dispersos | " +
            "aldeia | aldeias | bairro | comunidade | comunidades | phân tán | thôn | =xã | làng | =bản | cộng đồng"),
        ("health facility", "health facilities | health centre | health center | hospital | hospitals | clinic | clinics | health post | mobile clinic | structure de santé | centre de santé | hôpital | clinique | poste de santé | formation sanitaire | " +
            "centro de salud | centro de diagnóstico integral | puesto de salud | clínica | establecimiento de salud | unidade sanitária | centro de saúde | posto de saúde | hospitais | cơ sở y tế | trạm y tế | bệnh viện | phòng khám"),
        ("school", "schools | school tls | tls | learning space | learning centre | learning center | temporary learning space | temporary learning spaces | kindergarten | école | écoles | espace d'apprentissage | espace temporaire d'apprentissage | lycée | " +
            "escuela | escuelas | escuela o centro educativo | escuela primaria/secundaria | centro educativo | centros educativos | colegio | escola | escolas | espaço de aprendizagem | trường | trường học | trường tiểu học | điểm trường"),
        ("child-friendly space", "child friendly space | child friendly spaces | cfs | espace ami des enfants | espaces amis des enfants | eae | espacio amigable para la niñez | espacios amigables | espaço amigo da criança | espaços amigos da criança | không gian thân thiện với trẻ em"),
        ("safe space", "women girls safe space | women and girls safe space | women safe space | wgss | women friendly space | safe spaces | espace sûr | espace sûr pour femmes | espaces sûrs | espacio seguro | espacios seguros | espaço seguro | espaços seguros | không gian an toàn"),
        ("distribution point", "distribution site | distribution points | distribution centre | point de distribution | site de distribution | punto de distribución | puntos de distribución | ponto de distribuição | pontos de distribuição | điểm phân phát | điểm cấp phát"),
        ("water point", "water points | borehole | boreholes | =well | wells | water source | point d'eau | points d'eau | forage | puits | punto de agua | puntos de agua | pozo | pozos | ponto de água | pontos de água | furo | poço | điểm nước | điểm cấp nước | giếng | giếng khoan"),
        ("other", "others | autre | autres | otro | otros | outro | outros | khác"));
}
