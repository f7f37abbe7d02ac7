namespace Tessera.Domain.Partners;

/// <summary>
/// Which organisation a typed name and acronym mean. Nothing is merged on likeness alone: what is not the same text, a
/// kept spelling or an agreeing pair is asked (trust.md H12, H13; H08 for the bound on likeness).
/// </summary>
public static class PartnerMatching
{
    /// <summary>An answer that says the text names no organisation.</summary>
    public const long NoPartner = 0;

    private const int Offered = 5;
    private const double WorthAsking = 0.66;
    private const double Certain = 0.95;
    private const double Margin = 0.05;
    private const double AgreeingName = 0.9;

    /// <summary>
    /// Pure: the same registry, text and answers give the same match. Answers are keyed by <see cref="QuestionKey"/>;
    /// an answer that points to an organisation no longer known is passed over.
    /// </summary>
    public static PartnerMatch Match(PartnerRegistry registry, TypedPartner typed, IReadOnlyDictionary<string, long>? answers = null)
    {
        if (answers is not null && answers.TryGetValue(QuestionKey(typed), out var answer))
        {
            if (answer == NoPartner) return Empty;
            if (registry.Survivor(answer) is { } survivor) return Fixed(survivor, PartnerNote.Answered, 1);
        }
        var name = Said(registry, typed.Name);
        var acronym = Said(registry, typed.Acronym);
        if (name is null) return acronym is null ? Empty : MatchText(registry, acronym);
        return acronym is null ? MatchText(registry, name) : MatchPair(registry, name, acronym);
    }

    /// <summary>The key of the question a typed organisation raises: folded name, and folded acronym after a bar when both are given.</summary>
    public static string QuestionKey(TypedPartner typed)
    {
        string name = Folding.Fold(typed.Name), acronym = Folding.Fold(typed.Acronym);
        return name.Length == 0 || acronym.Length == 0 || name == acronym ? (name.Length > 0 ? name : acronym) : $"{name}|{acronym}";
    }

    /// <summary>
    /// The key under which organisation texts are counted as typed: trimmed, case ignored; null for empty, "unknown",
    /// "n/a" and "-". Spelling variants stay apart, as in the published counts of organisations.
    /// </summary>
    public static string? TypedCountKey(string? text) => text?.Trim().ToUpperInvariant() is { Length: > 0 } key and not ("UNKNOWN" or "N/A" or "-") ? key : null;

    private static string? Said(PartnerRegistry registry, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        return PartnerText.IsPlaceholder(Folding.Fold(text)) && registry.Senses(text).Count == 0 ? null : text.Trim();
    }

    private static PartnerMatch MatchText(PartnerRegistry registry, string text) => registry.Senses(text) switch
    {
        [var only] => Settled(only),
        { Count: > 1 } several => Ask(PartnerNote.OfTwo, several.Select(sense => sense.PartnerId).Order()),
        _ => MatchParts(registry, text) ?? MatchLikeness(registry, text),
    };

    private static PartnerMatch MatchPair(PartnerRegistry registry, string name, string acronym)
    {
        var named = registry.Senses(name);
        var abbreviated = registry.Senses(acronym);
        var agreed = named.Where(sense => abbreviated.Any(other => other.PartnerId == sense.PartnerId)).ToList();
        if (agreed is [var one]) return Settled(Weaker(one, abbreviated.First(other => other.PartnerId == one.PartnerId)));
        if (agreed.Count > 1) return Ask(PartnerNote.OfTwo, agreed.Select(sense => sense.PartnerId).Order());
        if (named is [var meant]) return MatchNamed(registry, name, acronym, meant, abbreviated);
        if (named.Count > 1) return Ask(PartnerNote.OfTwo, named.Select(sense => sense.PartnerId).Order());
        return abbreviated.Count > 0 ? MatchAbbreviated(registry, name, abbreviated) : MatchUnknownPair(registry, name, acronym);
    }

    /// <summary>The name is one organisation's and the acronym is not: the name decides unless the acronym narrows it to a section.</summary>
    private static PartnerMatch MatchNamed(PartnerRegistry registry, string name, string acronym, PartnerSense meant, List<PartnerSense> abbreviated)
    {
        var sections = abbreviated.Select(sense => sense.PartnerId).Where(id => registry.IsNarrower(name, id)).ToList();
        if (sections.Count > 0) return Ask(PartnerNote.PairDiffers, sections.Order().Append(meant.PartnerId)) with { IsStrong = sections.Count == 1 };
        if (abbreviated.Count > 0) return Fixed(meant.PartnerId, PartnerNote.AcronymContradicts, 0.8);
        var own = Folding.Fold(registry.Find(meant.PartnerId)?.Acronym);
        if (own.Length == 0) return Settled(meant);
        return Folding.Fold(acronym).StartsWith(own + " ", StringComparison.Ordinal)
            ? Ask(PartnerNote.PairDiffers, [meant.PartnerId])
            : Fixed(meant.PartnerId, PartnerNote.AcronymUnknown, 0.9);
    }

    /// <summary>The acronym is known and the name is not: only a name that is nearly the organisation's lets the acronym stand.</summary>
    private static PartnerMatch MatchAbbreviated(PartnerRegistry registry, string name, List<PartnerSense> abbreviated)
    {
        var ids = abbreviated.Select(sense => sense.PartnerId).OrderByDescending(id => registry.Likeness(name, id)).ThenBy(id => id).ToList();
        var close = ids.Where(id => registry.Likeness(name, id) >= AgreeingName).ToList();
        if (close is [var one]) return Fixed(one, PartnerNote.NameSpelling, registry.Likeness(name, one));
        if (close.Count > 0) return Ask(PartnerNote.OfTwo, close);
        // What the acronym says weighs more than words alike: "Fond des Nations Unies pour l'Agriculture (FAO)" is not UNICEF.
        var alike = registry.Suggest(name, WorthAsking).Select(suggestion => suggestion.PartnerId);
        return ids is [var only]
            ? Ask(PartnerNote.PairDiffers, ids.Concat(alike)) with { IsStrong = registry.Kinship(name, only) >= NameKinship.Slips }
            : Ask(PartnerNote.OfTwo, ids.Concat(alike));
    }

    private static PartnerMatch MatchUnknownPair(PartnerRegistry registry, string name, string acronym)
    {
        var byName = MatchText(registry, name);
        // An acronym that is not the organisation's own speaks against a name that is only alike.
        if (byName is { Verdict: PartnerVerdict.Ask, IsStrong: true } && registry.Find(byName.Candidates[0])?.Acronym is not null) return byName with { IsStrong = false };
        if (byName.Verdict != PartnerVerdict.New) return byName;
        var byAcronym = MatchText(registry, acronym);
        return byAcronym.Verdict == PartnerVerdict.Ask ? byAcronym : byName;
    }

    private static PartnerMatch? MatchParts(PartnerRegistry registry, string text)
    {
        // Brackets come before commas, so that "X, Y and Z (XYZ)" is seen as one organisation and its acronym.
        foreach (var (joint, parts) in PartnerText.Splits(text))
        {
            var known = parts.Select(registry.Senses).Where(senses => senses.Count > 0).ToList();
            if (known.Count == 0 || (known.Count < parts.Length && !IsSure(joint, known))) continue;
            var ids = known.ConvertAll(senses => senses.ConvertAll(sense => sense.PartnerId));
            return known.Count == parts.Length && ids.Aggregate((all, next) => [.. all.Intersect(next)]) is [var one]
                ? Fixed(one, PartnerNote.Pair, 0.97)
                : Ask(PartnerNote.List, ids.SelectMany(part => part), parts);
        }
        return null;
    }

    /// <summary>"and" and hyphens also stand inside names: one part as written must be known ("CRS-Caritas", not "Care and Relief").</summary>
    private static bool IsSure(Joint joint, List<List<PartnerSense>> known) =>
        joint is Joint.List or Joint.Aside || known.Exists(senses => senses.Exists(sense => sense.Naming == Naming.Exact));

    private static PartnerMatch MatchLikeness(PartnerRegistry registry, string text)
    {
        var alike = registry.Suggest(text, WorthAsking);
        if (alike.Count == 0) return new(null, PartnerVerdict.New, 0, PartnerNote.Unknown, [], []);
        var best = alike[0];
        var alone = alike.Count == 1 || best.Score - alike[1].Score >= Margin;
        return best.SameWords && best.Score >= Certain && alone
            ? Fixed(best.PartnerId, PartnerNote.Folded, Certain)
            : Suggested(alike);
    }

    /// <summary>The nearest kin first; it is strong when nobody else is as near.</summary>
    private static PartnerMatch Suggested(List<PartnerSuggestion> alike)
    {
        var kin = alike.Where(suggestion => suggestion.Kinship >= NameKinship.Bare).Select(suggestion => suggestion.PartnerId).ToList();
        return Ask(PartnerNote.Suggested, alike.Select(suggestion => suggestion.PartnerId)) with
        {
            Confidence = alike[0].Score,
            IsStrong = kin is [var only] && only == alike[0].PartnerId,
            IsDoubtful = alike.Exists(suggestion => suggestion.Kinship > NameKinship.Apart),
        };
    }

    private static PartnerSense Weaker(PartnerSense first, PartnerSense second) => first.Naming <= second.Naming ? first : second;

    private static PartnerMatch Settled(PartnerSense sense) => sense.Naming switch
    {
        Naming.Exact => new(sense.PartnerId, PartnerVerdict.Exact, 1, null, [], []),
        Naming.Alias => Fixed(sense.PartnerId, PartnerNote.Alias, 1),
        Naming.Merged => Fixed(sense.PartnerId, PartnerNote.Merged, 1),
        Naming.Folded => Fixed(sense.PartnerId, PartnerNote.Folded, 0.98),
        _ => Fixed(sense.PartnerId, PartnerNote.Folded, 0.95),
    };

    private static readonly PartnerMatch Empty = new(null, PartnerVerdict.Empty, 1, null, [], []);

    private static PartnerMatch Fixed(long id, string code, double confidence) => new(id, PartnerVerdict.Fixed, confidence, code, [], []);

    private static PartnerMatch Ask(string code, IEnumerable<long> candidates, IReadOnlyList<string>? parts = null) =>
        new(null, PartnerVerdict.Ask, 0.5, code, [.. candidates.Distinct().Take(Offered)], parts ?? []);
}
