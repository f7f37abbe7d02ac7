using Microsoft.AspNetCore.Components;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.People;

/// <summary>On an organisation's page: how many of its people are here, and how many left in a year.</summary>
internal sealed class TurnoverPart(CurrentUser user, TurnoverViews views) : PartnerPart
{
    public override async Task<RenderFragment?> For(Operation operation, long partnerId)
    {
        if (!user.May(Right.SeeUnpublished, RightScope.Of(operation))) return null;
        var view = await views.Of(operation, TurnoverViews.Usual, partnerId);
        return view.Lines is not [var line] ? null : builder =>
        {
            builder.OpenComponent<TurnoverBlock>(0);
            builder.AddComponentParameter(1, nameof(TurnoverBlock.View), view);
            builder.AddComponentParameter(2, nameof(TurnoverBlock.Line), line);
            builder.CloseComponent();
        };
    }
}
