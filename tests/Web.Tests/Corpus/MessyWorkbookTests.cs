using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Spreadsheets;
using Tessera.Web.Tests.Spreadsheets;
using Xunit;

namespace Tessera.Web.Tests.Corpus;

/// <summary>
/// Workbooks as partners send them, each read to its last row: what counts, what does not, and what the report says. No
/// person is counted twice, no row that is none becomes an organisation, and nothing is left out in silence.
/// </summary>
public sealed class MessyWorkbookTests
{
    private static readonly object[] Head = ["Organisation", "Province", "Activity", "Month", "People reached"];
    private const string Salva = "Salva Relief", Mira = "Mira Aid";

    [Fact]
    public void Groups_in_French_over_men_women_and_children_are_rows_and_the_total_beside_them_is_not_counted_with_each()
    {
        var check = Read(
            ["Organisation", "Province", "Activité", "Mois", "PDI", "", "Communauté hôte", "", "Total"],
            ["", "", "", "", "Hommes", "Femmes", "Hommes", "Femmes", ""],
            [Salva, "Ha Tinh", "Forages", "2009-11", 100, 120, 10, 12, 242]);
        // 100 + 120 of the displaced, 10 + 12 of their hosts.
        Assert.Equal(["idp 220", "host community 22"], Groups(check));
        Assert.Equal("2 in; asks cluster; tells number.total-from-cuts row.of-group table.groups-read", check.ToString());
    }

    [Fact]
    public void Groups_that_are_not_all_of_the_total_give_way_to_it()
    {
        var check = Read(
            ["Organisation", "Province", "Activity", "Month", "IDPs", "", "Host community", "", "Total"],
            ["", "", "", "", "Men", "Women", "Men", "Women", ""],
            [Salva, "Ha Tinh", "Wells", "2009-11", 1, 2, 3, 4, 70]);
        Assert.Equal([" 70"], Groups(check));
        // 1 + 2 + 3 + 4 = 10.
        Assert.Equal(("10", "70"), check.Problems.Where(p => p.Code == "row.more-than-groups").Select(p => (p.Found, p.Expected!)).Single());
    }

    [Fact]
    public void A_total_beside_groups_of_children_alone_is_what_the_row_counts()
    {
        var check = Read(
            ["Organisation", "Province", "Activity", "Month", "IDPs", "Host community", "Total"],
            ["", "", "", "", "Children", "Children", ""],
            [Salva, "Ha Tinh", "Wells", "2009-11", 100, 200, 1000]);
        Assert.Equal([" 1000"], Groups(check));
        // 100 + 200 children are 300 of the 1,000.
        Assert.Equal(("300", "1000"), check.Problems.Where(p => p.Code == "row.more-than-groups").Select(p => (p.Found, p.Expected!)).Single());
    }

    [Fact]
    public void Bare_names_of_groups_over_numbers_are_people_of_these_groups()
    {
        var check = Read(["Organisation", "Province", "Activity", "Month", "IDPs", "Host community", "Total"], [Salva, "Ha Tinh", "Wells", "2009-11", 100, 50, 150], [Mira, "Quang Tri", "Wells", "2009-11", "", "", 7]);
        // Of the second only the total is known.
        Assert.Equal(["idp 100", "host community 50", " 7"], Groups(check));
        Assert.Contains("row.total-alone", check.Findings);
    }

    [Fact]
    public void Bare_names_of_groups_over_crosses_count_nobody()
    {
        var check = Read(["Organisation", "Province", "Activity", "Month", "IDPs", "Host community", "People reached"], [Salva, "Ha Tinh", "Wells", "2009-11", "x", "", 150], [Mira, "Quang Tri", "Wells", "2009-11", "x", "x", 7]);
        Assert.Equal([" 150", " 7"], Groups(check));
    }

    [Fact]
    public void A_quarter_beside_its_months_is_read_only_where_they_are_empty()
    {
        var check = Read(
            ["Partner", "Province", "Activity", "People reached", "", "", "", ""],
            ["", "", "", "Jan 2009", "Feb 2009", "Mar 2009", "Q1 2009", "Apr 2009"],
            [Salva, "Ha Tinh", "Wells", 10, 20, 30, 60, 5],
            [Mira, "Quang Tri", "Clinic", "", "", "", 9, ""],
            [Mira, "Ha Tinh", "Clinic", 1, "", "", 4, ""]);
        Assert.Equal(["2009-01 10", "2009-02 20", "2009-03 30", "2009-04 5", "2009-01/2009-03 9", "2009-01 1"], Months(check));
        // The last row's quarter says more than its only month: told, and the month is read.
        Assert.Equal(("1", "4"), check.Problems.Where(p => p.Code == "row.months-differ").Select(p => (p.Found, p.Expected!)).Single());
        Assert.DoesNotContain("column.taken", check.Findings);
    }

    [Fact]
    public void Months_of_zeros_give_way_to_a_quarter_that_somebody_filled_in()
    {
        var check = Read(
            ["Partner", "Province", "Activity", "People reached", "", "", ""],
            ["", "", "", "Jan 2009", "Feb 2009", "Mar 2009", "Q1 2009"],
            [Salva, "Ha Tinh", "Wells", 0, 0, 0, 60],
            [Mira, "Quang Tri", "Clinic", 0, 0, 0, 0],
            [Mira, "Ha Tinh", "Clinic", 0, 20, 0, 20]);
        Assert.Equal(["2009-01/2009-03 60", "2009-01 0", "2009-02 0", "2009-03 0", "2009-01 0", "2009-02 20", "2009-03 0"], Months(check));
    }

    [Fact]
    public void A_quarter_without_a_year_is_that_of_the_months_beside_it()
    {
        var check = Read(["Partner", "Province", "Activity", "People reached", "", "", ""], ["", "", "", "Jan 2009", "Feb 2009", "Mar 2009", "Q1"], [Salva, "Ha Tinh", "Wells", 10, 20, 30, 60]);
        Assert.Equal(["2009-01 10", "2009-02 20", "2009-03 30"], Months(check));
    }

    [Fact]
    public void Numbers_beside_groups_or_months_are_not_multiplied_by_them()
    {
        var check = Read(["Organisation", "Province", "Activity", "Month", "Targeted", "Households reached", "IDPs reached", "Host community reached"], [Salva, "Ha Tinh", "Wells", "2009-11", 500, 40, 100, 50]);
        Assert.Equal(["idp 100", "host community 50"], Groups(check));
        Assert.Equal([500 * 10_000L, null], check.Drafts.Select(d => d.Targeted));
        Assert.Equal([40 * 10_000L, null], check.Drafts.Select(d => d.ReachedHouseholds));
        Assert.Contains("row.number-once", check.Findings);
    }

    [Fact]
    public void Quarters_alone_are_rows_of_three_months()
    {
        var check = Read(["Partner", "Province", "Activity", "People reached", "", "Total"], ["", "", "", "T2 2009", "Trimestre 3 2009", ""], [Salva, "Ha Tinh", "Wells", 10, 20, 30]);
        Assert.Equal(["2009-04/2009-06 10", "2009-07/2009-09 20"], Months(check));
        // "T4" of a Vietnamese table is April.
        check = Read(["Tổ chức", "Tỉnh", "Hoạt động", "Người hưởng lợi", "", ""], ["", "", "", "T2 2009", "T3 2009", "T4 2009"], [Salva, "Ha Tinh", "Giếng", 10, 20, 30]);
        Assert.Equal(["2009-02 10", "2009-03 20", "2009-04 30"], Months(check));
    }

    [Fact]
    public void A_year_over_its_months_dates_them()
    {
        var check = Answered(new() { ["months"] = "Reached" },
            ["ONG", "Province", "Activité", 2008, "", 2009, ""],
            ["", "", "", "Nov", "Déc", "Jan", "Fév"],
            [Salva, "Ha Tinh", "Forages", 10, 20, 30, 40]);
        Assert.Equal(["2008-11 10", "2008-12 20", "2009-01 30", "2009-02 40"], Months(check));
    }

    [Fact]
    public void A_second_table_below_with_other_columns_is_refused_and_brings_no_organisation()
    {
        var check = Read(
            ["WASH"], Head, [Salva, "Ha Tinh", "Wells", "2009-11", 120], [],
            ["SANTE"], ["Organisation", "Province", "Date de début", "Type de soins", "Personnes soignées"], [Mira, "Quang Tri", "20/11/2009", "Consultations", 5000]);
        Assert.Equal("1 in, 2 skipped, 1 refused; asks cluster; tells row.alone row.other-header row.other-table", check.ToString());
        // The header of the second stands in row 6.
        Assert.Equal("6", check.Problems.Single(p => p.Code == "row.other-table").Found);
    }

    [Fact]
    public void A_second_table_below_in_other_words_and_the_same_columns_is_read_on()
    {
        var check = Read(Head, [Salva, "Ha Tinh", "Wells", "2009-11", 120], ["ONG", "Province", "Activité", "Mois", "Personnes atteintes"], [Mira, "Quang Tri", "Clinic", "2009-11", 45]);
        Assert.Equal("2 in, 1 skipped; asks cluster; tells place.name-folded row.header", check.ToString());
    }

    [Fact]
    public void A_header_of_two_rows_that_is_repeated_is_no_activity()
    {
        object[] upper = ["Organisation", "Province", "Activity", "Month", "IDPs", "", "Host community", ""], lower = ["", "", "", "", "Men", "Women", "Men", "Women"];
        var check = Read(upper, lower, [Salva, "Ha Tinh", "Wells", "2009-11", 1, 2, 3, 4], upper, lower, [Mira, "Quang Tri", "Clinic", "2009-11", 5, 6, 7, 8]);
        Assert.Equal(["idp 3", "host community 7", "idp 11", "host community 15"], Groups(check));
        Assert.Equal((4, 2, 0), (check.Counts.Ok + check.Counts.Fixed, check.Counts.Skipped, check.Counts.Refused));
    }

    [Fact]
    public void A_second_table_beside_the_first_is_told_once_and_mixes_into_no_row()
    {
        object[] one = ["ONG", "Province", "Activité", "Mois", "Bénéficiaires"];
        var check = Read([.. one, "", .. one], [Salva, "Ha Tinh", "Forages", "2009-11", 120, "", Mira, "Quang Tri", "Consultations", "2009-11", 45]);
        Assert.Equal("1 in; asks cluster; tells table.beside", check.ToString());
        Assert.Equal("G-K", check.Problems.Single(p => p.Code == "table.beside").Found);
        Assert.DoesNotContain(check.First!.Typed, t => t.Value == "Consultations");
    }

    [Fact]
    public void Subtotals_in_the_middle_are_no_activities_and_ask_nothing()
    {
        var check = Read(
            ["Province", "Organisation", "Activity", "Month", "People reached"],
            ["Ha Tinh", Salva, "Wells", "2009-11", 120], ["Ha Tinh Total", "", "", "", 120],
            ["Quang Tri", Mira, "Clinic", "2009-11", 45], ["Sous-total Quang Tri", "", "", "", 45], ["Quang Tri", "", "", "", 45],
            ["Total général", "", "", "", 165]);
        // The province alone with a number names no organisation: refused, and no question about its month.
        Assert.Equal("2 in, 3 skipped, 1 refused; asks cluster; tells partner.missing place.name-folded row.total", check.ToString());
        Assert.Equal(2, check.Asked.Single().Rows);
    }

    [Fact]
    public void Headings_and_remarks_that_stand_alone_become_no_organisations()
    {
        var check = Read(Head, ["North"], [Salva, "Ha Tinh", "Wells", "2009-11", 120], ["South"], [Mira, "Quang Tri", "Clinic", "2009-11", 45], ["Source: monthly meetings"]);
        Assert.Equal("2 in, 3 skipped; asks cluster; tells place.name-folded row.alone", check.ToString());
        Assert.Equal(["North", "Source: monthly meetings", "South"], check.Problems.Where(p => p.Code == "row.alone").SelectMany(p => p.Values).Select(v => v.Found).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_row_without_a_place_counts_for_the_country_and_that_is_told_as_a_correction()
    {
        var check = Read(Head, [Salva, "Ha Tinh", "Wells", "2009-11", 120], [Mira, "", "Radio", "2009-11", 45], [Mira, "Countrywide", "Radio", "2009-11", 46]);
        Assert.Equal([("place.blank", 1), ("place.country-wide", 1)], check.Problems.Where(p => p.Code.StartsWith("place.", StringComparison.Ordinal)).OrderBy(p => p.Code, StringComparer.Ordinal).Select(p => (p.Code, p.Rows)));
        Assert.Equal((2, 1), (check.Counts.Ok, check.Counts.Fixed));
    }

    [Fact]
    public void A_date_that_waits_for_its_order_asks_for_no_period()
    {
        object[] head = ["Organisation", "Province", "Activity", "Start date", "People reached"];
        var check = DryCheck.Of(ValueFiles.Country, ValueFiles.Book(head, [Salva, "Ha Tinh", "Wells", "03/04/2009", 120], [Mira, "Quang Tri", "Clinic", "", 45]).ToBytes(), "5W.xlsx", settings: new ImportSettings());
        Assert.Equal([("cluster", 2), ("date-order", 1), ("period", 1)], check.Asked.OrderBy(q => q.Code, StringComparer.Ordinal).Select(q => (q.Code, q.Rows)));
    }

    [Fact]
    public void Places_that_contradict_each_other_are_asked_about_as_they_were_typed()
    {
        var check = Read(["Organisation", "Province", "District", "Activity", "Month", "People reached"], [Salva, "Thua Thien Hue", "Đông Hà", "Wells", "2009-11", 120]);
        Assert.Equal("Thua Thien Hue > Đông Hà", check.Asked.Single(q => q.Code == "place.name-elsewhere").Subject);
    }

    [Fact]
    public void The_name_of_the_file_suggests_the_cluster_of_rows_that_name_none()
    {
        var file = ValueFiles.Book(Head, [Salva, "Ha Tinh", "Wells", "2009-11", 120]).ToBytes();
        ImportQuestion Asked(string name) => DryCheck.Of(ValueFiles.Country, file, name).Asked.Single();
        Assert.Equal(("cluster-named", "WSH", "5W_WASH_nov09.xlsx"), (Asked("5W_WASH_nov09.xlsx").Code, Asked("5W_WASH_nov09.xlsx").Suggestion, Asked("5W_WASH_nov09.xlsx").Subject));
        Assert.Equal("HEA", Asked("matrice santé.xlsx").Suggestion);
        // Two clusters, or none: nothing is suggested.
        Assert.Equal(("cluster", null), (Asked("WASH and Health.xlsx").Code, Asked("WASH and Health.xlsx").Suggestion));
        Assert.Null(Asked("5W.xlsx").Suggestion);
    }

    [Fact]
    public void Many_codes_of_a_list_that_is_not_loaded_are_one_question_and_one_answer()
    {
        object[] head = ["Organisation", "P-code", "Activity", "Month", "People reached"];
        object[][] rows = [head, .. Enumerable.Range(1, 6).Select(i => (object[])[Salva, $"524 2 05 2{i}", "Wells", "2009-11", 10 * i])];
        var check = Read(rows);
        Assert.Equal(("place-codes", 6, true), (check.Asked[0].Code, check.Asked[0].Rows, check.Asked[0].HoldsRows));
        Assert.Equal(["country", "one-by-one"], check.Asked[0].Choices.Select(c => c.Value));
        Assert.Equal((6, 0), (check.Counts.Waiting, check.Counts.Fixed));
        check = Answered(new() { ["place-codes"] = "country" }, rows);
        Assert.Equal((0, 6), (check.Counts.Waiting, check.Counts.Fixed));
        Assert.All(check.Drafts, d => Assert.Equal("VNM", ValueFiles.Place(d)));
        Assert.Equal(6, Answered(new() { ["place-codes"] = "one-by-one" }, rows).Asked.Count(q => q.Code == "place-code"));
        // "All" below such a code is all of that place, and asked with it; nothing of it counts for the country.
        object[][] whole = [["Organisation", "District P-code", "Commune P-code", "Activity", "Month", "People reached"], .. rows[1..].Select(row => (object[])[row[0], row[1], "all", .. row[2..]])];
        check = Read(whole);
        Assert.Equal((6, "place-codes:999 9 99 99"), (check.Counts.Waiting, check.Asked[0].Key));
        // Two are two questions: a slip each, perhaps. Nothing speaks for any of the provinces offered.
        Assert.All(Read(rows[..3]).Asked.Where(q => q.Code == "place-code"), q => Assert.Null(q.Suggestion));
        Assert.Equal(2, Read(rows[..3]).Asked.Count(q => q.Code == "place-code"));
    }

    [Fact]
    public void What_was_said_of_codes_holds_for_codes_written_like_them_and_never_for_slips_in_the_lists_own()
    {
        object[] head = ["Organisation", "P-code", "Activity", "Month", "People reached"];
        object[][] Rows(params string[] codes) => [head, .. codes.Select(code => (object[])[Salva, code, "Wells", "2009-11", 10])];
        var key = Read(Rows("524 2 05 21", "524 2 05 22", "524 2 05 23")).Asked.Single(q => q.Code == "place-codes").Key;
        Assert.Equal("place-codes:999 9 99 99", key);
        Assert.True(DecidedAnswer.IsLasting(key, "country"));
        // The next file: one code of that list, one of another, one slip.
        var next = Answered(new() { [key] = "country" }, Rows("524 2 05 29", "X-77", "VN999"));
        Assert.Equal(["X-77", "VN999"], next.Asked.Where(q => q.Code == "place-code").Select(q => q.Subject).OrderDescending());
        Assert.Equal("VNM", ValueFiles.Place(next.Drafts[0]));
        // Three slips are one question of their file, and no answer of another's.
        Assert.Equal("place-codes", Read(Rows("VN997", "VN998", "VN999")).Asked.Single(q => q.Code == "place-codes").Key);
        Assert.False(DecidedAnswer.IsLasting("place-codes", "country"));
        var before = new AnswerMemory(new Dictionary<string, string>(), [new LearnedAnswer(1, "place-codes", "country", AnswerScope.Everyone, "", "", "Lan", 0)], null);
        Assert.DoesNotContain("place-codes", before.Values.Keys);
    }

    [Fact]
    public void Nobody_stands_in_for_an_organisation_that_is_named_and_not_certain()
    {
        string[] head = ["Lead organisation", "Implementing partner", "Donor", "Province", "Activity", "People reached"];
        object[][] rows = [[.. head], ["Totally Unknown Trust", Mira, "", "Ha Tinh", "Wells", 10], [Salva, "Nobody Knows Us", "", "Ha Tinh", "Wells", 10], ["", Mira, "", "Quang Tri", "Clinic", 5], ["Totally Unknown Trust", "", Mira, "Quang Tri", "Clinic", 5]];
        var check = Read(rows);
        // The second is Salva's, whoever does the work; the third names no lead, so who does it reports it.
        Assert.Equal([RowVerdict.Waiting, RowVerdict.Fixed, RowVerdict.Fixed, RowVerdict.Waiting], check.Drafts.Select(d => d.Verdict));
        Assert.Equal(new long?[] { null, check.Drafts[1].ReportingId, check.Drafts[2].ImplementingId, null }, check.Drafts.Select(d => d.ReportingId));
        Assert.True(check.Asked.Single(q => q.Subject == "Totally Unknown Trust").HoldsRows);
        // Said that it is none of ours, the row is that of who does it.
        Assert.Equal(check.Drafts[0].ImplementingId, Answered(new() { ["partner:totally unknown trust"] = "none" }, rows).Drafts[0].ReportingId);
    }

    [Fact]
    public void Figures_of_need_are_sent_to_where_they_are_loaded()
    {
        Assert.Equal("refused file.figures", Read(["Province", "In need", "Targeted", "Reached"], ["Ha Tinh", 100, 50, 20], ["Quang Tri", 10, 5, 2]).ToString());
        // As HPC and as offices lay them out: caseloads described, or numbers under the names of clusters.
        Assert.Equal("refused file.figures", Read(["Admin 1 Name", "Description", "Cluster", "Category", "In Need"], ["Ha Tinh", "Camps", "WASH", "total", 100], ["Quang Tri", "Camps", "WASH", "total", 10]).ToString());
        Assert.Equal("refused file.figures", Read(["Province", "Education", "FSL", "WASH", "Total reached"], ["Ha Tinh", 100, 50, 20, 100], ["Quang Tri", 10, 5, 2, 10]).ToString());
        // Activities of a sender who forgot to say who they are.
        Assert.Equal("refused file.no-organisation", Read(["Province", "Activity", "Men", "Women", "Boys"], ["Ha Tinh", "Wells", 100, 50, 20], ["Quang Tri", "Wells", 10, 5, 2]).ToString());
    }

    [Fact]
    public void Sheets_that_also_hold_activities_and_were_not_read_are_named()
    {
        static string Rows(string who) => string.Concat(((object[][])[Head, [who, "Ha Tinh", "Wells", "2009-11", 5], [who, "Quang Tri", "Wells", "2009-11", 6]]).Index()
            .Select(r => $"<row r=\"{r.Index + 1}\">{string.Concat(r.Item.Index().Select(c => $"<c r=\"{CellReference.Name(r.Index + 1, c.Index)}\" t=\"inlineStr\"><is><t>{c.Item}</t></is></c>"))}</row>"));
        var file = HandMadeXlsx.OfSheets($"<sheetData>{Rows(Salva)}</sheetData>", $"<sheetData>{Rows(Mira)}</sheetData>", "<sheetData/>").ToBytes();
        var check = DryCheck.Of(ValueFiles.Country, file, "5W.xlsx");
        Assert.Equal(2, check.Counts.Read);
        Assert.NotEqual(check.Sheet, check.Problems.Single(p => p.Code == "table.more-sheets").Found);
        // Whoever named the sheet knows.
        Assert.DoesNotContain("table.more-sheets", DryCheck.Of(ValueFiles.Country, file, "5W.xlsx", settings: new ImportSettings { Sheet = check.Sheet, Period = "2009-11" }).Findings);
    }

    private static DryCheck Read(params object[][] rows) => Answered([], rows);

    private static DryCheck Answered(Dictionary<string, string> answers, params object[][] rows) => DryCheck.Of(ValueFiles.Country, ValueFiles.Book(rows).ToBytes(), "5W.xlsx", answers, new ImportSettings { Period = "2009-11" });

    private static IEnumerable<string> Groups(DryCheck check) => Counting(check).Select(d => $"{d.Group} {ValueFiles.Reached(d)}");

    private static IEnumerable<string> Months(DryCheck check) => Counting(check).Select(d => $"{ValueFiles.Months(d)} {ValueFiles.Reached(d)}");

    private static IEnumerable<ActivityDraft> Counting(DryCheck check) => check.Drafts.Where(d => d.Verdict is RowVerdict.Ok or RowVerdict.Fixed);

}
