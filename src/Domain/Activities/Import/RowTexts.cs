using Tessera.Domain.Clusters;

namespace Tessera.Domain.Activities.Import;

/// <summary>What: cluster, kind, texts and words of the field's lists. Unknown words are kept as typed, never refused.</summary>
internal sealed class RowTexts(ColumnPlan plan, ActivityReference reference, QuestionBook book)
{
    public const string AnswerNone = "none";

    private readonly Dictionary<string, ClusterMatch> _clusters = [];
    private readonly int _cluster = plan.Column(ActivityField.Cluster);
    private readonly int _subCluster = plan.Column(ActivityField.SubCluster);

    private static readonly ActivityField[] Kept =
    [
        ActivityField.Plan, ActivityField.Project, ActivityField.Description, ActivityField.ReportDate, ActivityField.SiteType,
        ActivityField.Item, ActivityField.Comments,
    ];

    private static readonly ActivityField[] Protected = [ActivityField.ContactName, ActivityField.ContactEmail, ActivityField.ContactPhone];

    public void Read(SheetRow row, ActivityDraft draft)
    {
        Cluster(row, draft);
        draft.Kind = Take(row, plan.Column(ActivityField.Kind), draft);
        draft.Indicator = Take(row, plan.Column(ActivityField.Indicator), draft);
        draft.Site = Take(row, plan.Column(ActivityField.SiteName), draft);
        draft.Unit = Take(row, plan.Column(ActivityField.Unit), draft);
        draft.Group = Word(row, plan.Column(ActivityField.Group), draft, WordReading.Group);
        draft.Modality = Word(row, plan.Column(ActivityField.Modality), draft, WordReading.Modality);
        Status(row, draft);
        foreach (var field in Kept) Keep(row, field, draft.Typed, draft);
        foreach (var field in Protected) Keep(row, field, draft.Contact, draft);
    }

    private void Cluster(SheetRow row, ActivityDraft draft)
    {
        draft.ClusterId = reference.DefaultCluster;
        var (main, sub) = (Clean(row, _cluster), Clean(row, _subCluster));
        if (main is null && sub is null) { if (_cluster < 0 && draft.ClusterId is null && !IsOwnersAsked) AskCluster(row); return; }
        var match = (main, sub) switch
        {
            ({ } one, null) => Match(one),
            (null, { } one) => Match(one),
            _ => ClusterMatching.Agree(reference.Clusters, Match(main!), Match(sub!)),
        };
        foreach (var text in new[] { main, sub }) if (text is not null) draft.Typed.Add(new(text == main ? "Cluster" : "SubCluster", text));
        // A word nobody knows does not become the sender's own cluster where that would make the row theirs.
        draft.ClusterId = match.ClusterId ?? (IsOwnersAsked && !IsSaidToBeNone((sub ?? main)!) ? null : draft.ClusterId);
        if (match.Code is { } code) Note(row, draft, (sub ?? main)!, match, code);
    }

    private void Note(SheetRow row, ActivityDraft draft, string typed, ClusterMatch match, string code)
    {
        // A synonym in another language is what the column is for, not a correction.
        if (match.ClusterId is { } id)
        {
            if (code is ClusterNote.Combined or ClusterNote.Coarser)
                draft.Add(new Finding(code, FindingEffect.Note, row.Number, _cluster, typed, reference.Clusters.Find(id)?.Name));
            return;
        }
        var key = $"cluster:{ClusterMatching.QuestionKey(typed)}";
        if (book.Answer(key) == AnswerNone) return;
        draft.Add(new Finding(code, FindingEffect.Ask, row.Number, _cluster >= 0 ? _cluster : _subCluster, typed, null, key));
        book.Ask(key, "cluster.unknown", typed, row.Number, IsOwnersAsked, () => Choices(match));
    }

    private bool IsOwnersAsked => reference.OnlyClusters is not null;

    private bool IsSaidToBeNone(string typed) => book.Answer($"cluster:{ClusterMatching.QuestionKey(typed)}") == AnswerNone;

    private ClusterMatch Match(string text)
    {
        if (_clusters.TryGetValue(text, out var known)) return known;
        var answer = book.Answer($"cluster:{ClusterMatching.QuestionKey(text)}") is { } code ? reference.Clusters.ByCode(code) : null;
        return _clusters[text] = ClusterMatching.Match(reference.Clusters, text, answer is null ? null : new Dictionary<string, long> { [ClusterMatching.QuestionKey(text)] = answer.Id });
    }

    private List<QuestionChoice> Choices(ClusterMatch match)
    {
        var first = match.Candidates.Select(reference.Clusters.Find).OfType<Cluster>();
        var rest = reference.Clusters.All.Where(c => !match.Candidates.Contains(c.Id));
        return [.. first.Concat(rest).Select(c => new QuestionChoice(c.Code, c.Name)), new QuestionChoice(AnswerNone, "")];
    }

    /// <summary>The file has no cluster column at all: one question for all its rows.</summary>
    private void AskCluster(SheetRow row) =>
        book.Ask("cluster", "cluster", "", row.Number, false, Every);

    private List<QuestionChoice> Every() => [.. reference.Clusters.All.Select(c => new QuestionChoice(c.Code, c.Name)), new QuestionChoice(AnswerNone, "")];

    private void Status(SheetRow row, ActivityDraft draft)
    {
        if (plan.Column(ActivityField.Status) is >= 0 and var column && Clean(row, column) is { } typed)
        {
            draft.Status = StatusWords.StatusOf(WordReading.Status(typed).Code);
            draft.Typed.Add(new("Status", typed));
            if (draft.Status == ActivityStatus.Unknown) draft.Add(new Finding("word.unknown", FindingEffect.SetAside, row.Number, column, typed, plan.Header(column)));
        }
        if (plan.Column(ActivityField.Recurrency) is >= 0 and var again && Clean(row, again) is { } word)
        {
            draft.Recurrency = RecurrencyWords.RecurrencyOf(WordReading.Recurrency(word).Code);
            draft.Typed.Add(new("Recurrency", word));
        }
    }

    private string? Word(SheetRow row, int column, ActivityDraft draft, Func<string, WordMatch> read)
    {
        if (Take(row, column, draft) is not { } typed) return null;
        if (read(typed).Code is not { } code) return typed;
        if (Folding.Fold(code) != Folding.Fold(typed)) draft.Typed.Add(new(plan.Header(column), typed));
        return code;
    }

    private string? Take(SheetRow row, int column, ActivityDraft draft)
    {
        if (column < 0 || row[column] is not { Kind: not CellKind.Empty } cell) return null;
        var read = TextReading.Read(cell);
        if (read.Effect is { } effect)
        {
            // An encoding that looks wrong is told, not asked row by row: the words are kept as they came.
            draft.Add(new Finding(read.Code!, effect == FindingEffect.Ask ? FindingEffect.Note : effect, row.Number, column, cell.AsTyped(), read.Suggestion));
            if (read.Value is null) draft.Typed.Add(new(plan.Header(column), cell.AsTyped()));
        }
        return read.Value is null || TextReading.IsPlaceholder(read.Value) ? null : read.Value;
    }

    private void Keep(SheetRow row, ActivityField field, List<KeyValuePair<string, string>> into, ActivityDraft draft)
    {
        foreach (var column in plan.Columns(field))
            if (Take(row, column, draft) is { } text) into.Add(new(field.ToString(), text));
    }

    private static string? Clean(SheetRow row, int column)
    {
        if (column < 0 || row[column].IsBlank || TextReading.IsError(row[column])) return null;
        var text = TextReading.Clean(row[column].AsTyped());
        return text.Length == 0 || TextReading.IsPlaceholder(text) ? null : text;
    }
}
