using Microsoft.AspNetCore.Components;
using Tessera.Domain.Operations;

namespace Tessera.Web.Layout;

/// <summary>A block that a feature puts on an organisation's page; the page knows none of them.</summary>
public abstract class PartnerPart
{
    /// <summary>Everything is read here, one part after the other, since they share one connection; drawing waits for nothing. Null draws nothing.</summary>
    /// <param name="partnerId">The organisation that those merged into it became.</param>
    public abstract Task<RenderFragment?> For(Operation operation, long partnerId);
}
