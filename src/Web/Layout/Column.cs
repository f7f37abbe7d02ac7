using Microsoft.AspNetCore.Components;

namespace Tessera.Web.Layout;

/// <summary>A column of the DataTable it stands in; draws nothing itself.</summary>
public sealed class Column<TRow> : ComponentBase
{
    [CascadingParameter] private DataTable<TRow>? Table { get; set; }

    [Parameter, EditorRequired] public required string Header { get; set; }
    /// <summary>A unit or explanation under the header.</summary>
    [Parameter] public string? Note { get; set; }
    /// <summary>Aligned at the end, digits of one width.</summary>
    [Parameter] public bool Numeric { get; set; }
    /// <summary>Names the row for screen readers; stays in sight in a wide table.</summary>
    [Parameter] public bool RowHeader { get; set; }
    /// <summary>Left out on a phone, where the row's own page shows it.</summary>
    [Parameter] public bool Minor { get; set; }
    /// <summary>Key in the address ("sort=reached", "sort=-reached"); without one the column cannot be sorted.</summary>
    [Parameter] public string? Sort { get; set; }
    [Parameter] public RenderFragment<TRow>? ChildContent { get; set; }
    /// <summary>Writes the cell as text, for tables of many rows; every column of such a table has one.</summary>
    [Parameter] public Action<CellWriter, TRow>? Cell { get; set; }
    [Parameter] public RenderFragment? Total { get; set; }

    public string? Class => (Numeric, Minor) switch
    {
        (true, true) => "num minor",
        (true, false) => "num",
        (false, true) => "minor",
        _ => null,
    };

    protected override void OnInitialized() =>
        (Table ?? throw new InvalidOperationException("A Column stands in a DataTable.")).Add(this);
}
