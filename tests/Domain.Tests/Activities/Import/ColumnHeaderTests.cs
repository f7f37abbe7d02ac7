using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

/// <summary>One header at a time, without tag or values. Headers: published 3W-5W files, standards.md 4.1-4.2, and plain translations.</summary>
public sealed class ColumnHeaderTests
{
    public static TheoryData<string, string> Headers()
    {
        var data = new TheoryData<string, string>();
        foreach (var line in Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (target, headers) = (line[..line.IndexOf('=', StringComparison.Ordinal)].Trim(), line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            foreach (var header in headers.Split('|', StringSplitOptions.TrimEntries)) data.Add(header, target);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_header_is_read_by_its_words(string header, string expected)
    {
        var map = ColumnMatching.Match([new ColumnMap(0, header, null, ColumnTarget.Unmapped, "none", 0, [])])[0];
        Assert.Equal(expected, ColumnSheets.Say(map));
    }

    private const string Lines = """
        RowId = Tessera row
        SourceId = ID | Id | Activity ID | Atividade ID | ID actividad | Record ID | UUID | Activity_ID
        ReportingPartner.Name = Organisation | Organization | ORGANIZACIÓN | Organização | Organisme | Agency | Agence | Partner | Partenaire | Socio | Parceiro | ACTEUR | NGO | ONG | Lead Organization | Organização líder | Reporting Organization | reporting_organization | Reporting agency | Organisation rapportante | Organización que reporta | Tổ chức | Tổ chức báo cáo | Đơn vị báo cáo | Nom de l'organisation | Nombre de la organización | Nome da organização | Partner name | Organisation Name | ORG_NAME | Reporting partner | Name of Organization | Organization Name (Lead) | Nom_Org | Reported by | Local partner | LeadOrg
        ReportingPartner.Acronym = ORG_ACRONYM | Acronyme | Acronym | Sigle de l'organisation | Org acronym | Partner Acronym | Reporting organization acronym
        ReportingPartner.Type = ORG_TYPE | Organization type | Type d'organisation | TYPE_ORG | Tipo de organización | Tipo de organização | Org type | Partner type | Loại tổ chức
        ReportingPartner.Name fr = ORG_NAME_fr
        ReportingPartner.Acronym en = ORG_ACRONYM_en
        ProgrammingPartner.Name = Programming partner | Program Partner Name | Programme partner | Programming organisation
        ProgrammingPartner.Acronym = Program partner Acronym
        ImplementingPartner.Name = Implementing partner | Implementing Partner Name | implementing_partners | Partenaire de mise en œuvre | Partenaire d'exécution | ORGANIZACIÓN IMPLEMENTADORA | Socio implementador | Parceiro de Implementação | Parceiro implementador | Implementing agency | Đối tác thực hiện | Đơn vị thực hiện | Implementer
        ImplementingPartner.Acronym = Implementing Partner Acronym
        ImplementingPartner.Type = Implementing Partner Type | TIPO DE ORGANIZACIÓN IMPLEMENTADORA | Organization type Imp.partner
        FundingPartner.Name = Donor | Donor Name | Donors | Bailleur | Bailleur de fonds | Bailleurs de fonds | ORGANIZACIÓN DONANTE | Donante | Doador | Financiador | Nhà tài trợ | Funding agency | Funded by
        FundingPartner.Acronym = Donor Acronym
        Cluster.Name = Cluster | Sector | Sectors | Sector/Cluster | SECTOR / CLUSTER | SECTEUR | Sector | Setor | Cluster name | Lĩnh vực | Ngành | Cụm
        Cluster.Code = Cluster code | CLUSTER_SECTOR_CODE | cluster_id | Cluster acronym
        SubCluster.Name = Sub-cluster | Sub-sector | Sub-cluster/AoR | Sous-cluster | ÁREA DE RESPONSABILIDAD O GRUPO
        Admin0.Name = Country | Pays | PAÍS | Quốc gia
        Admin0.Code = Country code | ADM0_PCODE | Country ISO3 code | adm0_code
        Admin1.Name = PROVINCE | Province | Provincia | Província | ADMIN 1 | Admin1 | adm1 | adm1Name | admin1NAME | ADM1_NAME | L1 | Region | Région | REGIÃO | Governorate | Gouvernorat | Département | Departamento | PREFECTURE | Préfecture | Oblast | State | Wilaya | Tỉnh | Tỉnh/Thành phố | Admin Level 1 | Région d'intervention | Departamento (Admin 1) | Nivel administrativo 1 | County
        Admin1.Name en = ADM1_EN
        Admin1.Name fr = adm1Name_fr
        Admin1.Code = PROV_CODE | PCODE1 | Pcode1 | Admin1CODE | adm1code | ADM1_PCODE | admin1pcode | admin1_pcod | adm1_pcode | Province code | Governorate Pcode | Mã tỉnh | Pcode | P-code | P_CODE | Código de provincia
        Admin2.Name = DISTRICT | District | Distrito | SOUSPREFECTURE | Sous-préfecture | Sous préfecture | Municipio | Município | Commune | Mantika | Huyện | Quận/Huyện | L2 | ADMIN 2 | Zone | Cercle | Raion | adm2_name | Admin 2 (District) | Municipality / Town
        Admin2.Code = DIST_CODE | PCODE2 | Admin2CODE | adm2_code | ADMIN2_PCODE | Mã huyện | District P-code | Admin2_PCODE | Pcode Admin 2 | P-code (Admin 2) | Código del municipio
        Admin3.Name = Posto | Posto Administrativo | Woreda | Township | Upazila | Xã | Phường/Xã | Admin 3 | L3 | ADM3_NAME
        Admin3.Code = WoredaPcod | Admin3CODE | PCODE3 | admin3_pcod | Mã xã
        Admin4.Name = Union | Ward | Barangay | Kebele | L4
        Admin4.Code = Admin4CODE | adm4_pcode
        SiteName = Location | Site | Site name | Village/Location | Aldeia / Bairro | NOMBRE DEL LUGAR | Lieu | Nom du site | Localité | Settlement | Camp | Địa điểm | facility_name | Site/settlement name | admin5 | Location (village/camp) | Lieu d'intervention | Settlement / IDP Site | Ciudad
        SiteType = TIPO DE LUGAR | Site type | location_type | Type de site | facility type
        Latitude = Latitude | Lat | LAT | Vĩ độ | GPS latitude
        Longitude = Longitude | Long | lng | Lon | Kinh độ
        Kind = Activity | Activité | ACTIVIDAD | Atividade | Actividade | Actividades | Acções | Activity type | activity_type | Genre d'activité | Type d'activité | Response activity type | Atividade de resposta - tipo | Hoạt động | Tipo de actividad | Intervention
        Kind.Code = Activity code
        Description = Activity description | activity_description | Description de l'activité | DESCRIPCIÓN DE LA ACTIVIDAD | Response activity description | Description | Mô tả hoạt động | Descrição da atividade
        Indicator = Indicator | Indicateur | Indicador | Indicator name | hrp_indicator | Chỉ số
        Indicator.Code = Indicator code
        Status = Status | Statut | ESTADO | Estado da atividade | Activity status | activity_status | État d'avancement | Trạng thái | Planned/Ongoing/Completed | Status of activity
        StartDate = Start date | START DATE | Start | Date de début | FECHA DE INICIO | Data de início | Ngày bắt đầu | Planned start date | Project Start Date | Activity date | Thời gian bắt đầu
        EndDate = End date | Date de fin | FECHA DE FINALIZACIÓN | Fecha final | Data final | Data de fim | Ngày kết thúc | End
        ReportDate = FECHA DE REPORTE | Report date | Reporting date | Date of report | Date de rapport | Actualizada | Ngày báo cáo | Date
        Period = Reporting period | reporting_period | Month | Mois | Mes | Mês | report_month | month_of_implementation | Reporting month | Période | Tháng | Kỳ báo cáo | Year
        Modality = Modality | Delivery_modality | delivery_modality | Modalidade de entrega | Modalité | Modalidad | TIPO DE TRANSFERENCIA DE EFECTIVO | delivery type | Phương thức | Cash/in-kind | Transfer mechanism
        Item = Item | Item type | Commodity | Materials Delivered | Materiais entregues | Artículo | Articles | Hàng hóa
        Quantity = Quantity | Qty | Quantité | CANTIDAD | Quantidade | Số lượng | Number of items
        Unit = Unit | unit_type | Unité | Unidad | UoM | Unit of measure | Đơn vị tính
        Group = Beneficiary type | Tipo de beneficiário | beneficiary_type | Population group | VULNERABLE GROUP | Type de bénéficiaires | Groupe cible | Grupo de población | Target group | Nhóm đối tượng | Category of beneficiaries
        Recurrency = Recurrency | beneficiaries_recurrency | Recurrent
        Plan = Appeal/Plan code | Response plan | HRP code
        Project.Code = PROJECT CODE | project_code | ProjectCode | Código do Projeto HRP | Code projet | project_hrp_code | Mã dự án
        Project.Name = PROJECT NAME | project_title | Projet | Tên dự án
        TargetedHouseholds = Targeted households | HH targeted | Ménages ciblés | Hogares meta | Families targeted
        ReachedHouseholds = Households | households | Familias | HH reached | Ménages | Ménages atteints | Hogares | Agregados familiares | Số hộ | Hộ gia đình | families
        Targeted all = Targeted | People targeted | Target | Beneficiaries targeted | Personnes ciblées | Personas meta | Targeted (total) | Total targeted | Planned beneficiaries | Mục tiêu
        Reached all = Reached | People Reached | Total reached | PERSONAS ALCANZADAS | Beneficiaries:Total | Nb of Beneficiaries assisted | Número de beneficiários assistidos | Beneficiaries | Bénéficiaires | Personnes atteintes | Nombre de bénéficiaires | Pessoas alcançadas | Total | Số người hưởng lợi | Total beneficiaries | Individuals | Total Beneficiaries Reached | Nb de personnes | Unique Beneficiaries
        Reached f 0-17 = Girls | girls | Filles | Niñas | Meninas | Raparigas | Trẻ em gái | Reached: Girls
        Reached m 0-17 = Boys | boys | Garçons | Niños | Meninos | Rapazes | Trẻ em trai
        Reached f 18+ = Women | women | Femmes | Mujeres | Mulheres | Phụ nữ
        Reached m 18+ = Men | men | Hommes | Hombres | Homens
        Reached f = Female | Total female | Féminin | Nữ
        Reached m = Male | Masculino | Nam
        Reached f 60+ = elderly_women | Women 60+ | Mujeres mayores de 60 años | Women (60 and above) | Elderly women
        Reached m 60+ = elderly_men | Men 60+ | Hommes 60 ans et plus
        Reached all 60+ = Elderly | Personnes âgées | Idosos | Người cao tuổi
        Reached all 0-17 = Children | Enfants | Crianças | Trẻ em
        Reached all 0-4 = Enfants <5 ans | Enfants de moins de 5 ans | Children 6-59 months | Trẻ em dưới 5 tuổi
        Reached f 0-4 = Niñas menor de 5 años | Girls 0–4 | Girls under 5 | Girls <5 | Filles 0-4 ans | Girls (0-4)
        Reached m 0-4 = Niños menor de 5 años | Boys 0-4
        Reached f 5-17 = Girls 5-17 | Filles de 5 à 17 ans | Reached: Girls 5–17 | F 5-17
        Reached m 20-59 = Hombres de 20 a 59 años
        Reached f 18-59 = Women 18-59 | Femmes 18 à 59 ans | Female_18_59
        Targeted f 0-17 = Targeted girls | Girls targeted | Filles ciblées
        Targeted m 18+ = Men targeted | Target: Men
        Reached all disabled = Persons with disability | Persons with disabilities | PWD | Personnes handicapées | Personas con discapacidad | Người khuyết tật
        Comments = Comments | Comment | Commentaires | Observaciones | Remarks | Observações | Obs | Obs. | OBS: | Ghi chú | Remarques
        ContactName = Contact name | Focal point | Point focal | Contact person | Người liên hệ | Người báo cáo | Response tracking focal point
        ContactEmail = Email | E-mail | Contact email | Courriel | Correo electrónico | Thư điện tử
        ContactPhone = Phone | Téléphone | Contact phone | Teléfono | Số điện thoại | Telefone
        - = Question | Event | EventName | Contact | ACT ID | COSTO ESTIMADO | Cost | Budget (USD) | value_per_household | transfer_type_value | Currency | DOMAINE_fr | TIPO DE RECURSO | Number of Organisations | Nombre d'organisations | Population | People in need | Severity | frequency | Unique beneficiaries % | Health | WASH | conflict | Programme | Funding (USD) | STT | Data source | Host community | Reached IDPs | Femmes enceintes | PLW | Refugees | Cluster objective | Sector Lead | Project duration | Village Pcode | Site ID | GPS coordinates | Data sensitivity | Gap | WHO | Name | Type | Code
        """;
}
