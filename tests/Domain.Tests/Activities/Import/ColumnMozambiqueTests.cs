using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

/// <summary>The hardest published layout: title, legend, error cells, group header, two languages, HXL on row 8 (Cyclone Idai 4W, OCHA Mozambique).</summary>
public sealed class ColumnMozambiqueTests
{
    internal static readonly string?[][] Sheet =
    [
        ["MOZ - Response tracking matrix - Who does-What-Where (4W) "],
        [],
        ["LEGEND", null, null, "Cell to fill in", "Dropdown list / Lista expansível", "Auto fill /Auto", "Error / Erro"],
        ["8391", .. new string?[20], "!VALUE!", "7005482.75", "!VALUE!", "!VALUE!"],
        [null, null, null, "WHO", null, null, null, "WHAT", null, null, null, null, "WHERE", .. new string?[8], "WHOM", null, null, null, null, "WHEN"],
        ["Activity ID", "EventName", "ProjectCode", "Lead Organization", "Organization type Lead Org.", "Implementing Partner", "Organization type Imp.partner",
            "Sector/Cluster", "Response activity type", "Response activity description", "Materials Delivered", "Delivery_modality", "Província", "Admin1CODE",
            "Distrito", "Admin2CODE", "Posto", "Admin3CODE", "Locality", "Admin4CODE", "Village/Location", "Nb of Beneficiaries assisted", null, null, null,
            "Beneficiary type", "Start date", "End date", "Status"],
        ["Atividade ID", "Ocorrência", "Código do Projeto HRP", "Organização líder", "Tipo de organização - Organização líder", "Parceiro de Implementação",
            "Tipo de organizaçã - Parceiro de Implementação", "Setor", "Atividade de resposta - tipo", "Atividade de resposta - \ndescrição", "Materiais entregues",
            "Modalidade de entrega", "Província", "Admin1CODE", "Distrito", "Admin2CODE", "Posto", "Admin3CODE", "Localidade", "Admin4CODE", "Aldeia / Bairro",
            "Número de beneficiários assistidos", null, null, null, "Tipo de beneficiário", "Data de início", "Data final", "Estado"],
        ["#activity +activity +code", "#event", "#hrp+Project+Code", "#org +funder +name", "#org +funder +type +name", "#org +impl +name", "#org +impl +type +name",
            "#sector +cluster +name", "#activity +activity +type +name", "#activity +activity +name", "#output +name", "#modality +name", "#adm1 +name", "#adm1 +code",
            "#adm2 +name", "#adm2 +code", "#adm3 +name", "#adm3 +code", "#adm4 +name", "#adm4 +code", "#loc +name", "#targeted +hh", "#targeted +ind +num",
            "#reached +hh", "#reached +ind +num", "#beneficiary +type +name", "#date +start", "#date +end", "#status +name", "Comments", null, "  "],
        ["CCCM00001", "Cyclone Idai", null, "IOM", "Agências das Nações Unidas", "IOM", "Agências das Nações Unidas", "Coordenação e Gestão de Campos", "Site management",
            "Site Planning", "N/A", "em espécie (in-kind)", "Sofala", "MZ09", "Buzi", "MZ0901", "Estaquinha", "MZ090102", null, null, "Estaquinha", null, null, "200", "1492",
            "People living in the resettlement sites", "43539", "43496", "Em curso"],
        ["CCCM00002", "Cyclone Idai", null, "IOM", "Agências das Nações Unidas", "IOM", "Agências das Nações Unidas", "Coordenação e Gestão de Campos", "Site management",
            "Site Planning", null, "em espécie (in-kind)", "Sofala", "MZ09", "Buzi", "MZ0901", "Estaquinha", "MZ090102", null, null, "Begaja", null, null, "206", "1609",
            "People living in the resettlement sites", "43539", "43496", "Em curso"],
    ];

    [Fact]
    public void The_header_is_rows_5_to_7_and_the_data_start_at_9()
    {
        var layout = ColumnSheets.Found(Sheet);
        Assert.Equal((5, 7, 8, 9), (layout.HeaderFirst, layout.HeaderLast, layout.TagRow, layout.DataFirst));
        Assert.Equal(30, layout.Columns.Count);
        Assert.Equal("WHO / Lead Organization / Organização líder", layout.Columns[3].Header);
        Assert.Equal("#org+funder+name", layout.Columns[3].Tag);
    }

    [Fact]
    public void A_merged_header_reaches_over_the_tagged_columns_to_its_right()
    {
        var columns = ColumnSheets.Found(Sheet).Columns;
        Assert.All(columns.Skip(21).Take(4), c => Assert.Equal("WHOM / Nb of Beneficiaries assisted / Número de beneficiários assistidos", c.Header));
        Assert.Equal("Comments", columns[29].Header);
    }

    [Fact]
    public void Every_column_is_read_and_the_lead_is_one_question()
    {
        var maps = ColumnSheets.Matched(Sheet);
        string[] expected =
        [
            "SourceId", "-", "Project.Code", "ReportingPartner.Name ? FundingPartner", "ReportingPartner.Type ? FundingPartner", "ImplementingPartner.Name",
            "ImplementingPartner.Type", "Cluster.Name", "Kind", "Description", "Item", "Modality", "Admin1.Name", "Admin1.Code", "Admin2.Name", "Admin2.Code",
            "Admin3.Name", "Admin3.Code", "Admin4.Name", "Admin4.Code", "SiteName", "TargetedHouseholds", "Targeted all", "ReachedHouseholds", "Reached all",
            "Group", "StartDate", "EndDate", "Status", "Comments",
        ];
        Assert.Equal(expected, maps.Select(ColumnSheets.Say));
        Assert.Single(maps.Where(m => m.Rival is not null).Select(m => (m.Target.Field, m.Rival!.Field)).Distinct());
        Assert.Equal([3, 4, 5, 6], ColumnMatching.OrganisationColumnsTyped(maps));
    }

    [Fact]
    public void The_answer_about_the_lead_settles_its_type_as_well()
    {
        var columns = ColumnSheets.Found(Sheet).Columns;
        var key = ColumnMatching.KeysOf(columns)[3];
        var hints = new ColumnHints(new Dictionary<string, ColumnTarget> { [key] = new(ActivityField.FundingPartner, Facet.Name) }, new HashSet<string> { key });
        var maps = ColumnMatching.Match(columns, hints);
        Assert.Equal(["FundingPartner.Name", "FundingPartner.Type"], maps.Skip(3).Take(2).Select(ColumnSheets.Say));
        Assert.Equal("chosen", maps[3].Source);
    }
}
