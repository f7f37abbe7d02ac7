extern alias openxml;

using openxml::DocumentFormat.OpenXml.Wordprocessing;

namespace Tessera.Web.Papers;

/// <summary>The lists of a document: marks are one list, every numbered list counts for itself.</summary>
internal sealed class DocxLists
{
    public const int Marked = 1;

    private const int Marks = 0, Numbers = 1;
    private readonly List<int> _starts = [];

    /// <returns>The list's number, for its items.</returns>
    public int Numbered(int first)
    {
        _starts.Add(first);
        return Marked + _starts.Count;
    }

    /// <summary>Written last, when all lists are known.</summary>
    public Numbering Definitions() => new(
    [
        Abstract(Marks, NumberFormatValues.Bullet, "•"), Abstract(Numbers, NumberFormatValues.Decimal, "%1."),
        new NumberingInstance(new AbstractNumId { Val = Marks }) { NumberID = Marked },
        .. _starts.Select((first, i) => new NumberingInstance(
            new AbstractNumId { Val = Numbers }, new LevelOverride(new StartOverrideNumberingValue { Val = first }) { LevelIndex = 0 }) { NumberID = Marked + 1 + i }),
    ]);

    private static AbstractNum Abstract(int id, NumberFormatValues format, string mark) => new(
        new MultiLevelType { Val = MultiLevelValues.SingleLevel },
        new Level(
            new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = format }, new LevelText { Val = mark },
            new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = "340", Hanging = "340" })) { LevelIndex = 0 }) { AbstractNumberId = id };
}
