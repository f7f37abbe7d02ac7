using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Tests.Features.Presence;
using Tessera.Web.Tests.Figures;

namespace Tessera.Web.Tests.Features.Crawl;

/// <summary>
/// One installation with the small country and some countries made by chance, each with needs by cluster and by group, a
/// cluster below another, and an administrator: everything that may make two numbers differ.
/// </summary>
internal static class CrawledOperations
{
    private const string Needs = "Admin 1 PCode,Admin 1,Cluster,In Need,Targeted\r\nX1,Quảng Nam,WASH,5000,4000\r\nX2,Kon Tum,WASH,800,500\r\nX3,Hà Giang,WASH,900,\r\nX1,Quảng Nam,Health,1000,\r\n";
    private const string ByGroup = "Admin 1 PCode,Admin 1,Cluster,Population Group,In Need,Targeted\r\nX1,X1,WSH,idps,90,60\r\nX2,X2,WSH,idps,50,\r\nX1,X1,HEA,idps,70,70\r\n";

    /// <summary>Filters that no page links to by itself.</summary>
    public static IEnumerable<string> Seeds(string code) => Filters.Concat(code == "small" ? [] : InTheirTime).Select(filter => $"/{code}/{filter}");

    private static readonly string[] Filters =
    [
        "presence?role=any", "presence?role=implementing&status=any", "presence?partners=typed", "presence?by=adm2", "presence?by=adm0&cluster=WSH", "presence?partner=1&role=any",
        "presence?place=X11", "presence?place=%3DX1", "presence?by=adm0&place=X1", "reach?by=cluster", "reach?by=partner", "reach?by=adm2", "reach?by=adm0&place=X1", "reach?place=%3DX1", "reach?place=X11",
        "gaps?by=adm2", "gaps?by=adm0", "gaps?partner=1&cluster=WSH", "gaps?place=%3DX1", "overlaps?partner=1", "developments?by=adm2&cluster=WSH", "developments?place=X11", "snapshot?place=X1", "snapshot?cluster=WSH",
    ];

    /// <summary>Of the countries made by chance, which report on the first months of 2010 and name a group.</summary>
    private static readonly string[] InTheirTime =
    [
        "presence?period=2010-02", "reach?period=2010-01/2010-02&by=partner&role=implementing", "reach?group=idps", "reach?group=idps&by=cluster", "gaps?group=idps", "gaps?group=idps&cluster=WSH", "gaps?period=2010-01", "overlaps?period=2010-02",
        "developments?period=2010-02&before=2010-01",
    ];

    /// <summary>Codes with their administrators.</summary>
    public static async Task<List<(string Code, long Administrator)>> Register(TesseraApp app, params int[] numbers)
    {
        List<(string, long)> made = [("small", (await SmallCountry.Register(app))["administrator"])];
        await SmallCountry.CommitMore(app);
        // Without the row of the whole country lines are compared by province, and Health reaches more than its need.
        await app.Db(async db => await db.Activities.Where(a => a.RowId == 106).ExecuteDeleteAsync());
        await SmallCountry.LoadNeeds(app, Needs);
        foreach (var number in numbers)
        {
            var country = new RandomOperation(number);
            await app.Db(country.Register);
            var administrator = await app.Db(async db =>
            {
                var operation = await db.Operations.SingleAsync(o => o.Code == country.Code);
                db.Add(new Cluster { OperationId = operation.Id, Id = 33, ParentId = 31, Code = "HYG", Name = "HYG", ShortName = "HYG", IsEstablished = true });
                await db.SaveChangesAsync();
                await db.Activities.Where(a => a.OperationId == operation.Id && a.ClusterId == 31 && a.RowId % 3 == 0).ExecuteUpdateAsync(s => s.SetProperty(a => a.ClusterId, 33));
                await db.Activities.Where(a => a.OperationId == operation.Id && a.RowId % 4 == 0).ExecuteUpdateAsync(s => s.SetProperty(a => a.ImplementingId, a => 1 + a.RowId % 3).SetProperty(a => a.OrganisationTyped, a => a.RowId % 8 == 0 ? "Aid Co" : "AID CO."));
                var person = await SmallCountry.Person(db, $"office-{country.Code}", new NewGrant(operation.Id, Role.Administrator));
                await db.SaveChangesAsync();
                return person;
            });
            await SmallCountry.LoadNeeds(app, ByGroup, country.Code);
            // The caseload made by chance has no report of its loading, which its page shows.
            await app.Db(async db =>
            {
                var loads = db.Caseloads.Where(c => db.Operations.Any(o => o.Id == c.OperationId && o.Code == country.Code));
                var report = (await loads.OrderByDescending(c => c.Number).FirstAsync()).Report;
                await loads.ExecuteUpdateAsync(s => s.SetProperty(c => c.Report, report));
            });
            made.Add((country.Code, administrator));
        }
        return made;
    }
}
