using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Clusters;
using Tessera.Domain.Geography;
using Tessera.Domain.Partners;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

/// <summary>A total of people beside its parts by sex: which of both counts, and what is said of it.</summary>
public sealed class RowPartsTests
{
    private static readonly string[][] Sheet =
    [
        ["Organisation", "People reached", "Women", "Men"],
        ["Salva Relief", "0", "700", "300"],
        ["Salva Relief", "2750", "2000", "751"],
        ["Salva Relief", "0", "40", "2"],
        ["Salva Relief", "", "5", "6"],
        ["Salva Relief", "0", "0", "0"],
    ];

    private static (List<ActivityDraft> Drafts, QuestionBook Book) Read(Dictionary<string, string>? answers = null)
    {
        ColumnMap Map(int index, string header, ActivityField field, Disaggregation? cut = null) => new(index, header, null, new ColumnTarget(field, Facet.Text, cut), "header", 1, []);
        ColumnMap[] maps = [Map(0, "Organisation", ActivityField.ReportingPartner), Map(1, "People reached", ActivityField.Reached), Map(2, "Women", ActivityField.Reached, new Disaggregation(Sex.Female, null, null, false)), Map(3, "Men", ActivityField.Reached, new Disaggregation(Sex.Male, null, null, false))];
        var plan = new ColumnPlan(maps, [0]);
        var reading = new RowReading(plan, new ActivityReference(new Gazetteer([], [], []), new PartnerRegistry([], []), new ClusterRegistry([], [], [])) { RegisterPartners = true }, new ColumnProofs(plan, isTextFile: true), answers ?? []);
        return ([.. reading.Read(Sheet.Skip(1).Select((row, at) => SheetRow.Of(at + 2, [.. row.Select(text => text.Length == 0 ? Cell.Empty : Cell.Of(text))])))], reading.Book);
    }

    private static Finding Number(ActivityDraft draft) => draft.Findings.Single(f => f.Code.StartsWith("number.", StringComparison.Ordinal));

    [Fact]
    public void Parts_that_do_not_make_the_total_are_left_out_and_the_cell_of_the_total_says_both()
    {
        var draft = Read().Drafts[1];
        Assert.Equal((27_500_000, 0), (draft.Reached, draft.Cuts.Count));
        Assert.Equal(new Finding("number.cuts-differ", FindingEffect.SetAside, 3, 1, "2750", "2751"), Number(draft));
    }

    [Fact]
    public void A_total_of_0_beside_filled_parts_is_asked_about_once_with_the_people_in_the_parts()
    {
        // 700 + 300 and 40 + 2 people; the row without any total gets it from its parts, the row of zeros is a 0.
        var (drafts, book) = Read();
        Assert.Equal([0, 0, 110_000, 0L], new[] { drafts[0], drafts[2], drafts[3], drafts[4] }.Select(d => d.Reached));
        Assert.Equal(new Finding("number.total-zero", FindingEffect.Ask, 2, 1, "0", "1000", RowParts.Question), Number(drafts[0]));
        Assert.Empty(drafts[0].Cuts);
        var question = book.Questions().Single(q => q.Key == RowParts.Question);
        Assert.Equal(("1042", 2, false), (question.Subject, question.Rows, question.HoldsRows));
        Assert.DoesNotContain(drafts[4].Findings, f => f.Code.StartsWith("number.", StringComparison.Ordinal));
    }

    [Fact]
    public void By_the_answer_the_parts_count_or_the_total_does()
    {
        var parts = Read(new() { [RowParts.Question] = RowParts.Parts });
        Assert.Equal((10_000_000, 2), (parts.Drafts[0].Reached, parts.Drafts[0].Cuts.Count));
        Assert.Equal(new Finding("number.total-by-parts", FindingEffect.Fixed, 2, 1, "0", "1000"), Number(parts.Drafts[0]));
        Assert.Equal((27_500_000, "number.cuts-differ"), (parts.Drafts[1].Reached, Number(parts.Drafts[1]).Code));
        Assert.Equal([2, 4], parts.Book.Decided().Single(d => d.Key == RowParts.Question).FirstRows);
        var total = Read(new() { [RowParts.Question] = RowParts.Total });
        Assert.Equal((0, 0, "number.cuts-differ"), (total.Drafts[0].Reached, total.Drafts[0].Cuts.Count, Number(total.Drafts[0]).Code));
        Assert.DoesNotContain(total.Book.Questions(), q => q.Key == RowParts.Question);
    }
}
