namespace Tessera.Domain.Geography;

/// <summary>One typed place read from its country down, each level under the place found above it.</summary>
internal sealed class PlaceWalk
{
    private const int DeepestColumn = 5;
    private readonly Gazetteer _gazetteer;
    private readonly TypedPlace _typed;
    private readonly PlaceRecord _record;
    private readonly PlaceScope _scope;
    private string? _unread;
    /// <summary>The area the name of a level meant when the code beside it meant another.</summary>
    private AdminArea? _overruled;

    internal PlaceWalk(Gazetteer gazetteer, TypedPlace typed, IReadOnlyDictionary<string, long>? answers)
    {
        (_gazetteer, _typed, _record) = (gazetteer, typed, new(gazetteer));
        _scope = new(gazetteer, _record, typed, answers);
    }

    internal PlaceMatch Walk()
    {
        ReadCountry();
        for (var level = 1; level <= DeepestColumn; level++)
            if (PlaceText.At(_typed, level) is var (code, name) && (code ?? name) is not null) ReadLevel(level, code, name);
        return _record.Result() ?? WithoutPlace();
    }

    private void ReadCountry()
    {
        foreach (var text in new[] { PlaceText.Of(_typed.Codes, 0), PlaceText.Of(_typed.Names, 0) }.OfType<string>())
        {
            var iso = CountryCodes.Find(text.Trim()) ?? CountryCodes.Named(Folding.Fold(text));
            var ours = iso is null ? NameMatching.CountryNamed(_gazetteer, NameKeys.Of(text))
                : _gazetteer.Countries.FirstOrDefault(c => CountryCodes.Iso3(c.Pcode) == iso.Iso3);
            if (ours is not null) (_scope.Country, _scope.CountryStated) = (ours, true);
            else if (iso is not null) _scope.Foreign = true;
            else _unread = text;
            if (ours is null && iso is not null) _record.Note("place.other-country", 0, text.Length < 4, text, _scope.CountriesText);
        }
        if (_scope.CountryStated) _scope.Foreign = false;
        else if (!_scope.Foreign && _gazetteer.Countries is [var only]) _scope.Country = only;
    }

    private void ReadLevel(int level, string? code, string? name)
    {
        if (code is not null && SeveralIn(code, level) is { } list)
        {
            Fail(level, code, name, list, "place.many", onCode: true);
            return;
        }
        var reading = code is null ? CodeReading.NoCode : CodeMatching.Read(_gazetteer, code, level, PlaceCode.Letters(PlaceCode.Normalise(code)) == 0 ? _scope.Country : null);
        if (reading.Kind == CodeKind.None && code is not null) (code, name) = (null, name ?? code);
        switch (reading.Kind)
        {
            case CodeKind.Found: TakeCode(reading, level, code!, name); break;
            case CodeKind.Whole when reading.Area!.Level == 0: TakeEverywhere(reading, level, code!, name); break;
            case CodeKind.Repaired or CodeKind.Guessed or CodeKind.Whole: TakeRepaired(reading, level, code!, name); break;
            case CodeKind.Deeper: TakeDeeper(reading, level, code!, name); break;
            default: TakeName(reading, level, code, name); break;
        }
    }

    private List<AdminArea>? SeveralIn(string code, int level) => _gazetteer.ByCode(code).Count > 0 ? null
        : PlaceText.Several(code)?.Select(c => CodeMatching.Read(_gazetteer, c, level, null).Area).OfType<AdminArea>().DistinctBy(a => a.Id).ToList();

    private void TakeCode(CodeReading reading, int level, string code, string? name)
    {
        var area = reading.Area!;
        if (_record.At is { } at && _gazetteer.IsWithin(at, area.Id))
        {
            TakeShallow(level, code, name);
            return;
        }
        if (_scope.Parent is { } parent && !_gazetteer.IsWithin(area, parent.Id))
        {
            Contradict(reading, parent, level, code, name);
            return;
        }
        if (reading.Note is { } note) _record.Note(note, level, true, code, area.Pcode);
        if (area.Level != level) _record.Note("place.level", level, true, code, $"{area.Pcode} {area.Name}");
        var agrees = name is not null && NameMatching.Agrees(_gazetteer, area, name);
        if (name is not null && !agrees) Overrule(area, level, code, name);
        _record.Place(area, agrees ? Backing.Both : Backing.Code, reading.Confidence);
    }

    /// <summary>The code decides; the note shows both, with the area the name would have meant.</summary>
    private void Overrule(AdminArea area, int level, string code, string name)
    {
        var byName = _scope.ReadName(level, name);
        if (byName.Kind == NameKind.Everywhere || byName.Area is { } b && (_gazetteer.IsWithin(b, area.Id) || _gazetteer.IsWithin(area, b.Id))) return;
        _overruled = byName.Area;
        _record.Note("place.code-contradicts-name", level, true, $"{code} / {name}", Counted(area, byName.Area));
    }

    /// <summary>The code of an area at or above the place found says nothing new.</summary>
    private void TakeShallow(int level, string code, string? name)
    {
        if (name is not null && _scope.ReadName(level, name) is { Kind: NameKind.Found } byName) TakeFound(byName, level, name);
        else if (name is not null && _gazetteer.Levels.Contains(level)) TakeName(CodeReading.NoCode, level, null, name);
        else _record.Note("place.coarser", level, true, code, _record.At?.Name);
    }

    /// <summary>A code that exists, but not under the parent given: two witnesses win over one, else the parent holds.</summary>
    private void Contradict(CodeReading reading, AdminArea parent, int level, string code, string? name)
    {
        var area = reading.Area!;
        var agrees = name is not null && NameMatching.Agrees(_gazetteer, area, name);
        var under = name is null ? null : _scope.ReadName(level, name).Area;
        var weak = _record.Backing is Backing.None or Backing.Name || _overruled is { } meant && _gazetteer.IsWithin(area, meant.Id);
        var isTaken = parent.Level == 0 || weak && agrees && under is null;
        _record.Note("place.code-contradicts-name", level, true, name is null ? code : $"{code} / {name}",
            isTaken ? Counted(area, parent) : Counted(parent, area));
        if (isTaken) _record.Place(area, agrees ? Backing.Both : Backing.Code, reading.Confidence);
        else if (weak && name is null) Ask(level, code, [area, parent]);
        else Fail(level, code, name, under is null ? [area] : [under, area], null, onCode: true, both: true);
    }

    /// <summary>The area that counts, and the one that code or name would have meant.</summary>
    private static string Counted(AdminArea counts, AdminArea? other) => other is null ? Named(counts) : $"{Named(counts)} (≠ {Named(other)})";

    private static string Named(AdminArea area) => $"{area.Pcode} {area.Name}";

    private void Ask(int level, string code, IReadOnlyList<AdminArea> options)
    {
        var question = _scope.Question(code);
        _record.Withdraw();
        if (_scope.Answered(question) is { } answered) TakeAnswer(answered, level, code);
        else _record.Fail(new(level, code, question, options, MustAsk: true));
    }

    private void TakeEverywhere(CodeReading reading, int level, string code, string? name)
    {
        if (name is not null && _scope.ReadName(level, name) is { Kind: NameKind.Found } byName)
        {
            _record.Note("place.code-contradicts-name", level, true, $"{code} / {name}", Counted(byName.Area!, reading.Area));
            TakeFound(byName, level, name);
        }
        else SayEverywhere(reading.Area, level, true, name ?? code);
    }

    /// <summary>A repaired code stands only if the name does not mean another place: codes were renumbered in many countries.</summary>
    private void TakeRepaired(CodeReading reading, int level, string code, string? name)
    {
        var options = (reading.Options ?? [reading.Area!]).Where(a => _gazetteer.IsWithin(a, _scope.Parent?.Id)).ToList();
        var agreeing = name is null ? options : options.FindAll(a => NameMatching.Agrees(_gazetteer, a, name));
        var witnessed = name is not null || reading.Kind == CodeKind.Repaired || _record.At is not null;
        if (agreeing is [var area] && witnessed)
        {
            var certain = Math.Max(reading.Confidence, 0.95);
            TakeCode(reading with { Kind = CodeKind.Repaired, Area = area, Confidence = certain }, level, code, name);
        }
        else TakeName(reading, level, code, name);
    }

    private void TakeDeeper(CodeReading reading, int level, string code, string? name)
    {
        var (area, at) = (reading.Area!, _record.At);
        var below = at is not null && _gazetteer.IsWithin(area, at.Id);
        var above = at is not null && _gazetteer.IsWithin(at, area.Id);
        var agrees = name is not null && NameMatching.Agrees(_gazetteer, area, name);
        if (above || below || agrees || at is null && reading.Confidence >= PlaceMatching.TakenFrom)
        {
            _record.Note("place.code-deeper", level, true, code, (above ? at! : area).Name);
            if (!above) _record.Place(area, Backing.Code, Math.Max(reading.Confidence, 0.95));
        }
        else if (at is not null) Contradict(reading, at, level, code, null);
        else TakeName(reading, level, code, name);
    }

    private void TakeName(CodeReading reading, int level, string? code, string? name)
    {
        // A guess that the name does not bear out says nothing of the level either.
        var meant = reading.IsPlacedOrGuessed && reading.Kind != CodeKind.Guessed ? reading.Area!.Level : level;
        var byName = name is null ? NameReading.NoName : _scope.ReadName(meant == 0 ? level : meant, name);
        if (byName.Kind == NameKind.Everywhere) SayEverywhere(byName.Area, level, false, name!);
        else if (byName is { Kind: NameKind.Found, Area: { } like } && reading.Kind == CodeKind.Unknown && _record.At is { Level: > 0 } within && within.Level < level && NameMatching.IsPartOf(_gazetteer, like, name!))
            Fail(level, code, name, [like], PlaceMatching.PartOfName, onCode: false);
        else if (byName.Kind == NameKind.Found && !(_scope.Foreign && _record.At is null)) TakeFoundDespite(reading, byName, level, code, name!);
        else if (_scope.IsDeeper(level) && (_record.At is not null || _record.Everywhere is not null)) _record.Note("place.code-deeper", level, code is not null, code ?? name!, _record.At?.Name);
        else FailAt(reading, byName, level, code, name);
    }

    private void TakeFoundDespite(CodeReading reading, NameReading byName, int level, string? code, string name)
    {
        if (code is not null && reading.IsPlacedOrGuessed)
            _record.Note("place.code-contradicts-name", level, true, $"{code} / {name}", Counted(byName.Area!, reading.Area));
        else if (code is not null)
            _record.Note(reading.Kind == CodeKind.Foreign ? "place.other-country" : "place.code-unknown", level, true, code, byName.Area!.Pcode);
        TakeFound(byName, level, name);
    }

    private void TakeFound(NameReading byName, int level, string name)
    {
        var area = byName.Area!;
        if (_record.At is { } at && _gazetteer.IsWithin(at, area.Id))
        {
            _record.Note("place.coarser", level, false, name, at.Name);
            return;
        }
        if (_record.Failure is { Options.Count: > 0 } above && above.Level < level && !above.Options.Any(o => _gazetteer.IsWithin(area, o.Id)))
        {
            _record.Offer(area);
            return;
        }
        if (byName.Note is { } note) _record.Note(note, level, false, name, note == "place.level" ? $"{area.Pcode} {area.Name}" : area.Name);
        _record.Place(area, Backing.Name, byName.Confidence);
    }

    private void SayEverywhere(AdminArea? country, int level, bool onCode, string found)
    {
        if (_record.At is { } at) _record.Note("place.whole-area", level, onCode, found, at.Name);
        // "All" below a place that nobody knows yet is all of that place, not of the country.
        else if (_record.Failure is { } above && above.Level < level) _record.Note("place.whole-area", level, onCode, found, above.Text);
        else if ((country ?? _scope.Country) is { } whole && !_scope.Foreign)
        {
            _record.Everywhere = whole;
            _record.Note("place.country-wide", level, onCode, found, whole.Name);
        }
        else Fail(level, null, found, _gazetteer.Countries, "place.name-ambiguous", onCode);
    }

    private void FailAt(CodeReading reading, NameReading byName, int level, string? code, string? name)
    {
        var options = (reading.Kind is CodeKind.Unknown ? [] : reading.Options ?? (reading.Area is { } a ? [a] : [])).Concat(byName.Options ?? []).DistinctBy(o => o.Id).ToList();
        if (reading is { Kind: CodeKind.Unknown, Area: { } above }) Adopt(above, reading.Confidence, options);
        if (name is not null && _record.At is { Level: > 0 } at && at.Level < level && NameMatching.Elsewhere(_gazetteer, name, level, _scope.Country) is { Count: > 0 } elsewhere)
        {
            FailElsewhere(level, code, name, at, options, elsewhere);
            return;
        }
        var note = reading.Kind == CodeKind.Foreign ? "place.other-country" : byName.Note ?? (name is null ? "place.code-unknown" : "place.unknown");
        var aboutCode = name is null || reading.Kind == CodeKind.Foreign;
        if (reading.Kind == CodeKind.Foreign) _scope.Foreign = true;
        var lost = name is null && reading.Kind == CodeKind.Unknown && options.Count == 0 && _record.At is null && PlaceCode.Letters(PlaceCode.Normalise(code!)) > 0;
        // Where nothing speaks for any of them, the first places of the list are choices and no proposal.
        if (lost) Fail(level, code, name, _scope.FirstLevel(), note, aboutCode, proposes: false);
        else Fail(level, code, name, options, note, aboutCode);
    }

    /// <summary>Two names contradict each other: the row counts for the area above until somebody says which of the two is meant.</summary>
    private void FailElsewhere(int level, string? code, string name, AdminArea above, List<AdminArea> options, IReadOnlyList<AdminArea> elsewhere)
    {
        var where = string.Join("; ", elsewhere.Take(3).Select(a => $"{a.Pcode} {a.Name} ({_gazetteer.Ancestor(a.Id, above.Level)?.Name})"));
        if (_scope.Answered(_scope.Question(name)) is null) _record.Note("place.name-elsewhere", level, false, name, $"{where} / {above.Pcode} {above.Name}");
        Fail(level, code, name, [.. options, .. elsewhere, above], null, onCode: false);
    }

    /// <summary>The parent a code names by its first digits holds when sure, or when nothing above speaks against it.</summary>
    private void Adopt(AdminArea above, double confidence, List<AdminArea> options)
    {
        if (_record.At is { } at && !_gazetteer.IsWithin(above, at.Id)) return;
        if (_record.At is not null || confidence >= PlaceMatching.TakenFrom) _record.Place(above, Backing.Code, confidence);
        else options.Add(above);
    }

    private void Fail(int level, string? code, string? name, IReadOnlyList<AdminArea> options, string? note, bool onCode, bool both = false, bool proposes = true)
    {
        var text = both && code is not null && name is not null ? $"{code} {name}" : name ?? code!;
        var question = _scope.Question(text);
        if (_scope.Answered(question) is { } answered)
        {
            TakeAnswer(answered, level, text);
            return;
        }
        var offered = options.Count == 0 || !proposes ? null : string.Join("; ", options.Take(3).Select(o => o.Name));
        if (note is not null) _record.Note(note, level, onCode, onCode ? code ?? text : text, note == "place.other-country" ? _scope.CountriesText : offered);
        if (_record.Everywhere is null) _record.Fail(new(level, text, question, options, MustAsk: note == "place.many"));
    }

    private void TakeAnswer(AdminArea area, int level, string text)
    {
        _record.Note("place.name-alias", level, false, text, area.Name);
        if (area.Level == 0) _record.Everywhere = area;
        else _record.Place(area, Backing.Both, 1);
    }

    private PlaceMatch WithoutPlace()
    {
        if (_scope.Country is null && !_scope.Foreign && _scope.Answered("blank") is { } answered) _scope.Country = answered;
        if (_scope.Foreign) return new(null, PlaceVerdict.Unknown, 0, _record.Notes, []);
        if (_scope.Country is { } country) SayEverywhere(country, 0, false, _unread ?? PlaceText.Placeholder(_typed));
        return _record.Result() ?? new(null, PlaceVerdict.Ask, 0, [new("place.country-wide", 0, false, _unread ?? "", _scope.CountriesText)],
            [.. _gazetteer.Countries.Take(10).Select(c => c.Id)], _unread is null ? "blank" : Folding.Fold(_unread));
    }
}
