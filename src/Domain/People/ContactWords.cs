using System.Collections.Frozen;

namespace Tessera.Domain.People;

/// <summary>What a column of a list of people says.</summary>
public enum ContactField : byte { Name, FirstName, LastName, Organisation, Acronym, Post, Duty, Cluster, Hub, Phone, Mail, Languages, Station, Arrived, Departed, Shown }

/// <summary>The words of lists of contacts in English, French, Spanish, Portuguese and Vietnamese.</summary>
public static class ContactWords
{
    private static readonly FrozenDictionary<string, ContactField> Headers = Entries<ContactField>(
        (ContactField.Name, "name | full name | contact | contact name | contact person | person | focal point | focal point name | name of focal point | staff name | nom complet | nom et prenom | nom prenom | personne de contact | point focal | nom du point focal | nombre completo | nombre y apellidos | persona de contacto | punto focal | nombre | nome completo | nome | pessoa de contacto | pessoa de contato | ponto focal | họ và tên | họ tên | người liên hệ | đầu mối | tên người liên hệ | cán bộ đầu mối"),
        (ContactField.FirstName, "first name | given name | given names | forename | prenom | prenoms | nombres | primer nombre | primeiro nome | tên | tên gọi"),
        (ContactField.LastName, "last name | family name | surname | nom | nom de famille | apellido | apellidos | sobrenome | apelido | họ"),
        (ContactField.Organisation, "organisation | organization | org | agency | agency name | organisation name | organization name | name of organisation | institution | employer | organisme | agence | structure | organizacion | agencia | institucion | organizacao | instituicao | entidade | tổ chức | cơ quan | đơn vị | tên tổ chức"),
        (ContactField.Acronym, "acronym | organisation acronym | organization acronym | short name | sigle | acronyme | sigla | acronimo | tên viết tắt | viết tắt"),
        (ContactField.Post, "post | position | title | job title | function title | designation | fonction | poste | titre | intitule du poste | cargo | puesto | titulo | funcao | chức vụ | chức danh | vị trí"),
        (ContactField.Duty, "role | duty | role in cluster | cluster role | function | role dans le cluster | role au sein du cluster | rol | rol en el cluster | funcion | papel | papel no cluster | funcao no cluster | vai trò | nhiệm vụ"),
        (ContactField.Cluster, "cluster | clusters | sector | sectors | cluster sector | working group | secteur | secteurs | sectores | grupo sectorial | setor | setores | nhóm ngành | ngành | lĩnh vực | cụm"),
        (ContactField.Hub, "hub | sub national hub | area hub | field hub | pole | antenne | centro | nodo | polo | nhóm cấp tỉnh | cụm tỉnh"),
        (ContactField.Phone, "phone | phone number | telephone | tel | mobile | mobile phone | cell | cell phone | contact number | numero de telephone | portable | telefono | celular | movil | telefone | telemovel | điện thoại | số điện thoại | di động | đt"),
        (ContactField.Mail, "email | e mail | mail | email address | e mail address | courriel | adresse email | adresse electronique | adresse mail | correo | correo electronico | endereco de email | correio eletronico | thư điện tử | địa chỉ email | hòm thư"),
        (ContactField.Languages, "language | languages | languages spoken | spoken languages | langue | langues | langues parlees | idioma | idiomas | lingua | linguas | ngôn ngữ | tiếng | ngoại ngữ"),
        (ContactField.Station, "duty station | station | location | base | based in | city | office | lieu d affectation | lieu | ville | bureau | lugar de destino | lugar | ciudad | oficina | local de trabalho | cidade | escritorio | nơi làm việc | địa điểm | thành phố"),
        (ContactField.Arrived, "arrival | arrival date | arrived | start date | date of arrival | from | since | start | date d arrivee | arrivee | debut | fecha de llegada | llegada | desde | inicio | data de chegada | chegada | ngày đến | ngày bắt đầu | từ ngày"),
        (ContactField.Departed, "departure | departure date | departed | end date | date of departure | until | end | end of mission | end of contract | date de depart | depart | fin | fin de mission | fecha de salida | salida | hasta | data de saida | saida | fim | ngày đi | ngày rời | ngày kết thúc | đến ngày"),
        (ContactField.Shown, "shown to | share with | sharing | consent | visibility | may be shared | partage | partage avec | consentement | visibilite | compartir | compartir con | consentimiento | visibilidad | partilha | partilhar com | consentimento | visibilidade | chia sẻ | chia sẻ với | đồng ý chia sẻ"));

    private static readonly FrozenDictionary<string, ContactDuty> Duties = Entries<ContactDuty>(
        (ContactDuty.MainContact, "main contact | main contact person | first contact | contact principal | contacto principal | contato principal | đầu mối chính | người liên hệ chính"),
        (ContactDuty.Coordinator, "coordinator | cluster coordinator | cc | coordinateur | coordinatrice | coordinador | coordinadora | coordenador | coordenadora | điều phối viên | điều phối"),
        (ContactDuty.CoCoordinator, "co coordinator | co facilitator | co lead | deputy coordinator | co coordinateur | co facilitateur | cocoordinador | co facilitador | co coordenador | đồng điều phối | đồng điều phối viên"),
        (ContactDuty.InformationManager, "information manager | information management officer | im | imo | information management | gestionnaire de l information | gestion de l information | gestor de informacion | gestor de informacao | quản lý thông tin | cán bộ thông tin"),
        (ContactDuty.FocalPoint, "focal point | focal person | representative | member | point focal | punto focal | ponto focal | representant | representante | đầu mối | cán bộ đầu mối | đại diện"),
        (ContactDuty.Alternate, "alternate | alternate focal point | backup | deputy | suppleant | point focal suppleant | suplente | alterno | dự khuyết | phó đầu mối | người thay thế"),
        (ContactDuty.Counterpart, "counterpart | government counterpart | government focal point | homologue | contrepartie | contraparte | đối tác chính phủ | đầu mối chính phủ"),
        (ContactDuty.TechnicalAdviser, "technical adviser | technical advisor | adviser | advisor | technical expert | conseiller technique | conseillere technique | asesor tecnico | asesora tecnica | assessor tecnico | cố vấn kỹ thuật | cố vấn"),
        (ContactDuty.Other, "other | autre | otro | outro | khác"));

    // "Yes" agrees to being shared and does not say how far: the nearer circle.
    private static readonly FrozenDictionary<string, ContactCircle> Circles = Entries<ContactCircle>(
        (ContactCircle.Managers, "managers | nobody | nobody outside managers | private | no | none | confidential | personne | prive | non | aucun | nadie | privado | ninguno | ninguem | nao | nenhum | không | không ai | riêng tư | người quản lý"),
        (ContactCircle.Cluster, "cluster | cluster members | members | yes | membres | membres du cluster | oui | miembros | miembros del cluster | si | membros | membros do cluster | sim | có | thành viên | nhóm ngành | thành viên nhóm ngành"),
        (ContactCircle.Operation, "operation | whole operation | everyone | everybody | all | response | toute l operation | operation entiere | tous | toda la operacion | todos | toda a operacao | toàn bộ | tất cả | mọi người | toàn đợt ứng phó"));

    private static readonly FrozenDictionary<string, string> Tongues = Entries<string>(
        ("en", "english | anglais | ingles | tiếng anh | anh"), ("fr", "french | francais | frances | tiếng pháp | pháp"), ("es", "spanish | espagnol | espanol | castellano | espanhol | tiếng tây ban nha"),
        ("pt", "portuguese | portugais | portugues | tiếng bồ đào nha"), ("vi", "vietnamese | vietnamien | vietnamita | tiếng việt | việt"), ("ar", "arabic | arabe | árabe | tiếng ả rập | العربية"),
        ("ru", "russian | russe | ruso | russo | tiếng nga"), ("uk", "ukrainian | ukrainien | ucraniano | українська"), ("so", "somali | somalien"), ("sw", "swahili | kiswahili | souahéli | suaíli"),
        ("am", "amharic | amharique | amárico"), ("my", "burmese | myanmar | birman | birmano"), ("fa", "dari | persian | farsi | persan | persa"), ("ps", "pashto | pachto | pastún"), ("ht", "haitian creole | creole | créole haïtien | kreyòl"));

    /// <summary>What a column's header names; null for a word that is none of ours.</summary>
    public static ContactField? Header(string? text) => Headers.TryGetValue(Bare(text), out var field) ? field : null;

    public static ContactDuty? Duty(string? text) => Duties.TryGetValue(Folding.Fold(text), out var duty) ? duty : null;

    public static ContactCircle? Circle(string? text) => Circles.TryGetValue(Folding.Fold(text), out var circle) ? circle : null;

    /// <summary>"English; tiếng Việt" becomes "en, vi"; what is no language known here stays as typed.</summary>
    public static string? Languages(string? text)
    {
        var parts = (text ?? "").Split([',', ';', '/', '|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => Tongues.GetValueOrDefault(Folding.Fold(part)) ?? (part.Length == 2 ? part.ToLowerInvariant() : part)).Distinct().ToList();
        return parts.Count == 0 ? null : string.Join(", ", parts);
    }

    /// <summary>"E-mail (official)" is headed "e mail"; "Phone *" is headed "phone".</summary>
    private static string Bare(string? text) => Folding.Fold(text?.Split('(', '[')[0]);

    private static FrozenDictionary<string, T> Entries<T>(params (T Meaning, string Words)[] lists) =>
        lists.SelectMany(list => list.Words.Split('|').Select(word => (Word: Folding.Fold(word), list.Meaning))).DistinctBy(entry => entry.Word).ToFrozenDictionary(entry => entry.Word, entry => entry.Meaning);
}
