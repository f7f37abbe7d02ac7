namespace Tessera.Domain.Geography;

/// <summary>Finds the area a typed place means. Pure: the same gazetteer, text and answers give the same match.</summary>
public static class PlaceMatching
{
    /// <summary>A name that is only alike is taken unasked from here on, alone by the margin, under a known parent.</summary>
    public const double TakenFrom = 0.95;

    /// <summary>How far the best likeness must be ahead of the second.</summary>
    public const double Margin = 0.05;

    /// <summary>A name that is only alike is offered as the answer from here on.</summary>
    public const double OfferedFrom = 0.8;

    /// <summary>Note on a name that is part of a place's, beside a code that is not in the list: perhaps a neighbour's.</summary>
    public const string PartOfName = "place.part-of-name";

    /// <param name="answers">Area by question text, as decided by people; see <see cref="PlaceMatch.QuestionText"/>.</param>
    public static PlaceMatch Match(Gazetteer gazetteer, TypedPlace typed, IReadOnlyDictionary<string, long>? answers = null) =>
        new PlaceWalk(gazetteer, typed, answers).Walk();
}
