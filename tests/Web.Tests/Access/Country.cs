using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Tests.Access;

/// <summary>Three operations and one person of each role in the first; registered once per database.</summary>
public sealed class Country
{
    public const string Own = "own";
    public const string Other = "other";
    public const string Hidden = "hidden";
    public const string Cluster = "wash";

    /// <summary>Visitor is null; "system" administers the installation, "administrator" the own operation.</summary>
    public Dictionary<string, long?> People { get; } = new() { ["visitor"] = null };

    public static async Task<Country> Register(TesseraApp app)
    {
        var country = new Country();
        await app.Db(async db =>
        {
            var operation = await Operation(db, Own, true);
            await Operation(db, Other, true);
            await Operation(db, Hidden, false);
            foreach (var role in Enum.GetValues<Role>()) await country.Register(db, role.ToString(), Grant(operation, role));
            await country.Register(db, "system", new NewGrant(0, Role.Administrator));
        });
        return country;
    }

    private static NewGrant Grant(int operation, Role role) => role switch
    {
        Role.Reporter => new(operation, role, 10, 20),
        Role.Coordinator => new(operation, role, 10),
        _ => new(operation, role),
    };

    private static async Task<int> Operation(TesseraDb db, string code, bool isPublished)
    {
        var operation = new Operation { Code = code, Name = code, Countries = "VNM", IsPublished = isPublished };
        db.Add(operation);
        await db.SaveChangesAsync();
        db.Add(new Cluster { OperationId = operation.Id, Id = 10, Code = Cluster, Name = "Water, sanitation and hygiene", ShortName = "WASH" });
        db.Add(new Cluster { OperationId = operation.Id, Id = 11, Code = "health", Name = "Health", ShortName = "Health" });
        db.Add(new Partner { OperationId = operation.Id, Id = 20, Name = "Oxfam" });
        await db.SaveChangesAsync();
        return operation.Id;
    }

    private async Task Register(TesseraDb db, string name, NewGrant grant)
    {
        var user = new User { UserName = name, NormalizedUserName = name.ToUpperInvariant(), Name = name, SecurityStamp = name };
        db.Add(user);
        await db.SaveChangesAsync();
        db.Add(grant.For(user.Id, user.Id));
        await db.SaveChangesAsync();
        People[name] = user.Id;
    }
}
