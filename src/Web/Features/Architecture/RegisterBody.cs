using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Tessera.Web.Http;

namespace Tessera.Web.Features.Architecture;

/// <summary>What a form or a program says of a body; an empty field is empty.</summary>
/// <param name="Area">P-code of the place of a sub-national one.</param>
/// <param name="SpokenOf">A loose date, as Since and Until.</param>
/// <param name="Version">The version the person saw; null is whatever stands.</param>
public sealed record BodyInput(string? Name, string? ShortName, string? Kind, string? Level, string? Area, string? SpokenOf, string? Since, string? Until, string? Purpose, string? Terms, int? Version = null);

/// <summary>A body that coordinates and is no cluster comes on the map.</summary>
internal sealed class RegisterBody(TesseraDb db, CurrentUser user, Ids ids, ListsCache listsCache)
{
    public async Task<CoordinationBody> Run(Operation operation, BodyInput input)
    {
        user.Demand(Right.ManageOperation, RightScope.Of(operation));
        var body = new CoordinationBody
        {
            OperationId = operation.Id, Id = ids.Next(), Kind = BodyKind.Other, Level = BodyLevel.National, Name = "", ShortName = "", Since = TypedWords.Date(input.Since),
        };
        Put(body, input, await listsCache.For(operation));
        db.CoordinationBodies.Add(body);
        await db.SaveChangesAsync();
        return body;
    }

    internal static void Put(CoordinationBody body, BodyInput input, OperationLists lists)
    {
        body.Name = TypedWords.Filled(input.Name, "body.name-missing");
        body.ShortName = TypedWords.Blank(input.ShortName) ?? body.Name;
        if (body.ShortName.Length > 24) throw Problem.Invalid("body.short-long");
        body.Kind = TypedWords.Choice<BodyKind>(input.Kind, "body.kind-unknown");
        body.Level = TypedWords.Choice<BodyLevel>(input.Level, "body.level-unknown");
        var area = TypedWords.Blank(input.Area) is { } code ? lists.Gazetteer.ByCode(code).FirstOrDefault() ?? throw Problem.Invalid("hub.area-unknown", code) : null;
        body.AreaId = area is { Level: > 0 } ? area.Id : null;
        (body.SpokenOf, body.Since, body.Until) = (LooseDate.ParseOptional(input.SpokenOf), TypedWords.Date(input.Since), LooseDate.ParseOptional(input.Until));
        (body.Purpose, body.Terms) = (TypedWords.Blank(input.Purpose), TypedWords.Blank(input.Terms));
        if (body.Refusal() is { } refusal) throw refusal;
    }
}

/// <summary>A body is called, sits or lasts otherwise than was written down.</summary>
internal sealed class ReviseBody(TesseraDb db, CurrentUser user, ListsCache listsCache)
{
    public async Task<CoordinationBody> Run(Operation operation, long id, BodyInput input)
    {
        user.Demand(Right.ManageOperation, RightScope.Of(operation));
        var body = await db.Body(operation, id);
        TypedWords.DemandSeen(input.Version, body.Version);
        RegisterBody.Put(body, input, await listsCache.For(operation));
        await db.SaveChangesAsync();
        return body;
    }
}
