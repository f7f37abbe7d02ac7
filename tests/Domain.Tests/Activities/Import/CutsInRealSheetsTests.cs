using System.Globalization;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Clusters;
using Tessera.Domain.Geography;
using Tessera.Domain.Partners;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

/// <summary>hnd_345w.csv splits one total twice: girls, boys, women, men; and four ages by sex.</summary>
public sealed class CutsInRealSheetsTests
{
    [Fact]
    public void Honduras_has_both_of_its_splits_held_against_the_total_each_by_itself()
    {
        var drafts = Drafts();
        var findings = drafts.SelectMany(d => d.Findings).ToList();
        // Counted with another program: 2,730 rows; of 583 splits neither the sum is the total nor all parts are 0. They are in 557 rows,
        // of which 423 have a total of 0 beside parts that hold 177,404 people.
        Assert.Equal((134, 423), (findings.Count(f => f.Code == "number.cuts-differ"), findings.Count(f => f.Code == "number.total-zero")));
        Assert.Equal(583, drafts.SelectMany(d => d.Typed).Count(t => t.Key == "Reached.Cuts"));
        Assert.Equal(177_404, findings.Where(f => f.Code == "number.total-zero").Sum(f => int.Parse(f.Expected!, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_row_whose_two_splits_both_add_up_keeps_both()
    {
        // Row 3: 663 people; 455 + 195 + 7 + 6 = 663 by the first split, 0 + 0 + 455 + 195 + 7 + 6 + 0 + 0 = 663 by the second.
        var draft = Drafts().Single(d => d.SourceRow == 3);
        Assert.Equal((6_630_000, 13_260_000L), (draft.Reached, draft.Cuts.Sum(c => c.Value)));
        Assert.DoesNotContain(draft.Findings, f => f.Code == "number.cuts-differ");
    }

    private static List<ActivityDraft> Drafts()
    {
        var rows = ColumnSheets.Csv("hnd_345w.csv", 5000);
        var layout = ColumnSheets.Found(rows[..60]);
        var maps = ColumnMatching.Match(layout.Columns);
        var plan = new ColumnPlan(maps, ColumnMatching.OrganisationColumnsTyped(maps));
        var proofs = new ColumnProofs(plan, isTextFile: true);
        List<SheetRow> sheet = [.. rows.Select((row, at) => SheetRow.Of(at + 1, [.. row])).Skip(layout.DataFirst - 1)];
        foreach (var row in sheet) proofs.Observe(row);
        var reading = new RowReading(plan, new ActivityReference(new Gazetteer([], [], []), new PartnerRegistry([], []), new ClusterRegistry([], [], [])), proofs, new Dictionary<string, string>());
        return [.. reading.Read(sheet)];
    }
}
