using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Meetings;

/// <summary>A secret address on its way to the page; a type of its own, so that no link can plant one there.</summary>
public sealed record CalendarAddress(string Address);

/// <summary>Makes the secret address of a cluster's calendar; the one before it ends.</summary>
internal sealed class OpenCalendar(TesseraDb db, CurrentUser user, MeetingDoor door)
{
    public async Task<string> Run(Operation operation, string code)
    {
        var cluster = await door.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        if (cluster.IsSensitive) throw Problem.Conflict("feed.sensitive");
        var token = CalendarTokens.New();
        if (await db.CalendarFeeds.FirstOrDefaultAsync(f => f.OperationId == operation.Id && f.ClusterId == cluster.Id) is { } feed) feed.TokenHash = CalendarTokens.Hash(token);
        else db.CalendarFeeds.Add(new CalendarFeedRow { OperationId = operation.Id, ClusterId = cluster.Id, TokenHash = CalendarTokens.Hash(token) });
        await db.SaveChangesAsync();
        return token;
    }
}

/// <summary>Ends the secret address; programs that still ask are told that nothing is there.</summary>
internal sealed class CloseCalendar(TesseraDb db, CurrentUser user, MeetingDoor door)
{
    public async Task Run(Operation operation, string code)
    {
        var cluster = await door.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        db.CalendarFeeds.RemoveRange(await db.CalendarFeeds.Where(f => f.OperationId == operation.Id && f.ClusterId == cluster.Id).ToListAsync());
        await db.SaveChangesAsync();
    }
}

internal static class CalendarTokens
{
    private const int Bytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
