namespace Tessera.Domain.Partners;

/// <summary>The rules of merging: the merged organisation points to its survivor, nothing is rewritten, un-merging removes the pointer.</summary>
public static class PartnerMerge
{
    /// <summary>
    /// Why merging one organisation into another is refused, or null when it may go ahead. Codes: "partner.unknown",
    /// "partner.merge-other-operation", "partner.merge-itself", "partner.merge-cycle", "partner.merge-already".
    /// </summary>
    public static Problem? Check(PartnerRegistry registry, long partnerId, long intoId)
    {
        if (registry.Find(partnerId) is not { } partner) return Problem.NotFound("partner.unknown", Text(partnerId));
        if (registry.Find(intoId) is not { } into) return Problem.NotFound("partner.unknown", Text(intoId));
        if (partner.OperationId != into.OperationId) return Problem.Invalid("partner.merge-other-operation", partner.Short, into.Short);
        if (partnerId == intoId) return Problem.Invalid("partner.merge-itself", partner.Short);
        if (LeadsTo(registry, into, partnerId)) return Problem.Conflict("partner.merge-cycle", partner.Short, into.Short);
        return partner.MergedInto is { } already
            ? Problem.Conflict("partner.merge-already", partner.Short, registry.Find(already)?.Short ?? Text(already))
            : null;
    }

    private static bool LeadsTo(PartnerRegistry registry, Partner from, long target)
    {
        var seen = new HashSet<long>();
        for (var at = from; at is not null && seen.Add(at.Id); at = at.MergedInto is { } next ? registry.Find(next) : null)
            if (at.Id == target) return true;
        return false;
    }

    private static string Text(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
