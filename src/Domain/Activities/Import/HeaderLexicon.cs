using System.Collections.Frozen;

namespace Tessera.Domain.Activities.Import;

using W = HeaderWord;

/// <summary>
/// Header words in English, French, Spanish, Portuguese, Vietnamese (and a few Arabic), folded, "|" between phrases.
/// Sources: headers seen in published 3W-5W files and standards.md 4.1-4.2; the longest phrase wins.
/// </summary>
internal static class HeaderLexicon
{
    public const int LongestPhrase = 5;

    private static readonly (W[] Words, string Phrases)[] Lines =
    [
        ([W.Noise], "of|the|a|an|and|or|in|per|by|for|with|to|on|at|if|any|de|du|des|d|l|la|le|les|el|los|las|del|da|do|das|dos|e|y|et|o|ou|au|aux|a la|un|une|por|para|em|no ambito|cua|va|cac|theo"),
        ([W.Noise], "who|what|where|when|whom|for whom|qui|quoi|ou|quand|quien|que|donde|cuando|quem|onde|quando|ai|lam gi|o dau|please|select|enter|mandatory|required|optional|applicable|full|response|reponse|respuesta|resposta|current|actual|main|humanitarian|official|s|age group|details|detail|information|info|implementation"),
        ([W.RowId], "tessera row|tessera row id"),
        ([W.Ignored], "question|objective|objectives|objectif|objectifs|objetivo|objetivos|objectivo|objectivos|source|sources|source link|data source|event|event name|evenement|evento|ocorrencia|crisis|crise|disaster|conflict|version|duration|duree|duracion|frequency|frequence|frecuencia|stt|s n|sn"),
        // What our own cleaned table adds to the sender's columns.
        ([W.Ignored], "matched|row in the file|row status|da khop|dong trong tep|trang thai dong"),
        // Where our own table of activities tells what stood in the file a row came in: read as a place it would be a site.
        ([W.Ignored], "organisation as typed|place as typed"),
        ([W.Money], "cost|costs|cout|couts|costo|costos|coste|custo|custos|budget|presupuesto|orcamento|value|valeur|valor|amount|montant|monto|montante|usd|currency|devise|moneda|moeda|price|prix|precio|preco|chi phi|kinh phi|ngan sach|transfer value|expenditure|spent"),
        ([W.Percent], "percent|percentage|pct|pourcentage|porcentaje|percentagem|porcentagem|ty le|share|ratio|change"),
        ([W.Need], "in need|people in need|pin|affected|affectes|affectees|afectados|afectadas|afetados|population|poblacion|populacao|dan so|personnes dans le besoin|besoin|necesidad|bi anh huong|severity|severite|severidad"),

        ([W.Org], "org|orgs|organisation|organisations|organization|organizations|organizacion|organizaciones|organizacao|organizacoes|organismo|organisme|agency|agencies|agence|agencia|ngo|ngos|ong|ongs|partner|partners|partenaire|partenaires|socio|socios|parceiro|parceiros|acteur|acteurs|actor|actors|actores|entity|entidad|institution|institucion|instituicao|to chuc|co quan|don vi|doi tac|المنظمة|منظمة|الشريك|الجهة"),
        ([W.Org, W.Name], "intervenant|org name"),
        ([W.Reporting], "reporting|reporter|rapportage|rapportante|rapportant|declarante|declarant|informante|reportante|que reporta|que informa|reporta|relatora|relatante|bao cao"),
        ([W.Org, W.Reporting], "reported by|reporting by"),
        ([W.Programming], "programming|programme|program|programmatique|prime|chuong trinh|appealing"),
        ([W.Implementing], "implementing|implementer|implementing partner|implementing partners|implementing agency|implemented by|implementador|implementadora|implementadores|implementante|ejecutor|ejecutora|executor|executora|execucao|execution|dexecution|mise en oeuvre|mise en uvre|implementacao|implementacion|impl|imp|ip|sub partner|subpartner|thuc hien|trien khai|المنفذ|الشريك المنفذ"),
        ([W.Funding], "donor|donors|donors name|funder|funders|funding|funded by|fund|bailleur|bailleurs|bailleur de fonds|bailleurs de fonds|donateur|donateurs|donante|donantes|doador|doadores|financiador|financiadora|financiadores|financier|financement|financiacion|financiamiento|financiamento|funding source|source of funding|source de financement|fuente de financiamiento|tai tro|nha tai tro|المانح|الجهة المانحة"),
        ([W.Lead], "lead|leading|lider|chef de file|principal|chu tri"),
        ([W.Name], "name|names|nom|noms|nome|ten|libelle|designation|label|short name|اسم"),
        ([W.NameOrNumber], "nombre|nombres"),
        ([W.Count], "number|numbers|nb|nbr|nbre|num|no|n|count|numero|n o|cantidad de|effectif|effectifs|so"),
        ([W.Acronym], "acronym|acronyms|acronyme|acronymes|acronimo|sigle|sigles|sigla|siglas|abbreviation|abreviation|abreviatura|abbr|short|ten viet tat|viet tat"),
        ([W.Type], "type|types|tipo|tipos|genre|category|categorie|categories|categoria|categorias|kind|loai|نوع"),
        ([W.Code], "code|codes|codigo|codigos|cod|ma|ma so|رمز"),
        ([W.Id], "id|ids|identifier|identifiant|identificador|uuid|ref|reference|referencia|ref no|record|row id|record id|entry id|unique id|ma dinh danh"),

        ([W.Admin], "adm|admin|administrative|administrative level|admin level|administratif|administrativo|niveau administratif|nivel administrativo|level|niveau|nivel|lvl|adminlevel|cap"),
        ([W.Pcode], "pcode|pcodes|p code|p codes|pcod|place code|cod pcode|geocode"),
        ([W.Country], "country|pays|pais|quoc gia|admin 0|adm 0|location iso|iso 3|iso 2|الدولة|البلد"),
        ([W.Site], "site|sites|settlement|settlements|camp|camps|village|villages|vilage|community|communities|communaute|comunidad|comunidade|locality|localities|localite|localites|localidad|localidade|site name|aldeia|bairro|barrio|aldea|caserio|sitio|neighbourhood|neighborhood|quartier|thon|khu vuc|city|town|ville|ciudad|cidade|facility|facilities|etablissement|structure|establecimiento|school|ecole|escuela|health facility|point of distribution|distribution point|اسم الموقع|القرية"),
        ([W.Spot], "location|locations|place|places|lieu|lieux|lugar|lugares|local|localisation|localizacion|localizacao|ubicacion|emplacement|dia diem|vi tri|noi|area name|الموقع"),
        ([W.Latitude], "latitude|lat|latitud|gps lat|gps latitude|y coordinate|coord y|vi do"),
        ([W.Longitude], "longitude|long|lon|lng|longitud|gps lon|gps long|gps longitude|x coordinate|coord x|kinh do"),

        ([W.Sector], "sector|sectors|secteur|secteurs|sectores|setor|setores|cluster|clusters|cluster sector|linh vuc|nganh|cum|nhom nganh|القطاع"),
        ([W.SubSector], "subsector|sub sector|sous secteur|subsetor|sub setor|subcluster|sub cluster|sous cluster|aor|area of responsibility|domaine de responsabilite|area de responsabilidad|area de responsabilidad o grupo|area de responsabilidade|tieu nhom|phan nganh"),
        ([W.Activity], "activity|activities|activite|activites|actividad|actividade|actividades|atividade|atividades|intervention|interventions|intervencion|intervencao|action|actions|accion|acao|acoes|accao|accoes|hoat dong|النشاط"),
        ([W.Description], "description|descriptions|descripcion|descricao|desc|mo ta|narrative|descriptif|dien giai"),
        ([W.Indicator], "indicator|indicators|indicateur|indicateurs|indicador|indicadores|chi so|chi tieu|المؤشر"),
        ([W.Status], "status|statut|etat|etat davancement|etat d avancement|estatus|situacao|situacion|stage|progress status|planned ongoing completed|trang thai|tinh trang|avancement|الحالة"),
        ([W.StateOrStatus], "estado|estados"),
        ([W.Date], "date|dates|fecha|fechas|data|datas|ngay|day|jour|dia|تاريخ"),
        ([W.Start], "start|starting|started|begin|beginning|begins|from|debut|commencement|inicio|inicial|comienzo|bat dau|date debut|البدء|البداية"),
        ([W.End], "end|ending|ended|finish|completion|until|fin|final|finalizacion|finalisation|termino|terminacion|cloture|fim|conclusao|ket thuc|الانتهاء|النهاية"),
        ([W.Reporting, W.Date], "date of report|report date|reporting date|reported date|date reported|date de rapport|date du rapport|date de rapportage|fecha de reporte|fecha del reporte|fecha de informe|data do relatorio|data de relatorio|data do reporte|ngay bao cao|submission date"),
        ([W.Updated], "updated|last updated|last update|update|update date|actualizada|actualizado|actualizacion|mis a jour|mise a jour|date de mise a jour|atualizado|atualizada|atualizacao|actualizacao|cap nhat|as of"),
        ([W.Period], "period|reporting period|periode|periode de rapport|periode de rapportage|periodo|periodo de reporte|periodo de informe|periodo do relatorio|ky|ky bao cao|quarter|trimestre|quy|report period"),
        ([W.Month], "month|months|mois|mes|meses|reporting month|report month|month of implementation|month of report|mois de rapportage|mes de reporte|thang|thang bao cao|الشهر"),
        ([W.Year], "year|years|annee|annees|ano|reporting year|report year|السنة"),

        ([W.Modality], "modality|modalities|modalite|modalites|modalidad|modalidades|modalidade|delivery modality|delivery type|delivery mechanism|delivery mode|assistance modality|transfer modality|transfer type|type of assistance|assistance type|type d assistance|tipo de asistencia|tipo de assistencia|tipo de transferencia|tipo de transferencia de efectivo|modalite de livraison|modalidade de entrega|modalidad de entrega|phuong thuc|hinh thuc|hinh thuc ho tro|loai ho tro|cash in kind|in kind cash|in kind or cash|cash or in kind|transfer mechanism|mecanisme de transfert|mecanismo de entrega"),
        ([W.Item], "item|items|commodity|commodities|article|articles|articulo|articulos|artigo|artigos|materials|material|materials delivered|materiales|materiales entregados|materiais entregues|materiel|produit|produits|producto|productos|item type|hang hoa|vat pham|mat hang|hang cuu tro"),
        ([W.Quantity], "quantity|quantities|qty|quantite|quantites|cantidad|cantidades|quantidade|quantidades|so luong|number of items|number of units|الكمية"),
        ([W.Unit], "unit|units|unite|unites|unidad|unidades|unidade|uom|uo m|unit of measure|unit of measurement|measurement unit|unite de mesure|unidad de medida|unidade de medida|don vi tinh|الوحدة"),
        ([W.Group], "group|groups|groupe|groupes|grupo|grupos|vulnerable group|groupe vulnerable|grupo vulnerable|population group|population type|groupe de population|type de population|grupo de poblacion|grupo poblacional|tipo de poblacion|grupo populacional|grupo de populacao|target group|groupe cible|grupo meta|grupo objetivo|grupo alvo|doi tuong|nhom doi tuong|nhom"),
        ([W.GroupName], "idp|idps|pdi|pdis|deplaces|desplazados|deslocados|refugee|refugees|refugies|refugiados|returnee|returnees|retournes|retornados|migrant|migrants|migrantes|host|host community|host communities|host population|communaute hote|communautes hotes|comunidad de acogida|comunidade de acolhimento|pregnant|pregnant women|pregnant and lactating women|pregnant and lactating|lactating|lactating women|plw|plws|pbw|enceintes|femmes enceintes|allaitantes|femmes enceintes et allaitantes|embarazadas|mujeres embarazadas|gestantes|phu nu mang thai|people of concern"),
        ([W.Recurrency], "recurrency|recurrence|recurrent|recurrente|recurrencia|recorrencia|recorrente|beneficiaries recurrency|first time|primera vez|tan suat"),
        ([W.Plan], "plan|hrp|appeal|appel|response plan|plan de reponse|plan de respuesta|plano de resposta|hnrp|ke hoach"),
        ([W.Project], "project|projects|projet|projets|proyecto|proyectos|projeto|projetos|projecto|projectos|du an|المشروع"),

        ([W.People], "people|persons|person|individuals|individual|individuos|individus|ind|personnes|personne|pers|personas|persona|pessoas|pessoa|beneficiary|beneficiaries|benef|beneficiaire|beneficiaires|beneficiario|beneficiarios|beneficiarias|nguoi|so nguoi|nguoi huong loi|huong loi|المستفيدين|المستفيدون|عدد المستفيدين"),
        ([W.Household], "household|households|hh|hhs|menage|menages|foyer|foyers|hogar|hogares|agregado|agregados|agregados familiares|agregado familiar|family|families|famille|familles|familia|familias|ho|ho gia dinh|so ho|الأسر|عدد الأسر"),
        ([W.Targeted], "targeted|target|targets|planned|plan reach|planned reach|to be reached|cible|cibles|ciblee|ciblees|prevu|prevus|prevues|prevue|vise|vises|meta|metas|previsto|previstos|previstas|prevista|planificado|planificados|planificadas|planeado|planejado|alvo|alvos|muc tieu|du kien|ke hoach dat|المستهدفين|المستهدفة"),
        ([W.Reached], "reached|reach|assisted|served|supported|benefited|covered|achieved|achievement|result|atteint|atteints|atteinte|atteintes|touche|touches|touchees|assiste|assistes|assistees|servis|couverts|alcanzado|alcanzados|alcanzada|alcanzadas|atendido|atendidos|atendida|atendidas|asistidas|asistidos|beneficiadas|beneficiados|logrado|alcancado|alcancados|alcancada|alcancadas|atingidos|atingidas|assistidos|assistidas|dat|da dat|dat duoc|tiep can|da ho tro|ho tro|duoc ho tro"),
        ([W.Total], "total|totals|totale|totaux|totales|totais|tong|tong so|tong cong|overall|sum|grand total|المجموع"),
        ([W.Female], "female|females|feminin|feminine|femenino|femeninas|feminino|feminina|nu|nu gioi|إناث"),
        ([W.Male], "male|males|masculin|masculino|masculinos|masculinas|nam|nam gioi|ذكور"),
        ([W.SexLetter, W.Female], "f"),
        ([W.SexLetter, W.Male], "m"),
        ([W.Female, W.Child], "girl|girls|fille|filles|nina|ninas|menina|meninas|rapariga|raparigas|chicas|tre em gai|tre gai|be gai|female children|children female|femmes enfants|فتيات"),
        ([W.Male, W.Child], "boy|boys|garcon|garcons|nino|ninos|menino|meninos|rapaz|rapazes|chicos|tre em trai|tre trai|be trai|male children|children male|فتيان"),
        ([W.Female, W.Adult], "woman|women|femme|femmes|mujer|mujeres|mulher|mulheres|phu nu|نساء"),
        ([W.Male, W.Adult], "man|men|homme|hommes|hombre|hombres|homem|homens|dan ong|nam gioi truong thanh|رجال"),
        ([W.Female, W.Elderly], "elderly women|older women|elderly female|femmes agees|mujeres mayores|adultas mayores|mulheres idosas|idosas|cu ba"),
        ([W.Male, W.Elderly], "elderly men|older men|elderly male|hommes ages|hombres mayores|adultos mayores hombres|homens idosos|cu ong"),
        ([W.OtherSex], "other gender|other sex|non binary|transgender|autre genre|autre sexe|otro genero|otro sexo|outro genero|gioi tinh khac|x gender"),
        ([W.Infant], "infant|infants|nourrisson|nourrissons|bebes|tre so sinh"),
        ([W.Child], "child|children|enfant|enfants|ninos y ninas|ninos ninas|ninas y ninos|ninez|crianca|criancas|menores de edad|tre em|أطفال"),
        ([W.Adolescent], "adolescent|adolescents|adolescente|adolescentes|vi thanh nien"),
        ([W.Youth], "youth|youths|jeunes|jovenes|jovens|thanh nien"),
        ([W.Adult], "adult|adults|adulte|adultes|adulto|adultos|adulta|adultas|nguoi lon"),
        ([W.Elderly], "elderly|older|older people|older persons|elders|personnes agees|agees|adultos mayores|adulto mayor|personas mayores|tercera edad|idosos|idoso|nguoi cao tuoi|nguoi gia|كبار السن"),
        ([W.Disabled], "disabled|disability|disabilities|with disability|with disabilities|pwd|pwds|persons with disability|persons with disabilities|people with disabilities|handicap|handicapes|handicapees|en situation de handicap|personnes handicapees|personnes vivant avec handicap|discapacidad|con discapacidad|personas con discapacidad|deficiencia|com deficiencia|pessoas com deficiencia|khuyet tat|nguoi khuyet tat"),
        ([W.Under], "under|below|less than|less|menor|menores|menor de|menores de|moins|moins de|menos|menos de|duoi|u|lt"),
        ([W.Over], "plus|over|above|older than|and over|and above|mayor|mayores|mayor de|mayores de|mas|y mas|o mas|et plus|mais|ou mais|maiores|tro len|tren|gt"),
        ([W.Age], "age|ages|aged|ans|anos|tuoi|yrs|yr|idade|edad|y o|years old"),

        ([W.Comments], "comment|comments|commentaire|commentaires|comentario|comentarios|remark|remarks|remarque|remarques|note|notes|nota|notas|observation|observations|observacion|observaciones|observacao|observacoes|obs|ghi chu|nhan xet|additional information|ملاحظات"),
        ([W.Contact], "contact|contacts|contacto|contato|contactos|lien he"),
        ([W.FocalPoint], "focal point|focal person|focalpoint|point focal|punto focal|ponto focal|contact person|personne de contact|persona de contacto|pessoa de contacto|pessoa de contato|nguoi lien he|dau moi|reported by name|person responsible|responsable|nguoi bao cao"),
        ([W.Email], "email|e mail|emails|mail|courriel|correo|correo electronico|email address|adresse email|correio electronico|correio eletronico|thu dien tu|البريد الإلكتروني"),
        ([W.Phone], "phone|phone number|telephone|tel|mobile|telefono|telefone|cell|cellphone|celular|whatsapp|dien thoai|so dien thoai|الهاتف"),
    ];

    /// <summary>Words for kinds of areas. Levels differ by country: the values decide where they can (ColumnLevels).</summary>
    private static readonly (int Level, int Rank, string Phrases)[] Places =
    [
        (1, 10, "region|regions|regiao|vung"),
        (1, 20, "province|provinces|prov|provincia|provincias|governorate|governorates|gouvernorat|gov|muhafazah|state|states|division|divisions|departement|departements|department|departamento|departamentos|dept|oblast|wilaya|wilayah|prefecture|prefectures|pref|emirate|canton|tinh|tinh thanh|tinh thanh pho|thanh pho|المحافظة|الولاية"),
        (1, 25, "county|counties|autonomous region"),
        (2, 30, "zone|zones|zona"),
        (2, 40, "district|districts|dist|distrito|distritos|sous prefecture|sousprefecture|sous prefectures|s prefecture|subprefecture|sub prefecture|mantika|mantiqa|cercle|raion|rayon|hromada raion|moughataa|regency|kabupaten|sub county|subcounty|huyen|quan huyen|quan|thi xa|huyen quan|المديرية|القضاء|المنطقة"),
        (2, 50, "municipality|municipalities|municipio|municipios|municipality name|commune|communes|comuna|municipalite|concelho|arrondissement|local government area|lga|territoire"),
        (3, 60, "woreda|woredas|township|townships|upazila|posto|tehsil|thi tran|xa phuong thi tran|posto administrativo|administrative post|sub district|subdistrict|nahya|nahia|baladiya|payam|vdc|palika|gaupalika|hromada|parish|canton communal|xa|phuong|xa phuong|phuong xa|sub office|ta|traditional authority|zone de sante|الناحية|البلدية"),
        (4, 70, "union|ward|wards|barangay|barangays|section communale|boma|kebele|village tract|suco|fokontany|cadastre"),
    ];

    public static readonly FrozenDictionary<string, W[]> Words = Lines
        .SelectMany(line => line.Phrases.Split('|').Select(p => (Phrase: Folding.Fold(p), line.Words)))
        .GroupBy(p => p.Phrase, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.Last().Words, StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, HeaderPlace> Areas = Places
        .SelectMany(line => line.Phrases.Split('|').Select(p => (Phrase: Folding.Fold(p), Place: new HeaderPlace(line.Level, line.Rank))))
        .GroupBy(p => p.Phrase, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.First().Place, StringComparer.Ordinal);
}
