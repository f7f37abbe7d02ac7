namespace Tessera.Domain.Partners;

/// <summary>
/// What people type for an organisation type, in English, French, Spanish, Portuguese and Vietnamese; the facts are
/// those of OCHA's type aliases (HDX, MIT) and of the 3W files of eight countries, the Vietnamese is our own.
/// </summary>
internal static class PartnerTypeWords
{
    internal static readonly (int Code, string Words)[] All =
    [
        (PartnerType.Academic, "academy|academia|academic|research|university|universities|laboratory|research institute|"
            + "université|institut de recherche|laboratoire|recherche|académique|universidad|academia investigación|instituto de investigación|"
            + "universidade|instituto de pesquisa|trường đại học|viện nghiên cứu|đại học"),
        (PartnerType.Donor, "donors|donor agency|bailleur|bailleurs|bailleur de fonds|bailleurs de fonds|donateur|donateurs|donante|donantes|"
            + "doador|doadores|nhà tài trợ"),
        (PartnerType.Embassy, "embassies|ambassade|embajada|embaixada|đại sứ quán"),
        (PartnerType.Government, "gov|govt|gouv|goverment|government agency|government agencies|governmental|government institution|local government|"
            + "local authorities|authorities|ministry|state institution|international government|gouvernement|entité gouvernementale|"
            + "institution étatique|service étatique|services étatiques|autorités locales|gobierno|gobierno local|institución pública|"
            + "entidad gubernamental|governo|governo local|entidade governamental|instituição pública|"
            + "chính phủ|cơ quan nhà nước|cơ quan chính phủ|chính quyền địa phương"),
        (PartnerType.InternationalNgo, "ingo|ingos|international ngos|international nongovernmental organization|international non governmental organization|"
            + "international non governmental organisation|intl ngo|int ngo|ong int|ong intl|ongi|ong internationale|ong internationales|"
            + "organisation non gouvernementale internationale|ong internacional|ongs internacionales|ongs internacionais|ong internacionais|"
            + "organización no gubernamental internacional|organização não governamental internacional|"
            + "tổ chức phi chính phủ quốc tế|tổ chức phi chính phủ nước ngoài|phi chính phủ quốc tế"),
        (PartnerType.InternationalOrganization, "international organisation|international organizations|international organisations|international institution|"
            + "intergovernmental organization|intergovernmental organisation|igo|organisation internationale|organisations internationales|"
            + "organismo internacional|organización internacional|organização internacional|organizações internacionais|tổ chức quốc tế"),
        (PartnerType.Media, "médias|medios|medios de comunicación|mídia|meios de comunicação|báo chí|truyền thông|cơ quan báo chí"),
        (PartnerType.Military, "army|armed forces|defence force|militaire|armée|forces armées|militar|ejército|fuerzas armadas|forças armadas|quân đội"),
        (PartnerType.NationalNgo, "nngo|nngos|national ngos|national local ngo|national non governmental organization|national non governmental organisation|"
            + "ong nat|ongn|ong nationale|ong nationales|ong national|organisation non gouvernementale nationale|ong nacional|ongs nacionales|"
            + "ongs nacionais|ong nacionais|organización no gubernamental nacional|organização não governamental nacional|"
            + "tổ chức phi chính phủ trong nước|tổ chức phi chính phủ quốc gia|tổ chức phi chính phủ việt nam|phi chính phủ trong nước"),
        (PartnerType.Other, "others|other type|autre|autres|autre type|otro|otros|otra|outro|outros|outra|khác|loại khác"),
        (PartnerType.PrivateSector, "private|private company|company|business|privé|secteur privé|entreprise|privado|sector privado|empresa|empresa privada|"
            + "setor privado|sector empresarial|khu vực tư nhân|doanh nghiệp|tư nhân"),
        (PartnerType.RedCross, "red cross|red crescent|red cross movement|red cross mvt|red cross movment|red cross and red crescent|rcrc|rc rc movement|"
            + "red cross and red crescent movement|red cross red crescent movement|croix rouge|croissant rouge|mouv cr|mouvement croix rouge|"
            + "mouvement de la croix rouge|mouvement croix rouge et croissant rouge|croix rouge croissant rouge|cruz roja|"
            + "movimiento de la cruz roja|movimiento de la cruz roja media luna roja|movimiento de la cruz roja y de la media luna roja|"
            + "cruz vermelha|cruz vermelha crescente vermelho|movimento da cruz vermelha|chữ thập đỏ|hội chữ thập đỏ|"
            + "phong trào chữ thập đỏ trăng lưỡi liềm đỏ"),
        (PartnerType.Religious, "religious group|religious organization|religious organisation|faith based|faith based organization|faith based organisation|fbo|"
            + "church|religieux|organisation religieuse|confessionnel|église|religioso|grupo religioso|iglesia|iglesia grupo religioso|"
            + "organización religiosa|organização religiosa|igreja|tổ chức tôn giáo|tôn giáo"),
        (PartnerType.UnitedNations, "un|un agency|un agencies|united nations agency|united nations agencies|un system|un organization|un organisation|"
            + "nations unies|onu|agence un|agences un|agence onu|agence des nations unies|agences des nations unies|"
            + "agence du système des nations unies|organisation des nations unies|naciones unidas|agencia de las naciones unidas|"
            + "agencias de las naciones unidas|agencia onu|nações unidas|agência das nações unidas|agências das nações unidas|"
            + "liên hợp quốc|liên hiệp quốc|cơ quan liên hợp quốc|tổ chức liên hợp quốc|các tổ chức liên hợp quốc"),
        (PartnerType.CivilSociety, "cso|civil society organization|civil society organisation|civile society|société civile|organisation de la société civile|osc|"
            + "sociedad civil|organización de la sociedad civil|sociedade civil|organização da sociedade civil|"
            + "xã hội dân sự|tổ chức xã hội|tổ chức xã hội dân sự"),
        (PartnerType.Observer, "observers|observateur|observador|quan sát viên"),
        (PartnerType.DevelopmentProgramme, "development program|programme de développement|programa de desarrollo|programa de desenvolvimento|"
            + "chương trình phát triển"),
        (PartnerType.LocalNgo, "lngo|local ngos|ong locale|ong locales|ong local|ongs locais|community based organization|community based organisation|cbo|"
            + "organisation à base communautaire|tổ chức phi chính phủ địa phương"),
    ];
}
