using Tessera.Domain.Activities.Import;
using Tessera.Domain.Needs;

namespace Tessera.Domain.Caseloads;

/// <summary>A line with the row it was read from.</summary>
public sealed record ReadLine(int Row, NeedLine Line);

/// <summary>What a sheet came to. Rows = placed + left out; values = lines + set aside.</summary>
public sealed record NeedCounts(int Rows, int RowsLeftOut, int Values, int ValuesSetAside);

/// <summary>A sheet of needs as understood, before anybody keeps it.</summary>
/// <param name="FirstMonth">The time its rows or titles state; both months 0 when they state none.</param>
/// <param name="ProblemsLeftOut">Kinds of findings beyond those listed.</param>
public sealed record NeedRead(NeedSheet Sheet, IReadOnlyList<ReadLine> Lines, NeedCounts Counts, int FirstMonth, int LastMonth,
    IReadOnlyList<ProblemGroup> Problems, int ProblemsLeftOut)
{
    /// <summary>Noted where all that it says stands in another sheet of the file as well, as a table for a map often does.</summary>
    public NeedRead BesideOthers(IEnumerable<NeedRead> others)
    {
        var said = Lines.Select(l => l.Line).ToHashSet();
        return others.FirstOrDefault(other => said.IsSubsetOf(other.Lines.Select(l => l.Line))) is not { } same ? this
            : this with { Problems = [.. Problems, new ProblemGroup("needs.sheet-repeats", FindingEffect.Note, -1, "", same.Sheet.Name, null, Lines.Count, [0])] };
    }
}
