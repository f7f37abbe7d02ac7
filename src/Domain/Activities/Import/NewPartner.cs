using Tessera.Domain.Partners;

namespace Tessera.Domain.Activities.Import;

/// <summary>
/// An organisation that becomes a partner when the import is accepted. The id follows from the text, so that two imports
/// that bring the same new organisation at once register it once.
/// </summary>
public sealed record NewPartner(long Id, string Name, string? Acronym, int TypeCode)
{
    public static NewPartner Of(TypedPartner typed)
    {
        var name = OneLine((typed.Name ?? typed.Acronym)!);
        var acronym = typed.Name is null || typed.Acronym is null || Folding.Fold(typed.Acronym) == Folding.Fold(typed.Name) ? null : OneLine(typed.Acronym);
        var id = ActivityIdentity.Hash($"partner\u001f{PartnerMatching.QuestionKey(typed)}") & (long.MaxValue >> 1);
        return new NewPartner(id, name, acronym, PartnerType.Match(typed.Type) ?? PartnerType.Other);
    }

    // A cell breaks lines to fit its column; a name has none.
    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
