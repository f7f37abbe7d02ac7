namespace Tessera.Domain.Analysis;

public sealed partial class FactSegment
{
    /// <summary>Every column as it stands, arranged; what is worked out from columns when asked for stays behind.</summary>
    internal void Carry(ColumnCarrier carrier)
    {
        carrier.Carry(RowId);
        carrier.Carry(Position);
        foreach (var months in new[] { FromMonth, ToMonth }) carrier.Carry(months);
        _asOfMonth = carrier.Perhaps(_asOfMonth);
        foreach (var codes in new[] { Kind, Reporting, Programming, Implementing, Funding, Typed, Area }) carrier.Carry(codes);
        foreach (var codes in new[] { Cluster, Group, Unit }) carrier.Carry(codes);
        foreach (var bits in new[] { Status, Flags }) carrier.Carry(bits);
        foreach (var numbers in new[] { Targeted, Reached, Detail }) carrier.Carry(numbers);
        (Households, Quantity) = (carrier.Perhaps(Households), carrier.Perhaps(Quantity));
        _cutsAt = carrier.Perhaps(_cutsAt);
        CarryCuts(carrier);
        Runs = carrier.Whole<AreaRun>([.. Runs]);
        HasReplaced = carrier.Carry(HasReplaced ? 1 : 0) != 0;
    }

    private void CarryCuts(ColumnCarrier carrier)
    {
        var lengths = carrier.Whole([.. _cuts.Select(cuts => cuts.Length)]);
        var codes = carrier.Whole([.. _cuts.SelectMany(cuts => cuts.Select(cut => cut.Cut))]);
        var values = carrier.Whole([.. _cuts.SelectMany(cuts => cuts.Select(cut => cut.Value))]);
        // While they are taken others read them.
        if (!carrier.Brings) return;
        _cuts.Clear();
        var next = 0;
        foreach (var length in lengths)
        {
            _cuts.Add([.. Enumerable.Range(next, length).Select(i => new CutCount(codes[i], values[i]))]);
            next += length;
        }
    }
}
