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
    private const int OnStack = 2048;

    public static long BySourceId(long? who, string sourceId) => Hash($"id\u001f{who}\u001f{sourceId.Trim().ToUpperInvariant()}");

    public static string Description(ActivityDraft draft) => Description(draft, draft.FromMonth, draft.ToMonth);

    /// <summary>The description of the same row before the file's period was said.</summary>
    public static string Undated(ActivityDraft draft) => Description(draft, 0, 0);

    private static string Description(ActivityDraft draft, int from, int to) => string.Create(CultureInfo.InvariantCulture,
        $"{draft.Who}\u001f{draft.ImplementingId}\u001f{draft.ClusterId}\u001f{Folding.Fold(draft.Kind)}\u001f{Folding.Fold(draft.Indicator)}\u001f{draft.AreaId}\u001f{Folding.Fold(draft.Site)}\u001f{Folding.Fold(draft.Group)}\u001f{Folding.Fold(draft.Modality)}\u001f{from}\u001f{to}");

    public static long ByDescription(string description, int occurrence) =>
        Hash("d\u001f", description, string.Create(CultureInfo.InvariantCulture, $"\u001f{occurrence}"));

    /// <summary>Equal for rows that say the same thing about the same activity; description is that of the draft.</summary>
    public static long Content(ActivityDraft draft, string description)
    {
        var hash = new QuickHash();
        hash.Add(description);
        Numbers(ref hash, draft);
        hash.Add(draft.Unit);
        hash.Add(Folding.Fold(draft.OrganisationTyped));
        foreach (var cut in draft.Cuts) Cut(ref hash, cut);
        foreach (var (field, typed) in draft.Typed)
            if (!IsKnown(draft, field)) Pair(ref hash, 't', field, IsName(field) ? Folding.Fold(typed) : typed);
        foreach (var (field, typed) in draft.Contact) Pair(ref hash, 'c', field, typed);
        return hash.Value.Low;
    }

    /// <summary>Whom and what its description says already, whatever words were used: another spelling changes nothing.</summary>
    private static bool IsKnown(ActivityDraft draft, string field) => field switch
    {
        "ReportingPartner" or "ReportingPartner.Acronym" => draft.ReportingId is not null,
        "ProgrammingPartner" or "ProgrammingPartner.Acronym" => draft.ProgrammingId is not null,
        "ImplementingPartner" or "ImplementingPartner.Acronym" => draft.ImplementingId is not null,
        "Cluster" => draft.ClusterId is not null,
        _ => false,
    };

    // Of places the deeper levels, of donors the others are known by what was typed alone.
    private static bool IsName(string field) => field.StartsWith("Admin", StringComparison.Ordinal) || field.StartsWith("FundingPartner", StringComparison.Ordinal) || field == "SubCluster";

    private static void Numbers(ref QuickHash hash, ActivityDraft draft)
    {
        hash.Add(draft.ProgrammingId);
        hash.Add(draft.FundingId);
        hash.Add((long)draft.Status << 8 | (long)draft.Recurrency);
        hash.Add(draft.Start?.DayNumber);
        hash.Add(draft.End?.DayNumber);
        hash.Add((long)draft.AsOfMonth);
        hash.Add(draft.Quantity);
        hash.Add(draft.TargetedHouseholds);
        hash.Add(draft.Targeted);
        hash.Add(draft.ReachedHouseholds);
        hash.Add(draft.Reached);
        hash.Add(draft.Latitude);
        hash.Add(draft.Longitude);
    }

    private static void Cut(ref QuickHash hash, CutValue cut)
    {
        hash.Add((long)cut.Field << 16 | (long)cut.Cut.Sex << 8 | (cut.Cut.Disabled ? 1L : 0L));
        hash.Add(cut.Cut.AgeFrom);
        hash.Add(cut.Cut.AgeTo);
        hash.Add(cut.Value);
    }

    private static void Pair(ref QuickHash hash, char kind, string field, string typed)
    {
        hash.Add((long)kind);
        hash.Add(field);
        hash.Add(typed);
    }

    /// <summary>For identities: nobody can choose a text that hits another's row.</summary>
    public static long Hash(string text) => Hash("", text, "");

    private static long Hash(string before, string text, string after)
    {
        // Three bytes are the most that a unit of UTF-16 becomes; nearly every description fits.
        var most = (before.Length + text.Length + after.Length) * 3;
        Span<byte> bytes = most <= OnStack ? stackalloc byte[OnStack] : new byte[most];
        var length = Encoding.UTF8.GetBytes(before, bytes);
        length += Encoding.UTF8.GetBytes(text, bytes[length..]);
        length += Encoding.UTF8.GetBytes(after, bytes[length..]);
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(bytes[..length], digest);
        return BinaryPrimitives.ReadInt64LittleEndian(digest);
    }
}
