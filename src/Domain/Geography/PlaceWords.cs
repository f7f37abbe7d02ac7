using System.Collections.Frozen;
using System.Text;

namespace Tessera.Domain.Geography;

/// <summary>The words around place names in English, French, Spanish, Portuguese and Vietnamese, all folded.</summary>
internal static class PlaceWords
{
    private static readonly FrozenSet<string> Articles = Words(
        "de del da do dos das du des la le les el los las l d the of and y et e");

    /// <summary>Kinds of area; words on one line say the same kind.</summary>
    private static readonly string[] Kinds =
    [
        "province provinces provincia provincias tinh oblast",
        "region regions regiao regioes regiones vung",
        "department departments departement departements departamento departamentos",
        "district districts distrito distritos huyen quan raion rayon upazila tehsil",
        "city cities cidade ciudad ville cite thanh.pho tp thi.xa tx",
        "municipality municipalities municipalite municipio municipios commune communes comuna comunas xa phuong thi.tran ward wards",
        "state states estado estados etat etats wilaya wilayat",
        "governorate governorates gouvernorat gobernacion muhafazah",
        "county counties comte condado",
        "prefecture prefectures prefectura",
        "sous.prefecture sous.prefectures sub.prefecture sub.prefectures",
        "area areas zone zones zona zonas",
        "township townships hromada chiefdom territory territoire parish paroisse parroquia canton posto.administrativo posto localidade",
        "arrondissement arrondissements",
    ];

    private static readonly FrozenDictionary<string, int> KindOf = Kinds
        .SelectMany((line, kind) => line.Split(' ').Select(word => (Word: word.Replace('.', ' '), Kind: kind + 1)))
        .ToFrozenDictionary(p => p.Word, p => p.Kind, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Same = Synonyms(
        "north: northern nord norte septentrional", "south: southern sud sur sul meridional",
        "east: eastern est este leste oriental", "west: western ouest oeste occidental",
        "north east: northeast northeastern nordest noreste nordeste", "north west: northwest northwestern nordouest noroeste",
        "south east: southeast southeastern sudest sureste sudeste", "south west: southwest southwestern sudouest suroeste sudoeste",
        "central: centre center centro centrale", "upper: haut haute alto alta", "lower: bas basse bajo baja baixo baixa",
        "saint: st ste sta sto san santa santo sao sainte", "francisco: fco", "mount: mt mont monte",
        "1: 1er 1ere 1st", "2: 2e 2eme 2nd ii", "3: 3e 3eme 3rd iii", "4: 4e 4eme 4th iv", "5: 5e 5eme 5th",
        "6: 6e 6eme 6th vi", "7: 7e 7eme 7th vii", "8: 8e 8eme 8th viii", "9: 9e 9eme 9th ix", "10: 10e 10eme 10th");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ArticleSpans = Articles.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> SameSpans = Same.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> KindSpans = KindOf.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string> Distinctive = Words(
        "north south east west central upper lower new old grand grande petit petite rural urban i v x xi xii outer inner mid");

    private static readonly FrozenSet<string> Nothing = Phrases(
        "na|n a|none|null|nil|0|ref|xxx|xx|unknown|inconnu|inconnue|desconocido|desconhecido|not specified|non specifie|no especificado|nao especificado|tbd|tbc|not applicable|no aplica|khong ro|khong xac dinh|blank|ninguno|aucun");

    private static readonly FrozenSet<string> Everywhere = Phrases(
        "cobertura nacional|countrywide|country wide|national|nationwide|nation wide|national level|national coverage|toan quoc|ca nuoc|ensemble du pays|ensemble pays|tout le pays|tout pays|nacional|nivel nacional|national niveau|niveau national|a nivel nacional|couverture nationale|all country|whole country|entire country|all|todo el pais|todo o pais|tous|toutes|todos|todas|cap quoc gia|whole of country|lensemble du pays|echelle nationale|ambito nacional|abrangencia nacional|central level|tat ca");

    private static readonly FrozenSet<string> AllOf = Words("all every tous toutes tout toute todos todas todo toda entire whole ensemble lensemble toan");
    private static readonly FrozenSet<string> ManyOf = Words("various multiple several plusieurs divers diverses varios varias multiples nhieu different diferentes multi many");
    private static readonly FrozenSet<string> Generic = Words("locations location places place sites localites localidades lugares locais lieux noi bo cac pais pays country");

    internal static bool SaysNothing(string folded) => folded.Length == 0 || Nothing.Contains(folded);
    internal static bool SaysEverywhere(string folded) => Everywhere.Contains(folded) || Led(folded, AllOf);
    internal static bool SaysMany(string folded) => ManyOf.Contains(folded) || Led(folded, ManyOf);
    internal static bool IsDistinctive(string token) => Distinctive.Contains(token) || char.IsAsciiDigit(token[0]);

    /// <summary>Folded; plain ASCII is lowered first, which spares it the Unicode normalisation.</summary>
    internal static string Fold(string typed) => Folding.Fold(Ascii.IsValid(typed) ? typed.ToLowerInvariant() : typed);

    /// <summary>Words in one language and one form: compass points, saints, ordinals; articles left out.</summary>
    internal static string Canonical(string typed, string folded)
    {
        var elided = Elided(typed);
        var text = ReferenceEquals(elided, typed) ? folded : Fold(elided);
        if (text.Length == 0) return folded;
        var said = new StringBuilder(text.Length + 4);
        foreach (var range in text.AsSpan().Split(' '))
        {
            var token = text.AsSpan(range);
            if (ArticleSpans.Contains(token)) continue;
            if (said.Length > 0) said.Append(' ');
            if (SameSpans.TryGetValue(token, out var same)) said.Append(same);
            else said.Append(token);
        }
        return said.Length == 0 ? folded : said.Equals(folded) ? folded : said.ToString();
    }

    /// <summary>The name without one kind word before or after it; kind 0 when it has none.</summary>
    internal static (string Core, int Kind) Core(string canonical)
    {
        var (first, last) = (canonical.IndexOf(' ', 0), canonical.LastIndexOf(' '));
        if (first < 0) return (canonical, 0);
        var (second, third) = (canonical.IndexOf(' ', first + 1), canonical.LastIndexOf(' ', last - 1));
        var name = canonical.AsSpan();
        if (second > 0 && KindSpans.TryGetValue(name[..second], out var kind)) return (canonical[(second + 1)..], kind);
        if (third > 0 && KindSpans.TryGetValue(name[(third + 1)..], out kind)) return (canonical[..third], kind);
        if (KindSpans.TryGetValue(name[..first], out kind)) return (canonical[(first + 1)..], kind);
        return KindSpans.TryGetValue(name[(last + 1)..], out kind) ? (canonical[..last], kind) : (canonical, 0);
    }

    /// <summary>Folding drops apostrophes, so an elided article must leave its noun first ("l'Artibonite").</summary>
    private static string Elided(string typed)
    {
        if (typed.AsSpan().IndexOfAny('\'', '’') < 0) return typed;
        var letters = typed.ToCharArray();
        for (var i = 1; i < letters.Length; i++)
            if (letters[i] is '\'' or '’' && letters[i - 1] is 'l' or 'L' or 'd' or 'D' && (i == 1 || !char.IsLetter(letters[i - 2])))
                letters[i] = ' ';
        return new string(letters);
    }

    private static bool Led(string folded, FrozenSet<string> leaders)
    {
        var tokens = folded.Split(' ');
        return tokens.Length > 1 && leaders.Contains(tokens[0])
            && tokens.Skip(1).All(t => KindOf.ContainsKey(t) || Generic.Contains(t) || Articles.Contains(t));
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static FrozenSet<string> Phrases(string phrases) => phrases.Split('|').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Synonyms(params string[] lines) => lines
        .Select(line => line.Split(": "))
        .SelectMany(pair => pair[1].Split(' ').Select(word => (word, pair[0])))
        .ToFrozenDictionary(p => p.word, p => p.Item2, StringComparer.Ordinal);
}
