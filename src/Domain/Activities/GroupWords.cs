namespace Tessera.Domain.Activities;

/// <summary>Population groups (standards.md 4.3), and the words for them. Sexes, ages, trades and mixtures are none of them.</summary>
public static class GroupWords
{
    public static readonly WordList List = new(
        ("idp", "idps | internally displaced | internally displaced person | internally displaced persons | internally displaced people | displaced | displaced population | displaced people | displaced persons | " +
            "pdi | deplacé | déplacés | déplacés internes | déplacé interne | personnes déplacées | personnes déplacées internes | population déplacée | desplazado | desplazados | desplazados internos | población desplazada | personas desplazadas | " +
            "deslocado | deslocados | deslocados internos | população deslocada | pessoas deslocadas | người di dời | người sơ tán | sơ tán | di dời nội địa | người di dời trong nước"),
        ("refugee", "refugees | réfugié | réfugiés | réfugiée | refugiado | refugiados | refugiada | refugiadas | người tị nạn | tị nạn"),
        ("asylum seeker", "asylum seekers | asylum | demandeur d'asile | demandeurs d'asile | solicitante de asilo | solicitantes de asilo | requerente de asilo | requerentes de asilo | solicitantes de refúgio | người xin tị nạn | xin tị nạn"),
        ("returnee", "returnees | idp returnee | idp returnees | returned idps | refugee returnee | refugee returnees | returned refugees | retourné | retournés | rapatrié | rapatriés | retornado | retornados | retornante | retornantes | retornantes o retornados | " +
            "người trở về | người hồi hương | hồi hương | trở về"),
        ("host community", "host | hosts | host communities | host population | host family | host families | hosting community | local host | communauté hôte | communautés hôtes | population hôte | famille d'accueil | familles d'accueil | communauté d'accueil | communautés d'accueil | " +
            "comunidad de acogida | comunidades de acogida | comunidad receptora | comunidades receptoras | población de acogida | comunidade de acolhimento | comunidades de acolhimento | comunidade anfitriã | comunidades anfitriãs | " +
            "cộng đồng tiếp nhận | cộng đồng sở tại | cộng đồng địa phương"),
        ("affected", "resident | residents | non displaced | affected population | affected people | affected persons | affected community | local population | general population | vulnerable population | non displaced affected | " +
            "résident | résidents | non déplacés | population affectée | population touchée | personnes affectées | sinistrés | population générale | residente | residentes | afectados | población afectada | población general | población afectada por desastres naturales | damnificados | no desplazados | " +
            "população afectada | população afetada | população geral | afectados | afetados | residentes | não deslocados | người bị ảnh hưởng | bị ảnh hưởng | người dân địa phương | người dân | cư dân"),
        ("migrant", "migrants | third country national | third country nationals | tcn | tcns | migrante | migrantes | personnes migrantes | người di cư | di cư | lao động di cư"),
        ("stateless", "stateless person | stateless persons | stateless people | apatride | apatrides | apátrida | apátridas | không quốc tịch | người không quốc tịch"),
        ("other", "others | autre | autres | otro | otros | outro | outros | khác | nhóm khác"));
}
