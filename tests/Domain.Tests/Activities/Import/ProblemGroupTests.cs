using System.Globalization;
using System.Text.Json;
using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

/// <summary>What a report says of a file: one line for each kind and column, every number whole.</summary>
public sealed class ProblemGroupTests
{
    private static readonly ColumnPlan Plan = new([new(3, "People", null, ColumnTarget.Unmapped, "none", 0, []), new(4, "Month", null, ColumnTarget.Unmapped, "none", 0, [])], []);

    private static Finding Decimal(int row, string found, int column = 3) => new("number.not-whole", FindingEffect.SetAside, row, column, found);

    private static QuestionBook Book(IEnumerable<Finding> findings)
    {
        var book = new QuestionBook(new Dictionary<string, string>());
        book.Note([.. findings]);
        return book;
    }

    [Fact]
    public void One_kind_in_one_column_is_one_line_with_its_commonest_values_and_the_number_of_the_others()
    {
        // 3,000 rows: 0.5 a thousand times, 0.25 five hundred times, and fifteen hundred values of their own.
        var said = Enumerable.Range(1, 3_000).Select(i => Decimal(i, i % 3 == 0 ? "0.5" : i % 6 == 1 ? "0.25" : $"{i}.125"));
        var (problems, leftOut) = Book(said).Problems(Plan);
        var group = Assert.Single(problems);
        Assert.Equal(("number.not-whole", "People", 3_000, 0), (group.Code, group.Header, group.Rows, leftOut));
        Assert.Equal([("0.5", 1_000), ("0.25", 500)], group.Values.Take(2).Select(v => (v.Found, v.Rows)));
        Assert.Equal(3_000, group.Values.Sum(v => v.Rows) + group.OtherRows);
        Assert.Equal([1, 2, 3, 4, 5], group.FirstRows);
        Assert.Equal([3, 6, 9, 12, 15], group.Values[0].FirstRows);
    }

    [Fact]
    public void Values_that_are_not_named_are_counted_and_where_there_are_too_many_to_count_that_is_said()
    {
        var some = Assert.Single(Book(Enumerable.Range(1, 100).Select(i => Decimal(i, $"{i}.5"))).Problems(Plan).Shown);
        Assert.Equal((100, 100), (some.Values.Count + some.OtherValues, some.Values.Count + some.OtherRows));
        var many = Assert.Single(Book(Enumerable.Range(1, 50_000).Select(i => Decimal(i, $"{i}.5"))).Problems(Plan).Shown);
        Assert.Equal((50_000, null, 50_000), (many.Rows, many.OtherValues, many.Values.Count + many.OtherRows));
    }

    [Fact]
    public void Numbers_that_were_left_out_are_summed_up_over_all_their_rows()
    {
        // 50,000 rows of 0.5, 1.5, 2.5 …: the numbers 1 to 50,000 less a half each.
        var group = Assert.Single(Book(Enumerable.Range(1, 50_000).Select(i => Decimal(i, string.Create(CultureInfo.InvariantCulture, $"{i - 1}.5")))).Problems(Plan).Shown);
        Assert.Equal(50_000m * 50_001m / 2 - 25_000m, group.Sum);
        Assert.Null(Assert.Single(Book([Decimal(1, "0.5"), Decimal(2, "1,5")]).Problems(Plan).Shown).Sum);
        Assert.Null(Assert.Single(Book([new("number.negative", FindingEffect.SetAside, 1, 3, "-5")]).Problems(Plan).Shown).Sum);
    }

    [Fact]
    public void No_kind_of_finding_takes_the_place_of_another()
    {
        var said = Enumerable.Range(1, 2_000).SelectMany(i => new[]
        {
            Decimal(i, $"{i}.5"), new("place.code-unknown", FindingEffect.Ask, i, 4, $"P{i}"), new("place.name-folded", FindingEffect.Fixed, i, 4, $"Place {i}"),
            new("row.alike", FindingEffect.Note, i, -1, ""), new("partner.missing", FindingEffect.Refused, i, 3, ""),
        });
        var (problems, leftOut) = Book(said).Problems(Plan);
        Assert.Equal([FindingEffect.Refused, FindingEffect.Ask, FindingEffect.SetAside, FindingEffect.Fixed, FindingEffect.Note], problems.Select(p => p.Effect));
        Assert.All(problems, p => Assert.Equal(2_000, p.Rows));
        Assert.Equal(0, leftOut);
    }

    [Fact]
    public void A_file_wrong_in_every_cell_in_its_own_way_has_a_report_of_bounded_size()
    {
        // 300 columns of 300 rows, every cell with a long text of its own.
        var book = Book(Enumerable.Range(0, 300).SelectMany(column => Enumerable.Range(1, 300).Select(row => Decimal(row, string.Create(CultureInfo.InvariantCulture, $"{column}/{row} ") + new string('x', 5_000), column))));
        var (problems, leftOut) = book.Problems(Plan);
        Assert.Equal((300, 0, 90_000), (problems.Count, leftOut, problems.Sum(p => p.Rows)));
        Assert.InRange(JsonSerializer.Serialize(problems).Length, 0, 2_500_000);
    }

    [Fact]
    public void A_row_counts_once_however_many_activities_it_becomes()
    {
        var group = Assert.Single(Book([Decimal(7, "0.5"), Decimal(7, "0.5"), Decimal(8, "0.5")]).Problems(Plan).Shown);
        Assert.Equal((2, 2), (group.Rows, group.Values[0].Rows));
    }

    [Fact]
    public void What_is_expected_is_said_for_the_line_where_it_is_the_same_for_all_its_values()
    {
        var same = Assert.Single(Book([new("period.from-day", FindingEffect.Fixed, 1, 4, "a", "z"), new("period.from-day", FindingEffect.Fixed, 2, 4, "b", "z")]).Problems(Plan).Shown);
        Assert.Equal("z", same.Expected);
        var other = Assert.Single(Book([new("period.from-day", FindingEffect.Fixed, 1, 4, "a", "y"), new("period.from-day", FindingEffect.Fixed, 2, 4, "b", "z")]).Problems(Plan).Shown);
        Assert.Null(other.Expected);
        Assert.Equal(["y", "z"], other.Values.Select(v => v.Expected));
    }

    [Fact]
    public void A_report_kept_when_each_value_had_a_line_of_its_own_reads_as_one_line_for_the_kind()
    {
        const string Kept = """
            [{"Code":"number.not-whole","Effect":2,"Column":3,"Header":"People","Found":"0.5","Rows":7,"FirstRows":[4,5]},
             {"Code":"number.not-whole","Effect":2,"Column":3,"Header":"People","Found":"0.2","Rows":9,"FirstRows":[2,8]},
             {"Code":"row.alike","Effect":0,"Column":-1,"Header":"","Found":"","Rows":1,"FirstRows":[3]}]
            """;
        var problems = ProblemGroup.Gathered(JsonSerializer.Deserialize<List<ProblemGroup>>(Kept)!);
        Assert.Equal([("number.not-whole", 16), ("row.alike", 1)], problems.Select(p => (p.Code, p.Rows)));
        Assert.Equal([("0.2", 9), ("0.5", 7)], problems[0].Values.Select(v => (v.Found, v.Rows)));
        Assert.Equal([2, 4, 5, 8], problems[0].FirstRows);
        Assert.Equal("", Assert.Single(problems[1].Values).Found);
    }
}
