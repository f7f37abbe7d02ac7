namespace Tessera.Domain.Activities.Import;

using F = ActivityField;
using W = HeaderWord;

/// <summary>Headers that say what is done: project, plan, activity, indicator, items.</summary>
internal static class HeaderWork
{
    public static ColumnReading Read(HeaderText text)
    {
        if (text.Has(W.Indicator)) return HeaderReading.As(text, F.Indicator, 0.9, text.HasAny(W.Code, W.Id) ? Facet.Code : Facet.Text);
        if (text.Has(W.Project)) return Projects(text);
        if (text.Has(W.Plan)) return HeaderReading.As(text, F.Plan, text.HasAny(W.Code, W.Name, W.NameOrNumber) ? 0.85 : 0.75);
        if (text.Has(W.Unit)) return Units(text);
        if (text.Has(W.Quantity)) return HeaderReading.As(text, F.Quantity);
        if (text.Has(W.Activity)) return Activities(text);
        if (text.Has(W.Item)) return HeaderReading.As(text, text.Has(W.Count) ? F.Quantity : F.Item, 0.85);
        return text.Has(W.Description) ? HeaderReading.As(text, F.Description, 0.7) : ColumnReading.None;
    }

    private static ColumnReading Projects(HeaderText text)
    {
        var code = text.HasAny(W.Code, W.Id);
        if (text.HasAny(W.Description, W.Type)) return HeaderReading.As(text, F.Description, 0.5);
        // "HRP project code" yields to "Project code".
        return HeaderReading.As(text, F.Project, text.Has(W.Plan) ? 0.85 : text.Has(W.Id) ? 0.8 : 0.9, code ? Facet.Code : Facet.Name);
    }

    private static ColumnReading Units(HeaderText text) =>
        HeaderReading.As(text, F.Unit, text.Has(W.Description) ? 0.55 : text.Has(W.Activity) ? 0.65 : IsPlural(text) ? 0.7 : 0.85);

    /// <summary>"units" often is how many; the values tell (ColumnValues).</summary>
    private static bool IsPlural(HeaderText text) => text.Plain is "units" or "unites" or "unidades";

    private static ColumnReading Activities(HeaderText text)
    {
        if (text.HasAny(W.Id)) return HeaderReading.As(text, F.SourceId);
        if (text.Has(W.Code)) return HeaderReading.As(text, F.Kind, 0.9, Facet.Code);
        if (text.Has(W.Description)) return HeaderReading.As(text, F.Description, 0.95);
        if (text.Has(W.Type)) return HeaderReading.As(text, F.Kind, 0.95);
        return HeaderReading.As(text, F.Kind) with { Fallback = F.Description };
    }
}
