using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Tessera.Domain.Partners;

/// <summary>How the parts of a typed text were held together; the weaker the joint, the more must be known to call it a list.</summary>
internal enum Joint : byte { List, Aside, Word, Hyphen }

/// <summary>What can be said of an organisation's text without knowing any organisation.</summary>
internal static partial class PartnerText
{
    private static readonly FrozenSet<string> Placeholders = Fold(
        "unknown|not known|n/a|na|n.a.|none|nil|null|tbc|tbd|to be confirmed|to be determined|to be defined|not applicable|"
        + "not available|not specified|unspecified|no partner|no partners|no organisation|no organization|inconnu|inconnue|non applicable|"
        + "non disponible|non spécifié|non précisé|aucun|aucune|aucun partenaire|néant|à confirmer|desconocido|desconocida|no aplica|no disponible|"
        + "sin especificar|sin socio|ninguno|ninguna|por confirmar|desconhecido|desconhecida|não aplicável|não se aplica|não disponível|nenhum|"
        + "nenhuma|a confirmar|không|không có|không rõ|không áp dụng|chưa rõ|chưa xác định|xx|xxx");

    private static readonly FrozenSet<string> Linking = Fold(
        "the|of|for|and|de|du|des|del|della|di|da|do|das|dos|la|le|les|el|los|las|et|y|e|und|pour|para|per|von|und|va|cua|d|l|in|en|au|aux");

    // What a name may have or lack without saying anything: it may support a suggestion, never make one.
    private static readonly FrozenSet<string> Empty = Fold(
        "international|internationale|internationales|internacional|internazionale|intl|int|worldwide|global|inc|ltd|llc|gmbh|ev|v|asbl|onlus|"
        + "ong|ngo|ongs|ngos|ingo|nngo|ngd|association|associacao|asociacion|organization|organizacion|organizacao|foundation|fondation|"
        + "fundacion|fundacao|society|societe");

    // Words of whole families, whose members are told apart by the others ("Swiss Red Cross").
    private static readonly FrozenSet<string> Family = Fold(
        "red|cross|crescent|croix|rouge|croissant|cruz|roja|vermelha|united|nations|unies|naciones|unidas|nacoes|tổ|chức|quốc|tế|liên|hợp");

    internal static bool IsPlaceholder(string folded) => folded.Length == 0 || Placeholders.Contains(folded);

    /// <summary>The most a word may count, 0..1, however rare it is.</summary>
    internal static double Worth(string word) => Empty.Contains(word) ? 0.1 : Family.Contains(word) ? 0.5 : 1;

    /// <summary>The words that carry a name, in order: linking words dropped, British spelling as American.</summary>
    internal static string[] Words(string folded)
    {
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var carrying = words.Where(word => !Linking.Contains(word)).Select(Spelt).ToArray();
        return carrying.Length > 0 ? carrying : words;
    }

    /// <summary>The text without blanks, for "Tear Fund" and "U.N.H.C.R."; null when too short to be sure.</summary>
    internal static string? Joined(string folded)
    {
        var joined = folded.Replace(" ", "", StringComparison.Ordinal);
        var spelledOut = joined.Length >= 2 && folded.Length == 2 * joined.Length - 1;
        return joined.Length >= 5 || spelledOut ? joined : null;
    }

    /// <summary>Every way the text falls into two or more parts, strongest joint first.</summary>
    internal static IEnumerable<(Joint Joint, string[] Parts)> Splits(string text)
    {
        if (Aside().Match(text) is { Success: true } aside)
            yield return (Joint.Aside, [aside.Groups[1].Value.Trim(), aside.Groups[2].Value.Trim()]);
        if (Split(ListMarks(), text) is { Length: > 1 } list) yield return (Joint.List, list);
        if (Split(DashMarks(), text) is { Length: > 1 } dashed) yield return (Joint.Aside, dashed);
        if (Split(WordMarks(), text) is { Length: > 1 } words) yield return (Joint.Word, words);
        if (Split(HyphenMarks(), text) is { Length: > 1 } hyphened) yield return (Joint.Hyphen, hyphened);
    }

    private static string[] Split(Regex marks, string text) =>
        marks.Split(text).Select(part => part.Trim(' ', '.', '(', ')', '[', ']')).Where(part => Folding.Fold(part).Length > 0).ToArray();

    private static string Spelt(string word) => word switch
    {
        "programme" => "program",
        "programmes" => "programs",
        "centre" => "center",
        "centres" => "centers",
        _ => word.Replace("isation", "ization", StringComparison.Ordinal),
    };

    private static FrozenSet<string> Fold(string words) => words.Split('|').Select(Folding.Fold).ToFrozenSet();

    [GeneratedRegex(@"^\s*([^()\[\]]+?)\s*[(\[]\s*(?:aka |a\.k\.a\. ?)?([^()\[\]]+?)\s*[)\]]\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Aside();

    [GeneratedRegex(@"[/;,+\n\r\\]+")]
    private static partial Regex ListMarks();

    [GeneratedRegex(@"\s+[-–—]+\s+|\s*[-–—]+\s+|\s*\|\s*|\s*:\s+|\s+[-–—]+\s*")]
    private static partial Regex DashMarks();

    [GeneratedRegex(@"\s*&\s*|\s+(?:and|et|y|e|und|with|avec|con|com|và|aka)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WordMarks();

    [GeneratedRegex(@"[-–—_]")]
    private static partial Regex HyphenMarks();
}
