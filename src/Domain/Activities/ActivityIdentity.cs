using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tessera.Domain.Activities;

/// <summary>
/// When two rows are the same activity (design.md 5): by our own row id, else by the file's own id where unique within
/// the partner's file, else by everything that names the activity plus its n-th occurrence.
/// </summary>
public static class ActivityIdentity
{
    public static long BySourceId(long? who, string sourceId) => Hash($"id\u001f{who}\u001f{sourceId.Trim().ToUpperInvariant()}");

    public static string Description(ActivityDraft draft) => string.Create(CultureInfo.InvariantCulture,
        $"{draft.Who}\u001f{draft.ImplementingId}\u001f{draft.ClusterId}\u001f{Folding.Fold(draft.Kind)}\u001f{Folding.Fold(draft.Indicator)}\u001f{draft.AreaId}\u001f{Folding.Fold(draft.Site)}\u001f{Folding.Fold(draft.Group)}\u001f{Folding.Fold(draft.Modality)}\u001f{draft.FromMonth}\u001f{draft.ToMonth}");

    public static long ByDescription(string description, int occurrence) =>
        Hash(string.Create(CultureInfo.InvariantCulture, $"d\u001f{description}\u001f{occurrence}"));

    /// <summary>Equal for rows that say the same thing about the same activity.</summary>
    public static long Content(ActivityDraft draft)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Description(draft)}\u001f{draft.ProgrammingId}\u001f{draft.FundingId}\u001f{(byte)draft.Status}\u001f{(byte)draft.Recurrency}\u001f{draft.Start}\u001f{draft.End}\u001f{draft.Unit}\u001f{draft.Quantity}\u001f{draft.TargetedHouseholds}\u001f{draft.Targeted}\u001f{draft.ReachedHouseholds}\u001f{draft.Reached}\u001f{draft.Latitude}\u001f{draft.Longitude}\u001f{draft.OrganisationTyped}");
        foreach (var cut in draft.Cuts) text.Append(CultureInfo.InvariantCulture, $"\u001f{(byte)cut.Field} {cut.Cut} {cut.Value}");
        foreach (var (field, typed) in draft.Typed) text.Append('\u001f').Append(field).Append('=').Append(typed);
        foreach (var (field, typed) in draft.Contact) text.Append('\u001f').Append(field).Append('=').Append(typed);
        return Hash(text.ToString());
    }

    public static long Hash(string text)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), digest);
        return BinaryPrimitives.ReadInt64LittleEndian(digest);
    }
}
