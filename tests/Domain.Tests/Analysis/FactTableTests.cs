using Tessera.Domain.Activities;
using Tessera.Domain.Analysis;
using Xunit;

namespace Tessera.Domain.Tests.Analysis;

public sealed class FactTableTests
{
    private static readonly PresenceQuestion AnyStatus = new() { Statuses = Enum.GetValues<ActivityStatus>().ToHashSet() };

    private static List<long> Rows(FactTable facts, PresenceQuestion? question = null) => [.. Presence.Rows(facts, question ?? new PresenceQuestion(), Facts.Reference).RowIds.Order()];
    private static List<(long, long, int)> Cells(FactTable facts) =>
        [.. Presence.Of(facts, new PresenceQuestion(), Facts.Reference).Cells.Select(c => (c.AreaId, c.PartnerId, c.Rows)).Order()];

    [Fact]
    public void The_latest_version_of_a_row_counts_and_undoing_brings_the_one_before_back()
    {
        var first = Facts.Commit(FactTable.Empty(0), 1, new(1, 111, 1), new(2, 111, 2));
        var second = Facts.Commit(first, 2, new(2, 121, 2), new(3, 121, 3));
        Assert.Equal((3, 2), (second.Rows, first.Rows));
        Assert.Equal([(110L, 1L, 1), (120L, 2L, 1), (120L, 3L, 1)], Cells(second));

        var undone = second.Without(2, 3);
        Assert.Equal(Cells(first), Cells(undone));
        Assert.Equal(3, undone.Sequence);
        // The earlier states are still what they were.
        Assert.Equal(2, Rows(first).Count);
        Assert.Equal(3, Rows(second).Count);
    }

    [Fact]
    public void Undoing_the_middle_of_three_versions_leaves_the_last()
    {
        var three = Facts.Commit(Facts.Commit(Facts.Table(new Fact(1, 111, 1)), 2, new Fact(1, 112, 2)), 3, new Fact(1, 121, 3));
        Assert.Equal([(120L, 3L, 1)], Cells(three.Without(2, 4)));
        Assert.Equal([(110L, 1L, 1)], Cells(three.Without(2, 4).Without(3, 5)));
        Assert.Equal([(110L, 2L, 1)], Cells(three.Without(3, 4)));
        Assert.Empty(Cells(three.Without(1, 4).Without(2, 5).Without(3, 6)));
    }

    [Fact]
    public void A_version_that_other_rows_replace_counts_nowhere_and_neither_does_what_it_stands_for()
    {
        // Row 1 of partner 1 is told by row 3 of another source; with that import undone row 1 counts again.
        var said = Facts.Table(new(1, 111, 1, Reached: 40), new(2, 112, 2));
        var replaced = Facts.Commit(said, 2, new(1, 111, 1, Status: ActivityStatus.Replaced, Reached: 40), new(3, 121, 1, Reached: 40));
        Assert.Equal(2, replaced.Rows);
        Assert.Equal([2L, 3L], Rows(replaced, AnyStatus));
        Assert.Equal(Cells(said), Cells(replaced.Without(2, 3)));
        // The first import undone: its replaced row stays uncounted, alone as well as read anew.
        Assert.Equal((1, 1), (replaced.Without(1, 3).Rows, Rows(replaced.Without(1, 3)).Count));
        Assert.Equal(1, Facts.Table(new(1, 111, 1, Status: ActivityStatus.Replaced), new(3, 121, 1)).Rows);
        Assert.Equal([3L], Rows(replaced.Without(1, 3), AnyStatus));
    }

    [Fact]
    public void Committing_an_import_again_replaces_it()
    {
        var twice = Facts.Commit(Facts.Table(new(1, 111, 1), new(2, 111, 1)), 1, new Fact(3, 121, 2));
        Assert.Equal([3L], Rows(twice));
    }

    [Fact]
    public void Undoing_what_is_not_there_changes_the_sequence_only()
    {
        var facts = Facts.Table(new Fact(1, 111, 1));
        Assert.Equal((7L, 1), (facts.Without(99, 7).Sequence, facts.Without(99, 7).Rows));
    }

    [Fact]
    public void Versions_across_a_word_of_the_mask_are_hidden_one_by_one()
    {
        // 130 rows: rows 63, 64 and 128 lie at the edges of the mask's 64-bit words.
        var all = Enumerable.Range(0, 130).Select(i => new Fact(i, 111, 1)).ToArray();
        var facts = Facts.Commit(Facts.Table(all), 2, new(63, 121, 2), new(64, 121, 2), new(128, 121, 2));
        Assert.Equal(130, facts.Rows);
        Assert.Equal([(110L, 1L, 127), (120L, 2L, 3)], Cells(facts));
    }

    [Fact]
    public void A_dictionary_gives_each_key_one_code_in_order_of_appearance()
    {
        var codes = new CodeDictionary<string>();
        Assert.Equal((0, 1, 0), (codes.Code("a"), codes.Code("b"), codes.Code("a")));
        Assert.Equal((2, 1, -1), (codes.Count, codes.Find("b"), codes.Find("c")));
        Assert.Equal("b", codes[1]);
        Assert.Equal(["a", "b"], codes.Keys);
    }
}
