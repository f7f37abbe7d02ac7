namespace Tessera.Domain.Geography;

/// <summary>
/// Countries and territories of ISO 3166-1: alpha-2, alpha-3, then the English, French and Spanish short name (blank
/// when equal to the English). Facts from OCHA's countries and territories taxonomy, with United Nations short names.
/// </summary>
internal static class CountryTable
{
    internal const string Lines = """
        AW|ABW|Aruba
        AF|AFG|Afghanistan||Afganistán
        AO|AGO|Angola
        AI|AIA|Anguilla||Anguila
        AX|ALA|Åland Islands|Îles d'Åland|Islas Åland
        AL|ALB|Albania|Albanie
        AD|AND|Andorra|Andorre
        AE|ARE|United Arab Emirates|Émirats arabes unis|Emiratos Árabes Unidos
        AR|ARG|Argentina|Argentine
        AM|ARM|Armenia|Arménie
        AS|ASM|American Samoa|Samoa américaines|Samoa Americana
        AQ|ATA|Antarctica|Antarctique|Antártida
        TF|ATF|French Southern Territories|Terres australes françaises|Territorio de las Tierras Australes Francesas
        AG|ATG|Antigua and Barbuda|Antigua-et-Barbuda|Antigua y Barbuda
        AU|AUS|Australia|Australie
        AT|AUT|Austria|Autriche
        AZ|AZE|Azerbaijan|Azerbaïdjan|Azerbaiyán
        BI|BDI|Burundi
        BE|BEL|Belgium|Belgique|Bélgica
        BJ|BEN|Benin|Bénin
        BQ|BES|Bonaire, Sint Eustatius and Saba|Bonaire, Saint-Eustache et Saba|Bonaire, San Eustaquio y Saba
        BF|BFA|Burkina Faso
        BD|BGD|Bangladesh
        BG|BGR|Bulgaria|Bulgarie
        BH|BHR|Bahrain|Bahreïn|Bahrein
        BS|BHS|Bahamas
        BA|BIH|Bosnia and Herzegovina|Bosnie-Herzégovine|Bosnia y Herzegovina
        BL|BLM|Saint Barthélemy|Saint-Barthélemy|San Barthélemy
        BY|BLR|Belarus|Bélarus|Belarús
        BZ|BLZ|Belize||Belice
        BM|BMU|Bermuda|Bermudes
        BO|BOL|Bolivia (Plurinational State of)|Bolivie (État plurinational de)|Bolivia (Estado Plurinacional de)
        BR|BRA|Brazil|Brésil|Brasil
        BB|BRB|Barbados|Barbade
        BN|BRN|Brunei Darussalam|Brunéi Darussalam
        BT|BTN|Bhutan|Bhoutan|Bhután
        BV|BVT|Bouvet Island|Île Bouvet|Isla Bouvet
        BW|BWA|Botswana
        CF|CAF|Central African Republic|République centrafricaine|República Centroafricana
        CA|CAN|Canada||Canadá
        CC|CCK|Cocos (Keeling) Islands|Îles des Cocos (Keeling)|Islas Cocos (Keeling)
        CH|CHE|Switzerland|Suisse|Suiza
        CL|CHL|Chile|Chili
        CN|CHN|China|Chine
        CI|CIV|Côte d'Ivoire
        CM|CMR|Cameroon|Cameroun|Camerún
        CD|COD|Democratic Republic of the Congo|République démocratique du Congo|República Democrática del Congo
        CG|COG|Congo
        CK|COK|Cook Islands|Îles Cook|Islas Cook
        CO|COL|Colombia|Colombie
        KM|COM|Comoros|Comores|Comoras
        CV|CPV|Cabo Verde
        CR|CRI|Costa Rica
        CU|CUB|Cuba
        CW|CUW|Curaçao||Curazao
        CX|CXR|Christmas Island|Île Christmas|Isla Christmas
        KY|CYM|Cayman Islands|Îles Caïmanes|Islas Caimán
        CY|CYP|Cyprus|Chypre|Chipre
        CZ|CZE|Czechia|Tchéquie|Chequia
        DE|DEU|Germany|Allemagne|Alemania
        DJ|DJI|Djibouti
        DM|DMA|Dominica|Dominique
        DK|DNK|Denmark|Danemark|Dinamarca
        DO|DOM|Dominican Republic|République dominicaine|República Dominicana
        DZ|DZA|Algeria|Algérie|Argelia
        EC|ECU|Ecuador|Équateur
        EG|EGY|Egypt|Égypte|Egipto
        ER|ERI|Eritrea|Érythrée
        EH|ESH|Western Sahara|Sahara occidental|Sáhara Occidental
        ES|ESP|Spain|Espagne|España
        EE|EST|Estonia|Estonie
        ET|ETH|Ethiopia|Éthiopie|Etiopía
        FI|FIN|Finland|Finlande|Finlandia
        FJ|FJI|Fiji|Fidji
        FK|FLK|Falkland Islands (Malvinas)|Îles Falkland (Malvinas)|Islas Malvinas (Falkland)
        FR|FRA|France||Francia
        FO|FRO|Faroe Islands|Îles Féroé|Islas Feroe
        FM|FSM|Micronesia (Federated States of)|Micronésie (États fédérés de)|Micronesia (Estados Federados de)
        GA|GAB|Gabon||Gabón
        GB|GBR|United Kingdom of Great Britain and Northern Ireland|Royaume-Uni de Grande-Bretagne et d'Irlande du Nord|Reino Unido de Gran Bretaña e Irlanda del Norte
        GE|GEO|Georgia|Géorgie
        GG|GGY|Guernsey|Guernesey
        GH|GHA|Ghana
        GI|GIB|Gibraltar
        GN|GIN|Guinea|Guinée
        GP|GLP|Guadeloupe||Guadalupe
        GM|GMB|Gambia|Gambie
        GW|GNB|Guinea-Bissau|Guinée-Bissau
        GQ|GNQ|Equatorial Guinea|Guinée équatoriale|Guinea Ecuatorial
        GR|GRC|Greece|Grèce|Grecia
        GD|GRD|Grenada|Grenade|Granada
        GL|GRL|Greenland|Groenland|Groenlandia
        GT|GTM|Guatemala
        GF|GUF|French Guiana|Guyane française|Guayana Francesa
        GU|GUM|Guam
        GY|GUY|Guyana
        HK|HKG|China, Hong Kong Special Administrative Region|Chine, région administrative spéciale de Hong Kong|China, región administrativa especial de Hong Kong
        HM|HMD|Heard Island and McDonald Islands|Île Heard-et-Îles MacDonald|Islas Heard y McDonald
        HN|HND|Honduras
        HR|HRV|Croatia|Croatie|Croacia
        HT|HTI|Haiti|Haïti|Haití
        HU|HUN|Hungary|Hongrie|Hungría
        ID|IDN|Indonesia|Indonésie
        IM|IMN|Isle of Man|Île de Man|Isla de Man
        IN|IND|India|Inde
        IO|IOT|British Indian Ocean Territory|Territoire britannique de l'océan Indien|Territorio Británico del Océano Índico
        IE|IRL|Ireland|Irlande|Irlanda
        IR|IRN|Iran (Islamic Republic of)|Iran (République islamique d')|Irán (República Islámica del)
        IQ|IRQ|Iraq
        IS|ISL|Iceland|Islande|Islandia
        IL|ISR|Israel|Israël
        IT|ITA|Italy|Italie|Italia
        JM|JAM|Jamaica|Jamaïque
        JE|JEY|Jersey
        JO|JOR|Jordan|Jordanie|Jordania
        JP|JPN|Japan|Japon|Japón
        KZ|KAZ|Kazakhstan||Kazajstán
        KE|KEN|Kenya
        KG|KGZ|Kyrgyzstan|Kirghizistan|Kirguistán
        KH|KHM|Cambodia|Cambodge|Camboya
        KI|KIR|Kiribati
        KN|KNA|Saint Kitts and Nevis|Saint-Kitts-et-Nevis|Saint Kitts y Nevis
        KR|KOR|Republic of Korea|République de Corée|República de Corea
        KW|KWT|Kuwait|Koweït
        LA|LAO|Lao People's Democratic Republic|République démocratique populaire lao|República Democrática Popular Lao
        LB|LBN|Lebanon|Liban|Líbano
        LR|LBR|Liberia|Libéria
        LY|LBY|Libya|Libye|Libia
        LC|LCA|Saint Lucia|Sainte-Lucie|Santa Lucía
        LI|LIE|Liechtenstein
        LK|LKA|Sri Lanka
        LS|LSO|Lesotho
        LT|LTU|Lithuania|Lituanie|Lituania
        LU|LUX|Luxembourg||Luxemburgo
        LV|LVA|Latvia|Lettonie|Letonia
        MO|MAC|China, Macao Special Administrative Region|Chine, région administrative spéciale de Macao|China, región administrativa especial de Macao
        MF|MAF|Saint Martin (French part)|Saint-Martin (partie française)|San Martín (parte francesa)
        MA|MAR|Morocco|Maroc|Marruecos
        MC|MCO|Monaco||Mónaco
        MD|MDA|Republic of Moldova|République de Moldova|República de Moldova
        MG|MDG|Madagascar
        MV|MDV|Maldives||Maldivas
        MX|MEX|Mexico|Mexique|México
        MH|MHL|Marshall Islands|Îles Marshall|Islas Marshall
        MK|MKD|North Macedonia|Macédoine du Nord|Macedonia del Norte
        ML|MLI|Mali||Malí
        MT|MLT|Malta|Malte
        MM|MMR|Myanmar
        ME|MNE|Montenegro|Monténégro
        MN|MNG|Mongolia|Mongolie
        MP|MNP|Northern Mariana Islands|Îles Mariannes du Nord|Islas Marianas Septentrionales
        MZ|MOZ|Mozambique
        MR|MRT|Mauritania|Mauritanie
        MS|MSR|Montserrat
        MQ|MTQ|Martinique||Martinica
        MU|MUS|Mauritius|Maurice|Mauricio
        MW|MWI|Malawi
        MY|MYS|Malaysia|Malaisie|Malasia
        YT|MYT|Mayotte
        NA|NAM|Namibia|Namibie
        NC|NCL|New Caledonia|Nouvelle-Calédonie|Nueva Caledonia
        NE|NER|Niger||Níger
        NF|NFK|Norfolk Island|Île Norfolk|Isla Norfolk
        NG|NGA|Nigeria|Nigéria
        NI|NIC|Nicaragua
        NU|NIU|Niue|Nioué
        NL|NLD|Netherlands (Kingdom of the)|Pays-Bas (Royaume des)|Países Bajos (Reino de los)
        NO|NOR|Norway|Norvège|Noruega
        NP|NPL|Nepal|Népal
        NR|NRU|Nauru
        NZ|NZL|New Zealand|Nouvelle-Zélande|Nueva Zelandia
        OM|OMN|Oman||Omán
        PK|PAK|Pakistan||Pakistán
        PA|PAN|Panama||Panamá
        PN|PCN|Pitcairn
        PE|PER|Peru|Pérou|Perú
        PH|PHL|Philippines||Filipinas
        PW|PLW|Palau|Palaos
        PG|PNG|Papua New Guinea|Papouasie-Nouvelle-Guinée|Papua Nueva Guinea
        PL|POL|Poland|Pologne|Polonia
        PR|PRI|Puerto Rico|Porto Rico
        KP|PRK|Democratic People's Republic of Korea|République populaire démocratique de Corée|República Popular Democrática de Corea
        PT|PRT|Portugal
        PY|PRY|Paraguay
        PS|PSE|State of Palestine|État de Palestine|Estado de Palestina
        PF|PYF|French Polynesia|Polynésie française|Polinesia Francesa
        QA|QAT|Qatar
        RE|REU|Réunion||Reunión
        RO|ROU|Romania|Roumanie|Rumania
        RU|RUS|Russian Federation|Fédération de Russie|Federación de Rusia
        RW|RWA|Rwanda
        SA|SAU|Saudi Arabia|Arabie saoudite|Arabia Saudita
        SD|SDN|Sudan|Soudan|Sudán
        SN|SEN|Senegal|Sénégal
        SG|SGP|Singapore|Singapour|Singapur
        GS|SGS|South Georgia and the South Sandwich Islands|Géorgie du Sud-et-les Îles Sandwich du Sud|Georgia del Sur y las Islas Sandwich del Sur
        SH|SHN|Saint Helena|Sainte-Hélène|Santa Elena
        SJ|SJM|Svalbard and Jan Mayen Islands|Îles Svalbard-et-Jan Mayen|Islas Svalbard y Jan Mayen
        SB|SLB|Solomon Islands|Îles Salomon|Islas Salomón
        SL|SLE|Sierra Leone||Sierra Leona
        SV|SLV|El Salvador
        SM|SMR|San Marino|Saint-Marin
        SO|SOM|Somalia|Somalie
        PM|SPM|Saint Pierre and Miquelon|Saint-Pierre-et-Miquelon|San Pedro y Miquelón
        RS|SRB|Serbia|Serbie
        SS|SSD|South Sudan|Soudan du Sud|Sudán del Sur
        ST|STP|Sao Tome and Principe|Sao Tomé-et-Principe|Santo Tomé y Príncipe
        SR|SUR|Suriname
        SK|SVK|Slovakia|Slovaquie|Eslovaquia
        SI|SVN|Slovenia|Slovénie|Eslovenia
        SE|SWE|Sweden|Suède|Suecia
        SZ|SWZ|Eswatini
        SX|SXM|Sint Maarten (Dutch part)|Saint-Martin (partie néerlandaise)|San Martín (parte Holandesa)
        SC|SYC|Seychelles
        SY|SYR|Syrian Arab Republic|République arabe syrienne|República Árabe Siria
        TC|TCA|Turks and Caicos Islands|Îles Turques-et-Caïques|Islas Turcas y Caicos
        TD|TCD|Chad|Tchad
        TG|TGO|Togo
        TH|THA|Thailand|Thaïlande|Tailandia
        TJ|TJK|Tajikistan|Tadjikistan|Tayikistán
        TK|TKL|Tokelau|Tokélaou
        TM|TKM|Turkmenistan|Turkménistan|Turkmenistán
        TL|TLS|Timor-Leste
        TO|TON|Tonga
        TT|TTO|Trinidad and Tobago|Trinité-et-Tobago|Trinidad y Tabago
        TN|TUN|Tunisia|Tunisie|Túnez
        TR|TUR|Türkiye
        TV|TUV|Tuvalu
        TW|TWN|Taiwan (Province of China)
        TZ|TZA|United Republic of Tanzania|République-Unie de Tanzanie|República Unida de Tanzanía
        UG|UGA|Uganda|Ouganda
        UA|UKR|Ukraine||Ucrania
        UM|UMI|United States Minor Outlying Islands|Îles mineures éloignées des États-Unis|Islas menores alejadas de Estados Unidos
        UY|URY|Uruguay
        US|USA|United States of America|États-Unis d'Amérique|Estados Unidos de América
        UZ|UZB|Uzbekistan|Ouzbékistan|Uzbekistán
        VA|VAT|Holy See|Saint-Siège|Santa Sede
        VC|VCT|Saint Vincent and the Grenadines|Saint-Vincent-et-les Grenadines|San Vicente y las Granadinas
        VE|VEN|Venezuela (Bolivarian Republic of)|Venezuela (République bolivarienne du)|Venezuela (República Bolivariana de)
        VG|VGB|British Virgin Islands|Îles Vierges britanniques|Islas Vírgenes Británicas
        VI|VIR|United States Virgin Islands|Îles Vierges américaines|Islas Vírgenes de los Estados Unidos
        VN|VNM|Viet Nam
        VU|VUT|Vanuatu
        WF|WLF|Wallis and Futuna Islands|Îles Wallis-et-Futuna|Islas Wallis y Futuna
        WS|WSM|Samoa
        YE|YEM|Yemen|Yémen
        ZA|ZAF|South Africa|Afrique du Sud|Sudáfrica
        ZM|ZMB|Zambia|Zambie
        ZW|ZWE|Zimbabwe
        """;
}
