using Tessera.Domain.Clusters;

namespace Tessera.Domain.Activities.Import;

/// <summary>What: cluster, kind, texts and words of the field's lists. Unknown words are kept as typed, never refused.</summary>
internal sealed class RowTexts(ColumnPlan plan, ActivityReference reference, QuestionBook book)
{
    public const string AnswerNone = "none";

    private readonly Dictionary<string, ClusterMatch> _clusters = [];
    private readonly Dictionary<(int Column, string Typed), (string? Code, bool Differs)> _words = [];
    private readonly int _cluster = plan.Column(ActivityField.Cluster), _subCluster = plan.Column(ActivityField.SubCluster);
    private readonly int _kind = plan.Column(ActivityField.Kind), _indicator = plan.Column(ActivityField.Indicator);
    private readonly int _site = plan.Column(ActivityField.SiteName), _unit = plan.Column(ActivityField.Unit);
    private readonly int _group = plan.Column(ActivityField.Group), _modality = plan.Column(ActivityField.Modality);
    private readonly int _status = plan.Column(ActivityField.Status), _recurrency = plan.Column(ActivityField.Recurrency);
    private readonly int _id = plan.Column(ActivityField.SourceId);
    private readonly (int Column, string Label, bool IsCode)[] _kept = Labelled(plan, Kept), _protected = Labelled(plan, Protected);

    private readonly (Cluster Cluster, string Name)? _named = ClusterInName.Read(reference.Clusters, reference.SheetName, reference.FileName);

    private static readonly ActivityField[] Kept =
    [
        ActivityField.Plan, ActivityField.Project, ActivityField.Description, ActivityField.ReportDate, ActivityField.SiteType,
        ActivityField.Item, ActivityField.Comments,
    ];

    private static readonly ActivityField[] Protected = [ActivityField.ContactName, ActivityField.ContactEmail, ActivityField.ContactPhone];

    public void Read(SheetRow row, ActivityDraft draft)
    {
        Cluster(row, draft);
        draft.Kind = Take(row, _kind, draft);
        draft.Indicator = Take(row, _indicator, draft);
        draft.Site = Take(row, _site, draft);
        draft.Unit = Take(row, _unit, draft);
        draft.Group = Word(row, _group, draft, WordReading.Group);
        draft.Modality = Word(row, _modality, draft, WordReading.Modality);
        Status(row, draft);
        draft.SourceId = Take(row, _id, draft, isCode: true);
        foreach (var (column, label, isCode) in _kept) Keep(row, column, label, draft.Typed, draft, isCode);
        foreach (var (column, label, _) in _protected)
            if (label != nameof(ActivityField.ContactEmail) || IsOneLine(row, column, draft)) Keep(row, column, label, draft.Contact, draft);
    }

    private static (int, string, bool)[] Labelled(ColumnPlan plan, ActivityField[] fields) =>
        [.. plan.Maps.Where(m => fields.Contains(m.Target.Field)).OrderBy(m => Array.IndexOf(fields, m.Target.Field))
            .Select(m => (m.Index, m.Target.Field.ToString(), m.Target is { Field: ActivityField.Project, Facet: Facet.Code }))];

    /// <summary>A line break in an e-mail address can smuggle in what is none; addresses one below the other are well.</summary>
    private static bool IsOneLine(SheetRow row, int column, ActivityDraft draft)
    {
        if (row[column] is not { Kind: CellKind.Text } cell || cell.Text!.AsSpan().IndexOfAny('\n', '\r') < 0 || cell.Text!.Split('\n').All(IsAddress)) return true;
        draft.Add(new Finding("text.line-break", FindingEffect.SetAside, row.Number, column, cell.Text!));
        draft.Contact.Add(new("ContactEmail.Typed", cell.Text!));
        return false;
    }

    private static bool IsAddress(string line) =>
        line.AsSpan().Trim(" \r\t;,") is var one && (one.IsEmpty || (one.Contains('@') && one.IndexOfAny(' ', ':') < 0));

    private void Cluster(SheetRow row, ActivityDraft draft)
    {
        draft.ClusterId = reference.DefaultCluster;
        var (main, sub) = (Clean(row, _cluster), Clean(row, _subCluster));
        if (main is null && sub is null) { Unnamed(row, draft); return; }
        var match = (main, sub) switch
        {
            ({ } one, null) => Match(one),
            (null, { } one) => Match(one),
            _ => ClusterMatching.Agree(reference.Clusters, Match(main!), Match(sub!)),
        };
        if (main is not null) draft.Typed.Add(new("Cluster", main));
        if (sub is not null) draft.Typed.Add(new(sub == main ? "Cluster" : "SubCluster", sub));
        // A word nobody knows does not become the sender's own cluster where that would make the row theirs.
        draft.ClusterId = match.ClusterId ?? (IsOwnersAsked && !IsSaidToBeNone((sub ?? main)!) ? null : draft.ClusterId);
        foreach (var typed in new[] { main, sub == main ? null : sub })
            if (typed is not null) Tell(row, draft, typed, Match(typed).ClusterId);
        if (match.Code is { } code) Note(row, draft, (sub ?? main)!, match, code);
    }

    /// <summary>The row names no cluster: the file's own, when one was said.</summary>
    private void Unnamed(SheetRow row, ActivityDraft draft)
    {
        if (book.Answer("cluster") is not null) book.Decide("cluster", "", Named(draft.ClusterId), row.Number);
        else if (_cluster < 0 && draft.ClusterId is null && !IsOwnersAsked) AskCluster(row);
    }

    private string Named(long? cluster) => cluster is { } id ? reference.Clusters.Find(id)?.Name ?? "" : "";

    /// <summary>An answer to this word decided: which, and whose it is when it was given for an earlier file.</summary>
    private void Tell(SheetRow row, ActivityDraft draft, string typed, long? cluster)
    {
        var key = $"cluster:{ClusterMatching.QuestionKey(typed)}";
        if (book.Answer(key) is not { } answer || (cluster is null && answer != AnswerNone)) return;
        book.Decide(key, typed, Named(cluster), row.Number);
        if (book.Before(key) is not { } before) return;
        var column = _cluster >= 0 ? _cluster : _subCluster;
        draft.Add(new Finding(cluster is null ? "answer.before-none" : "answer.before", FindingEffect.Fixed, row.Number, column, typed, cluster is null ? before.Source : $"{Named(cluster)} ({before.Source})", key));
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

    /// <summary>The file has no cluster column at all: one question for all its rows, with what its names suggest.</summary>
    private void AskCluster(SheetRow row)
    {
        if (_named is (var cluster, var name)) book.Ask("cluster", "cluster-named", name, row.Number, false, Every, cluster.Code);
        else book.Ask("cluster", "cluster", "", row.Number, false, Every);
    }

    private List<QuestionChoice> Every() => [.. reference.Clusters.All.Select(c => new QuestionChoice(c.Code, c.Name)), new QuestionChoice(AnswerNone, "")];

    private void Status(SheetRow row, ActivityDraft draft)
    {
        if (_status is >= 0 and var column && Clean(row, column) is { } typed)
        {
            draft.Status = StatusWords.StatusOf(Read(column, typed, WordReading.Status).Code);
            draft.Typed.Add(new("Status", typed));
            if (draft.Status == ActivityStatus.Unknown) draft.Add(new Finding("word.unknown", FindingEffect.SetAside, row.Number, column, typed, plan.Header(column)));
        }
        if (_recurrency is >= 0 and var again && Clean(row, again) is { } word)
        {
            draft.Recurrency = RecurrencyWords.RecurrencyOf(Read(again, word, WordReading.Recurrency).Code);
            draft.Typed.Add(new("Recurrency", word));
        }
    }

    private string? Word(SheetRow row, int column, ActivityDraft draft, Func<string, WordMatch> read)
    {
        if (Take(row, column, draft) is not { } typed) return null;
        var (code, differs) = Read(column, typed, read);
        if (differs) draft.Typed.Add(new(plan.Header(column), typed));
        return code ?? typed;
    }

    /// <summary>A column repeats few words over many rows; each is read once.</summary>
    private (string? Code, bool Differs) Read(int column, string typed, Func<string, WordMatch> read)
    {
        if (_words.TryGetValue((column, typed), out var known)) return known;
        var code = read(typed).Code;
        return _words[(column, typed)] = (code, code is not null && Folding.Fold(code) != Folding.Fold(typed));
    }

    private string? Take(SheetRow row, int column, ActivityDraft draft, bool isCode = false)
    {
        if (column < 0 || row[column] is not { Kind: not CellKind.Empty } cell) return null;
        var read = isCode ? TextReading.ReadCode(cell) : TextReading.Read(cell);
        if (read.Effect is { } effect)
        {
            // An encoding that looks wrong is told, not asked row by row: the words are kept as they came.
            draft.Add(new Finding(read.Code!, effect == FindingEffect.Ask ? FindingEffect.Note : effect, row.Number, column, cell.AsTyped(), read.Suggestion));
            if (read.Value is null) draft.Typed.Add(new(plan.Header(column), cell.AsTyped()));
        }
        return read.Value is null || TextReading.IsPlaceholder(read.Value) ? null : read.Value;
    }

    private void Keep(SheetRow row, int column, string label, List<KeyValuePair<string, string>> into, ActivityDraft draft, bool isCode = false)
    {
        if (Take(row, column, draft, isCode) is { } text) into.Add(new(label, text));
    }

    private static string? Clean(SheetRow row, int column)
    {
        if (column < 0 || row[column].IsBlank || TextReading.IsError(row[column])) return null;
        var text = TextReading.Clean(row[column].AsTyped());
        return text.Length == 0 || TextReading.IsPlaceholder(text) ? null : text;
    }
}
