namespace Tessera.Domain.Analysis;

/// <summary>Rows of one activity kind in one place and group, and what became of them.</summary>
/// <param name="Value">Of the lines counted, each over its periods.</param>
/// <param name="Largest">The largest of these lines.</param>
/// <param name="Sum">Of all rows.</param>
/// <param name="Counted">Rows that make Value; Same those of lines decided to report the people of a larger one, with their sum.</param>
internal readonly record struct KindSum(int Rows, long Value, long Largest, long Sum, int Counted, int Same, long SameSum)
{
    public static KindSum operator +(KindSum a, KindSum b) =>
        new(a.Rows + b.Rows, a.Value + b.Value, Math.Max(a.Largest, b.Largest), a.Sum + b.Sum, a.Counted + b.Counted, a.Same + b.Same, a.SameSum + b.SameSum);
}

/// <summary>Step 3 of reach for one place and group: of the kinds the largest, the first of equals; things handed out add up.</summary>
internal struct ReachSum
{
    private KindSum _all, _best;

    public readonly bool IsEmpty => _all.Rows == 0;

    /// <summary>A kind that one row alone reports.</summary>
    public void Add(long value)
    {
        var kind = new KindSum(1, value, value, value, 1, 0, 0);
        if (_best.Rows == 0 || value > _best.Value) _best = kind;
        _all += kind;
    }

    public void Add(in KindSum kind)
    {
        if (_best.Rows == 0 || kind.Value > _best.Value) _best = kind;
        _all += kind;
    }

    /// <summary>Kinds that stand behind these.</summary>
    public void Add(in ReachSum others)
    {
        if (_best.Rows == 0 || others._best.Value > _best.Value) _best = others._best;
        _all += others._all;
    }

    public readonly ReachFigure Figure(ReachUnit unit) =>
        unit.IsBeneficiaries ? new ReachFigure(_all.Rows, _all.Largest, _best.Value, _all.Sum) : new ReachFigure(_all.Rows, _all.Value, _all.Value, _all.Sum);

    /// <summary>Adds the rows to what became of rows before, by reason.</summary>
    public readonly void AddTo(ReachStep[] steps, ReachUnit unit)
    {
        var kinds = unit.IsBeneficiaries ? _best : _all;
        Add(steps, ReachReason.Counted, kinds.Counted, kinds.Value);
        Add(steps, ReachReason.SamePeople, kinds.Same, kinds.SameSum);
        Add(steps, ReachReason.OtherPeriod, kinds.Rows - kinds.Counted - kinds.Same, kinds.Sum - kinds.Value - kinds.SameSum);
        Add(steps, ReachReason.OtherKind, _all.Rows - kinds.Rows, _all.Sum - kinds.Sum);
    }

    private static void Add(ReachStep[] steps, ReachReason reason, int rows, long value) =>
        steps[(int)reason] = new ReachStep(steps[(int)reason].Rows + rows, steps[(int)reason].Value + value);
}
