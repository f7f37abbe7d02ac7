namespace Tessera.Domain.Activities.Import;

/// <summary>
/// Whose file it is when nobody said: the one organisation that all its rows name. A file of several, or with a name that
/// is not certain, is nobody's own.
/// </summary>
public sealed class SenderProof(ColumnPlan plan)
{
    private const int MostNames = 40;

    private readonly PartnerColumns? _columns = new[] { PartnerRole.Reporting, PartnerRole.Programming, PartnerRole.Implementing }
        .Select(role => plan.Partners.First(c => c.Role == role)).FirstOrDefault(c => c.IsMapped);
    private readonly HashSet<(string?, string?)> _names = [];

    public void Observe(SheetRow row)
    {
        if (_columns is null || _names.Count > MostNames) return;
        var typed = RowPartners.Typed(row, _columns);
        if (!typed.IsEmpty) _names.Add((typed.Name, typed.Acronym));
    }

    /// <summary>Whether an answer is about one of the names that the file's rows give.</summary>
    public bool IsAbout(string key) => _names.Any(n => key == RowPartners.KeyOf(new(n.Item1, n.Item2, null)));

    /// <param name="answers">Given to this file or kept for everyone.</param>
    public long? Of(ActivityReference reference, IReadOnlyDictionary<string, string> answers)
    {
        if (_names.Count is 0 or > MostNames) return null;
        var book = new QuestionBook(answers);
        var partners = new RowPartners(plan, reference, book);
        var found = _names.Select(n => partners.Sender(new(n.Item1, n.Item2, null))).Distinct().ToList();
        return found is [{ } only] ? only : null;
    }
}
