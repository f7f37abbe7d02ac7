using Tessera.Web.Access;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Operations;

/// <summary>An operation that nobody outside can see yet, to those who may publish it.</summary>
internal sealed class OperationWork(CurrentUser user, Text text) : WorkSource
{
    public override Task<IReadOnlyList<WorkItem>> For(WorkFocus focus)
    {
        var operation = focus.Operation;
        IReadOnlyList<WorkItem> items = operation.IsPublished || !user.May(Right.ManageOperation, RightScope.Of(operation)) ? []
            : [new WorkItem(WorkKind.Due, text["work.unpublished"], Links.ReviseOperation(operation.Code), text["frame.unpublished.why"])];
        return Task.FromResult(items);
    }
}
