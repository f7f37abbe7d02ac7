using Tessera.Domain.Geography;

namespace Tessera.Domain.Activities.Import;

/// <summary>Where a row is: every combination of typed codes and names matched once and remembered.</summary>
internal sealed class RowPlaces(ColumnPlan plan, ActivityReference reference, QuestionBook book, CodePrefixes codes)
{
    public const string AnswerCountry = "country";

    private const int Levels = 5;
    private const string Below = " > ";
    private static readonly string[] Labels = ["Admin0", "Admin1", "Admin2", "Admin3", "Admin4"];
    private static readonly string[] CodeLabels = [.. Labels.Select(label => $"{label}.Code")];
    private readonly Dictionary<(long, long), (TypedPlace Typed, PlaceMatch Match, string? Answered)> _matches = [];
    private readonly int[][] _codes = [.. plan.PlaceCodes.Select(columns => columns.ToArray())], _names = [.. plan.PlaceNames.Select(columns => columns.ToArray())];
    private readonly string?[] _texts = new string?[Levels * 2];
    private readonly PlaceCodeForm _forms = new(reference.Gazetteer);
    private bool? _isElsewhere;

    public void Read(SheetRow row, ActivityDraft draft)
    {
        for (var level = 0; level < Levels; level++)
        {
            _texts[level] = First(row, _codes[level], draft, isCode: true);
            _texts[Levels + level] = First(row, _names[level], draft);
        }
        for (var level = 0; level < Levels; level++)
            if (_texts[level] is { } code && !System.Text.Ascii.IsValid(code)) LeaveForeign(level, code, row, draft);
        var (typed, match, answered) = Match();
        draft.AreaId = match.AreaId;
        Keep(draft, typed);
        if (answered is not null) Tell(answered, typed, match, row, draft);
        var last = match.QuestionText is not null && match.Notes.Count > 0 ? match.Notes[^1] : null;
        for (var i = 0; i < match.Notes.Count; i++)
            if (match.Notes[i] is var note && !ReferenceEquals(note, last) && !IsSaidBy(last, note)) Add(note, match.AreaId is null ? Unplaced(note) : Effect(note), row, draft);
        if (IsAsked(match) && !IsElsewhere(match)) Ask(row, typed, match, draft);
        else if (last is not null) Add(last, FindingEffect.SetAside, row, draft);
        if (match.Verdict == PlaceVerdict.Unknown) Unknown(row, typed, match, draft);
        // A row without a place is of the country its file is about, and that is another one.
        if (match.Notes.Any(IsBlank) && (_isElsewhere ??= codes.AreElsewhere(reference.Gazetteer)))
        {
            draft.AreaId = null;
            draft.Add(new Finding("place.none-here", FindingEffect.Refused, row.Number, -1, ""));
        }
    }

    private string Named(AdminArea area) => area.Level == 0 ? area.Name
        : $"{string.Join(" › ", reference.Gazetteer.Path(area.Id).Where(a => a.Level > 0).Select(a => a.Name))} ({area.Pcode})";

    // A placed row is asked about only when there is something to choose from; else its finding says what was set aside.
    private static bool IsAsked(PlaceMatch match) => match.QuestionText is not null && (match.Candidates.Count > 0 || match.AreaId is null);

    // What is of another country goes nowhere whatever is answered.
    private static bool IsElsewhere(PlaceMatch match) => match.Verdict == PlaceVerdict.Unknown && match.Notes.Any(n => n.Code == "place.other-country");

    // One cell, one thing to do: what is set aside at the level above was not recognised, and need not be told twice.
    private static bool IsSaidBy(PlaceNote? last, PlaceNote note) => last is { Code: "place.coarser" } && note.Code == "place.unknown" && note.Found == last.Found;

    private void Add(PlaceNote note, FindingEffect effect, SheetRow row, ActivityDraft draft)
    {
        var site = IsBlank(note) && plan.Column(ActivityField.SiteName) is >= 0 and var at && !row[at].IsBlank ? at : -1;
        draft.Add(site >= 0 ? new Finding("place.site-alone", effect, row.Number, site, row[site].AsTyped(), note.Expected)
            : new Finding(IsBlank(note) ? "place.blank" : note.Code, effect, row.Number, Column(note), note.Found, note.Expected));
    }

    private (TypedPlace, PlaceMatch, string? Answered) Match()
    {
        var hash = new QuickHash();
        foreach (var text in _texts) hash.Add(text);
        var key = hash.Value;
        if (_matches.TryGetValue(key, out var known)) return known;
        var typed = new TypedPlace([.. _texts[..Levels]], [.. _texts[Levels..]]);
        var answers = Answers(typed);
        return _matches[key] = (typed, PlaceMatching.Match(reference.Gazetteer, typed, answers), answers?.Keys.Single());
    }

    /// <summary>Which answer placed the row, and whose it is when it was given for an earlier file.</summary>
    private void Tell(string asked, TypedPlace typed, PlaceMatch match, SheetRow row, ActivityDraft draft)
    {
        var key = Answered(typed, asked);
        var meaning = match.AreaId is { } id && reference.Gazetteer.ById(id) is { } area ? Named(area) : "";
        var found = match.Notes.FirstOrDefault(n => asked.EndsWith(Folding.Fold(n.Found), StringComparison.Ordinal))?.Found
            ?? typed.Names.Concat(typed.Codes).LastOrDefault(t => t is not null && asked.EndsWith(Folding.Fold(t), StringComparison.Ordinal)) ?? asked;
        book.Decide(key, found, meaning, row.Number);
        var before = book.Before(key);
        var column = plan.PlaceNames.Concat(plan.PlaceCodes).SelectMany(c => c).FirstOrDefault(c => row[c].AsTyped().Trim() == found, -1);
        draft.Add(new Finding(before is null ? "answer.given" : "answer.before", FindingEffect.Fixed, row.Number, column, found, before is null ? meaning : $"{meaning} ({before.Source})", key));
    }

    /// <summary>Answers name a place by its code; "country" is the country-wide place.</summary>
    private Dictionary<string, long>? Answers(TypedPlace typed)
    {
        var asked = PlaceMatching.Match(reference.Gazetteer, typed).QuestionText;
        if (asked is null || Answer(typed, asked) is not { } answer) return null;
        if (answer == AnswerCountry) return Country(typed) is { } country ? new() { [asked] = country } : null;
        var areas = reference.Gazetteer.ByCode(answer);
        return areas.Count == 0 ? null : new() { [asked] = (areas.FirstOrDefault(Geography.Gazetteer.IsCurrent) ?? areas[0]).Id };
    }

    /// <summary>The operation's only country; of several the one the row names, or none.</summary>
    private long? Country(TypedPlace typed)
    {
        var countries = reference.Gazetteer.Countries;
        if (countries.Count == 1) return countries[0].Id;
        var named = PlaceMatching.Match(reference.Gazetteer, new TypedPlace([typed.Codes[0], null, null, null, null], [typed.Names[0], null, null, null, null])).AreaId;
        return countries.FirstOrDefault(country => country.Id == named && (typed.Codes[0] ?? typed.Names[0]) is not null)?.Id;
    }

    /// <summary>Its own answer, or the one for all codes of its list, which can only say the country.</summary>
    private string? Answer(TypedPlace typed, string asked) => Answered(typed, asked) is var key && book.Answer(key) is { } answer
        && (key == Own(asked) || (IsCodeAlone(typed) && answer == AnswerCountry)) ? answer : null;

    /// <summary>The narrowest question that was answered: its own, of codes written alike, of all codes.</summary>
    private string Answered(TypedPlace typed, string asked) => book.Answer(Own(asked)) is not null ? Own(asked)
        : _forms.Question(typed) is var alike && book.Answer(alike) is not null ? alike : QuestionBook.CodesQuestion;

    private static string Own(string asked) => $"place:{asked}";

    private static bool IsCodeAlone(TypedPlace typed) => typed.Names.All(name => name is null);

    // People know their own spelling, not the folded one that the question goes by.
    private static string AsTyped(TypedPlace typed, string question) =>
        string.Join(Below, question.Split(Below).Select(part => typed.Names.Concat(typed.Codes).FirstOrDefault(text => Folding.Fold(text) == part) ?? part));

    private void Ask(SheetRow row, TypedPlace typed, PlaceMatch match, ActivityDraft draft)
    {
        var key = Own(match.QuestionText!);
        var note = match.Notes.Count > 0 ? match.Notes[^1] : null;
        var contradicts = match.Notes.Any(n => n.Code == "place.name-elsewhere");
        var isLikely = match.Candidates.Count > 0 && !contradicts && !match.Notes.Any(n => n.Code == PlaceMatching.PartOfName);
        draft.Add(new Finding(note?.Code ?? "place.unknown", FindingEffect.Ask, row.Number, note is null ? -1 : Column(note), note?.Found ?? match.QuestionText!, note?.Expected, key));
        // Of names that contradict each other, stand in one cell, or of places that share no more than a list with an unknown code, none is the likelier.
        var isCode = match.AreaId is null && IsCodeAlone(typed) && match.Candidates.Count != 1 && note?.Code != "place.many";
        var isMany = match.Notes.Any(n => n.Code == "place.many") && match.Candidates.Count > 1;
        book.Ask(key, isCode ? QuestionBook.UnknownCode : isMany ? "place.many" : contradicts ? "place.name-elsewhere" : match.Candidates.Count > 1 ? "place.name-ambiguous" : "place.unknown", AsTyped(typed, match.QuestionText!), row.Number, match.AreaId is null,
            () => Choices(match), isLikely && !isMany && !isCode ? reference.Gazetteer.ById(match.Candidates[0])?.Pcode : null,
            isCode ? _forms.Question(typed) : null);
    }

    private List<QuestionChoice> Choices(PlaceMatch match)
    {
        List<QuestionChoice> choices = [.. match.Candidates.Select(reference.Gazetteer.ById).OfType<AdminArea>().Select(a => new QuestionChoice(a.Pcode, Path(a)))];
        var countries = reference.Gazetteer.Countries;
        // "The whole country" says which one only where there is one.
        if (countries.Count > 1) choices.AddRange(countries.Where(country => !match.Candidates.Contains(country.Id)).Select(country => new QuestionChoice(country.Pcode, country.Name)));
        else choices.Add(new(AnswerCountry, ""));
        return choices;
    }

    private string Path(AdminArea area) => string.Join(" › ", reference.Gazetteer.Path(area.Id).Select(a => a.Name));

    /// <summary>Nothing places the row: another country's codes are refused, anything else is asked about.</summary>
    private void Unknown(SheetRow row, TypedPlace typed, PlaceMatch match, ActivityDraft draft)
    {
        var found = string.Join(" / ", typed.Codes.Concat(typed.Names).Where(t => t is not null));
        if (IsElsewhere(match))
            draft.Add(new Finding("place.none-here", FindingEffect.Refused, row.Number, -1, found));
        else if (match.QuestionText is null)
        {
            var key = Own(Folding.Fold(found));
            draft.Add(new Finding("place.unknown", FindingEffect.Ask, row.Number, -1, found, null, key));
            book.Ask(key, "place.unknown", found, row.Number, true, () => Choices(match));
        }
    }

    /// <summary>Nothing typed is no word for the whole country: somebody may have forgotten it.</summary>
    private static bool IsBlank(PlaceNote note) => note.Code == "place.country-wide" && note.Found.Length == 0;

    private static FindingEffect Effect(PlaceNote note) =>
        !IsBlank(note) && note.Code is "place.code-deeper" or "place.country-wide" or "place.retired" ? FindingEffect.Note : FindingEffect.Fixed;

    // A name that is only alike corrects nothing as long as the row has no place.
    private static FindingEffect Unplaced(PlaceNote note) => note.Code == "place.name-suggested" ? FindingEffect.Note : Effect(note);

    private int Column(PlaceNote note)
    {
        var columns = note.OnCode ? plan.PlaceCodes[note.Level] : plan.PlaceNames[note.Level];
        return columns.Count > 0 ? columns[0] : -1;
    }

    private static void Keep(ActivityDraft draft, TypedPlace typed)
    {
        for (var level = 0; level < Levels; level++)
        {
            if (typed.Codes[level] is { } code) draft.Typed.Add(new(CodeLabels[level], code));
            if (typed.Names[level] is { } name) draft.Typed.Add(new(Labels[level], name));
        }
    }

    /// <summary>A letter of another script that looks like a Latin one: the code is told and left, where a name says the place.</summary>
    private void LeaveForeign(int level, string code, SheetRow row, ActivityDraft draft)
    {
        if (TextReading.MixedScript(code) is not { } letter) return;
        draft.Add(new Finding("text.foreign-letter", FindingEffect.SetAside, row.Number, _codes[level][0], code, letter));
        draft.Typed.Add(new(CodeLabels[level], code));
        if (_texts[Levels + level] is not null) _texts[level] = null;
    }

    private string? First(SheetRow row, int[] columns, ActivityDraft draft, bool isCode = false)
    {
        foreach (var column in columns)
        {
            var cell = row[column];
            if (cell.IsBlank) continue;
            if (TextReading.IsError(cell) || (isCode && cell.Kind == CellKind.Date))
            {
                draft.Add(new Finding(cell.Kind == CellKind.Date ? "value.excel-changed" : TextReading.ErrorCode(cell), FindingEffect.SetAside, row.Number, column, cell.AsTyped()));
                draft.Typed.Add(new(plan.Header(column), cell.AsTyped()));
                continue;
            }
            var text = cell.Kind == CellKind.Text ? TextReading.Clean(cell.Text!) : cell.AsTyped();
            if (text.Length > 0 && !TextReading.IsPlaceholder(text)) return text;
        }
        return null;
    }
}
