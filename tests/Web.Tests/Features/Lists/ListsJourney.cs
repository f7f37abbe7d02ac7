using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database.Tables;
using Tessera.Web.Features.Operations;
using Tessera.Web.Figures;
using Xunit;

namespace Tessera.Web.Tests.Features.Lists;

/// <summary>An operation with its people, and a browser of one of them, for the tests of lists.</summary>
internal static class ListsJourney
{
    public static async Task<Operation> Operation(TesseraApp app, string code, string countries = "AFG") => await app.In(async services =>
    {
        services.GetRequiredService<CurrentUser>().BecomeSystem();
        return await services.GetRequiredService<RegisterOperation>().Run(new OperationInput(code, code, countries));
    });

    public static async Task<Browser> Person(TesseraApp app, Role role, int operationId = 0, long? cluster = null)
    {
        var id = await app.Db(async db =>
        {
            var name = Guid.NewGuid().ToString("N");
            var user = new User { UserName = name, NormalizedUserName = name.ToUpperInvariant(), Name = name, SecurityStamp = name };
            db.Add(user);
            await db.SaveChangesAsync();
            db.Add(new NewGrant(operationId, role, cluster).For(user.Id, user.Id));
            await db.SaveChangesAsync();
            return user.Id;
        });
        var browser = await app.SignedIn(id);
        browser.Accept = "text/html";
        return browser;
    }

    public static async Task<string> Page(Browser browser, string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await browser.Get(address);
        Assert.Equal(status, response.StatusCode);
        return await Browser.Read(response);
    }

    /// <summary>Where a form that was accepted leads.</summary>
    public static async Task<string> Accepted(Browser browser, string address, params (string, string)[] fields)
    {
        using var response = await browser.Post(address, fields);
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{address}: {response.StatusCode} {await Browser.Read(response)}");
        return response.Headers.Location!.ToString();
    }

    public static async Task<string> Refused(Browser browser, HttpStatusCode status, string address, params (string, string)[] fields)
    {
        using var response = await browser.Post(address, fields);
        Assert.Equal(status, response.StatusCode);
        return WebUtility.HtmlDecode(await Browser.Read(response));
    }

    public static Task<int> Lines(TesseraApp app, string noun, string action) => app.Db(db => db.Changes.CountAsync(c => c.Noun == noun && c.Action == action));

    public static Task<OperationLists> Lists(TesseraApp app, string code) => app.In(async services =>
    {
        var operation = await services.GetRequiredService<Tessera.Web.Database.TesseraDb>().Operations.AsNoTracking().SingleAsync(o => o.Code == code);
        return await services.GetRequiredService<ListsCache>().For(operation);
    });
}
