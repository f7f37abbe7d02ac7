using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Database.Tables;
using Tessera.Web.Tests.Features.Lists;

namespace Tessera.Web.Tests.Features;

/// <summary>A published response in Afghanistan whose WASH cluster has UNICEF (901) and Oxfam (902) at its table, and knows CARE (903).</summary>
internal static class WaterTable
{
    public const string Code = "afg";

    /// <summary>Registers it; gives its administrator.</summary>
    public static async Task<Browser> Office(TesseraApp app)
    {
        var operation = await ListsJourney.Operation(app, Code);
        await app.Db(async db =>
        {
            db.Operations.Attach(operation).Entity.IsPublished = true;
            var wash = await db.Clusters.SingleAsync(c => c.OperationId == operation.Id && c.Code == "WSH");
            foreach (var (id, name) in new[] { (901L, "UNICEF"), (902L, "Oxfam"), (903L, "CARE") })
            {
                db.Add(new Partner { OperationId = operation.Id, Id = id, Acronym = name, Name = name });
                if (name != "CARE") db.Add(new ClusterMember { OperationId = operation.Id, Id = id, ClusterId = wash.Id, PartnerId = id, Role = MemberRole.Member, State = MemberState.Admitted, Since = LooseDate.Parse("2009") });
            }
            await db.SaveChangesAsync();
        });
        return await ListsJourney.Person(app, Role.Administrator, operation.Id);
    }

    /// <summary>Somebody who reports for a partner, in one cluster or in all.</summary>
    public static async Task<Browser> Reporter(TesseraApp app, long partner, string? name = null, string language = "en", long? cluster = null) => await Page.Person(app, await app.Db(async db =>
    {
        name ??= Guid.NewGuid().ToString("N");
        var user = new User { UserName = name, NormalizedUserName = name.ToUpperInvariant(), Name = name, Language = language, SecurityStamp = name };
        db.Add(user);
        await db.SaveChangesAsync();
        db.Add(new NewGrant((await db.Operations.SingleAsync(o => o.Code == Code)).Id, Role.Reporter, cluster, partner).For(user.Id, user.Id));
        await db.SaveChangesAsync();
        return user.Id;
    }));
}
