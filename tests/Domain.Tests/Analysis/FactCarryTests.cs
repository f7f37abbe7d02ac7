using System.Collections;
using System.Reflection;
using Tessera.Domain.Activities;
using Tessera.Domain.Analysis;
using Xunit;

namespace Tessera.Domain.Tests.Analysis;

public sealed class FactCarryTests
{
    /// <summary>Worked out from columns when first asked for.</summary>
    private static readonly string[] Derived = ["_reports"];

    private static FactTable Varied() => Facts.Commit(Facts.Commit(Facts.Table(
            new(1, 111, 1, 31, From: 24_120, To: 24_121, Kind: 5, Group: 51, Reached: 40, IsNew: true, Detail: 7) { Cuts = [("f 0-4", 12), ("m", 20)] },
            new(2, 112, 9, 32, Typed: "Médecins", Households: 8, Quantity: 3, Unit: 61),
            new(4, 121, IsNil: true, Reached: 0)),
        2, new(1, 111, 1, 31, Reached: 50) { Cuts = [("f 18+ disabled", 4)] }, new(3, 100, 2)),
        3, new Fact(3, 100, 2, Status: ActivityStatus.Replaced));

    [Fact]
    public void Every_field_of_a_table_comes_back()
    {
        var table = Varied();
        var taken = new Luggage();
        Assert.Equal(3, table.Carry(taken).Rows);
        var back = FactTable.Empty(-1).Carry(new Arrival(taken.Things));

        Assert.Equal((table.Sequence, 3), (back.Sequence, back.Rows));
        Assert.Equal(table.Segments.Count, back.Segments.Count);
        for (var i = 0; i < table.Segments.Count; i++)
        {
            Assert.Equal(table.Segments[i].Superseded, back.Segments[i].Superseded);
            foreach (var field in typeof(FactSegment).GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).Where(field => !Derived.Contains(field.Name)))
                Assert.Equal(field.GetValue(table.Segments[i].Segment), field.GetValue(back.Segments[i].Segment));
        }
        foreach (var codes in typeof(FactTable).GetProperties().Where(property => property.PropertyType.Name.StartsWith("CodeDictionary", StringComparison.Ordinal)))
            Assert.Equal(Keys(codes.GetValue(table)!), Keys(codes.GetValue(back)!));
        Assert.Equal(8, typeof(FactTable).GetProperties().Count(property => property.PropertyType.Name.StartsWith("CodeDictionary", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_table_brought_back_goes_on_as_the_one_taken()
    {
        var table = Varied();
        var taken = new Luggage();
        table.Carry(taken);
        var back = FactTable.Empty(-1).Carry(new Arrival(taken.Things));
        Fact[] next = [new(2, 112, 1, 31, Reached: 5), new(9, 121, 3)];
        Assert.Equal(Said(Facts.Commit(table, 4, next)), Said(Facts.Commit(back, 4, next)));
        // Import 2 undone: row 1 counts as import 1 said it, row 3 not at all.
        Assert.Equal([(1L, 111L, 400_000L), (2L, 112L, FactSegment.None), (4L, 121L, 0L)], Said(back.Without(2, 9)));
    }

    private static List<(long Row, long Area, long Reached)> Said(FactTable table) =>
        [.. table.Segments.SelectMany(visible => Enumerable.Range(0, visible.Segment.Count).Select(row => (Row: visible.Segment.RowId[row], At: visible.Segment.Position[row], visible))
            .Where(one => !one.visible.IsHidden(one.At)).Select(one => (one.Row, table.Areas[one.visible.Segment.Area[one.At]], one.visible.Segment.Reached[one.At]))).Order()];

    private static object Keys(object codes) => ((IEnumerable)codes.GetType().GetProperty("Keys")!.GetValue(codes)!).Cast<object>().ToList();

    private sealed class Luggage : ColumnCarrier
    {
        public List<object> Things { get; } = [];
        public override bool Brings => false;
        public override void Carry<T>(T[] column) => Things.Add(column.Clone());
        public override long Carry(long number) { Things.Add(number); return number; }
        public override string Carry(string text) { Things.Add(text); return text; }
    }

    private sealed class Arrival(IEnumerable<object> things) : ColumnCarrier
    {
        private readonly Queue<object> _things = new(things);
        public override bool Brings => true;
        public override void Carry<T>(T[] column) => ((T[])_things.Dequeue()).CopyTo(column, 0);
        public override long Carry(long number) => (long)_things.Dequeue();
        public override string Carry(string text) => (string)_things.Dequeue();
    }
}
