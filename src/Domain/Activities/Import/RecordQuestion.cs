using System.Globalization;

namespace Tessera.Domain.Activities.Import;

/// <summary>
/// Whose word counts when a file of several organisations differs from what one of them sent itself: one question for a
/// file and an organisation. Until somebody says otherwise the organisation's own word stays.
/// </summary>
public static class RecordQuestion
{
    public const string Code = "own";
    /// <summary>The finding on a row that waits for the answer; nothing in its cells is wrong.</summary>
    public const string Differs = "row.own-differs";
    public const string Keep = "keep", Take = "take";

    /// <summary>The like for two files that came together: asked once for the two.</summary>
    public const string TwiceCode = "twice", TwiceDiffers = "row.twice-differs";

    public static string TwiceOf(int import) => string.Create(CultureInfo.InvariantCulture, $"{TwiceCode}:{import}");

    /// <summary>Whether a finding waits for somebody's choice between two sources.</summary>
    public static bool IsDifference(string code) => code is Differs or TwiceDiffers;

    public static void AskTwice(QuestionBook book, int import, (string Other, string Own) files, int row) =>
        book.Ask(TwiceOf(import), TwiceCode, files.Other, row, false, () => [new(Keep, files.Other), new(Take, files.Own)]);

    public static string KeyOf(long partner) => string.Create(CultureInfo.InvariantCulture, $"{Code}:{partner}");

    public static void Ask(QuestionBook book, long partner, string name, int row) =>
        book.Ask(KeyOf(partner), Code, name, row, false, () => [new(Keep, name), new(Take, name)], Keep);
}
