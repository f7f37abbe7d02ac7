using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Features.Needs;

namespace Tessera.Web.Tests.Features.Presence;

/// <summary>
/// A published operation with two provinces and a district, three partners and seven rows. By hand, for everybody:
/// X1 has partners 1 and 2 (4 rows: 1, 1, 2 and one of nobody), X2 one nil report, the country one row of partner 3;
/// one protected row of partner 3 in X2 is hidden, so 6 rows count.
/// </summary>
internal static class SmallCountry
{
    public const int Rows = 6;
    private static readonly int Month = ReportingPeriod.Month(2009, 11);

    public static async Task<Dictionary<string, long>> Register(TesseraApp app, string code = "small", bool isPublished = true)
    {
        var people = new Dictionary<string, long>();
        await app.Db(async db =>
        {
            var operation = new Operation { Code = code, Name = "Small country", Countries = "VNM", IsPublished = isPublished, Sequence = 1, ListStamp = 1 };
            db.Add(operation);
            await db.SaveChangesAsync();
            Lists(db, operation.Id);
            await db.SaveChangesAsync();
            Import(db, operation.Id, 1, 1);
            foreach (var row in Activities(operation.Id)) db.Add(row);
            foreach (var (name, role, cluster, partner) in new (string, Role, long?, long?)[] { ("administrator", Role.Administrator, null, null), ("coordinator", Role.Coordinator, 31, null), ("government", Role.Government, null, null), ("inter-cluster", Role.InterCluster, null, null), ("red cross", Role.Reporter, null, 2), ("save", Role.Reporter, null, 3), ("oxfam in health", Role.Reporter, 32, 1) })
                people[name] = await Person(db, $"{code}-{name}", new NewGrant(operation.Id, role, cluster, partner));
            await db.SaveChangesAsync();
        });
        return people;
    }

    /// <summary>A later import brings partner 3 to X1.</summary>
    public static Task CommitMore(TesseraApp app, string code = "small") => app.Db(async db =>
    {
        var operation = db.Operations.Single(o => o.Code == code);
        Import(db, operation.Id, 2, 2);
        db.Add(Row(operation.Id, 900, 11, 3, 31, import: 2));
        operation.Sequence = 2;
        await db.SaveChangesAsync();
    });

    /// <summary>A CSV of needs, as an administrator loads it.</summary>
    public static Task LoadNeeds(TesseraApp app, string csv, string code = "small") => app.In(async services =>
    {
        services.GetRequiredService<CurrentUser>().BecomeSystem();
        var operation = await services.GetRequiredService<TesseraDb>().Operations.AsNoTracking().SingleAsync(o => o.Code == code);
        await services.GetRequiredService<LoadNeeds>().Run(operation, "needs.csv", new MemoryStream(Encoding.UTF8.GetBytes(csv)), new NeedSettings());
    });

    private static void Lists(TesseraDb db, int id)
    {
        Area(db, id, 10, "VNM", "Viet Nam", 0, null, null);
        Area(db, id, 11, "X1", "Quảng Nam", 1, 10, 0);
        Area(db, id, 12, "X2", "Kon Tum", 1, 10, 1);
        Area(db, id, 13, "X3", "Hà Giang", 1, 10, 2);
        Area(db, id, 111, "X11", "Hội An", 2, 11, null);
        foreach (var (partner, name) in new[] { (1L, "Oxfam"), (2L, "Red Cross"), (3L, "Save") }) db.Add(new Partner { OperationId = id, Id = partner, Name = name, TypeCode = PartnerType.InternationalNgo });
        db.Add(new Cluster { OperationId = id, Id = 31, Code = "WSH", Name = "Water", ShortName = "WASH", IsEstablished = true });
        db.Add(new Cluster { OperationId = id, Id = 32, Code = "HEA", Name = "Health", ShortName = "Health", IsEstablished = true });
        db.Add(new Cluster { OperationId = id, Id = 33, Code = "PRO", Name = "Protection", ShortName = "Prot", IsEstablished = true, IsSensitive = true });
    }

    private static void Area(TesseraDb db, int id, long area, string code, string name, int level, long? parent, int? tile)
    {
        db.Add(new AreaRow { OperationId = id, Id = area, Pcode = code, Level = level, ParentId = parent, TileColumn = tile, TileRow = tile });
        db.Add(new AreaNameRow { OperationId = id, AreaId = area, Position = 0, Language = "en", Name = name, Folded = name });
    }

    private static void Import(TesseraDb db, int id, int number, long sequence) => db.Add(new Import
    {
        OperationId = id,
        Number = number,
        FileId = number,
        FileName = "month.xlsx",
        State = ImportState.Committed,
        Settings = "{}",
        CommitSequence = sequence,
        CommittedAt = 1_260_000_000_000,
        StagedAt = 1_260_000_000_000,
        StagedBy = "Lan",
    });

    private static IEnumerable<ActivityRow> Activities(int id) =>
    [
        Row(id, 101, 111, 1, 31, contact: """{"ContactEmail":"lan@oxfam.example"}"""), Row(id, 102, 11, 1, 32), Row(id, 103, 11, 2, 31), Row(id, 104, 11, null, 31),
        Row(id, 105, 12, 1, 31, isNil: true), Row(id, 106, 10, 3, null), Row(id, 107, 12, 3, 33),
    ];

    private static ActivityRow Row(int id, long row, long area, long? partner, long? cluster, bool isNil = false, int import = 1, string? contact = null) => new()
    {
        OperationId = id,
        RowId = row,
        ImportNumber = import,
        SourceRow = (int)row,
        KeyHash = row,
        ContentHash = row,
        AreaId = area,
        ReportingId = partner,
        ClusterId = cluster,
        OrganisationTyped = partner == 1 ? "OXFAM GB" : null,
        Status = 2,
        IsNil = isNil,
        FromMonth = Month,
        ToMonth = Month,
        AsOfMonth = Month,
        Reached = isNil ? 0 : 1_234_0000,
        Contact = contact,
    };

    public static async Task<long> Person(TesseraDb db, string name, NewGrant grant)
    {
        var user = new User { UserName = name, NormalizedUserName = name.ToUpperInvariant(), Name = name, SecurityStamp = name };
        db.Add(user);
        await db.SaveChangesAsync();
        db.Add(grant.For(user.Id, user.Id));
        return user.Id;
    }
}
