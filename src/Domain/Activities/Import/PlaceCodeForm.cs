using Tessera.Domain.Geography;

namespace Tessera.Domain.Activities.Import;

/// <summary>
/// How codes of places are written: "VN401" as two letters and three digits. Codes written otherwise than the loaded list
/// writes its own are of another list, also in the next file; a code written like the list's own may be a slip.
/// </summary>
internal sealed class PlaceCodeForm(Gazetteer gazetteer)
{
    private HashSet<string>? _own;

    /// <summary>The question that unknown codes of one writing share.</summary>
    public string Question(TypedPlace typed)
    {
        // "All" below a code is no code.
        var form = Of(typed.Codes.LastOrDefault(code => code?.Any(char.IsDigit) == true) ?? "");
        _own ??= [.. gazetteer.All.Select(area => Of(area.Pcode))];
        return _own.Contains(form) ? QuestionBook.CodesQuestion : $"{QuestionBook.CodesQuestion}:{form}";
    }

    private static string Of(string code) => string.Concat(code.Select(sign => char.IsDigit(sign) ? '9' : char.IsLetter(sign) ? 'a' : sign));
}
