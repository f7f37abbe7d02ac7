using Microsoft.EntityFrameworkCore;
using Tessera.Domain.People;
using Tessera.Web.Access;
using Tessera.Web.Tests.Features.Lists;

namespace Tessera.Web.Tests.Features.People;

/// <summary>People of the WASH cluster in Afghanistan, and readers of several kinds.</summary>
internal static class Directory
{
    public const string Home = "/afg/people";

    public static async Task<long> Registered(Browser office, string name, string organisation, params (string Name, string Value)[] more)
    {
        (string Name, string Value)[] usual = [("name", name), ("organisation", organisation), ("cluster", "WSH"), ("duty", "FocalPoint")];
        var place = await ListsJourney.Accepted(office, $"{Home}/new", [.. usual.Where(field => !more.Any(own => own.Name == field.Name)), .. more]);
        return long.Parse(place.Split('/')[^1].Split('?')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    public static async Task<Browser> Coordinator(TesseraApp app, string cluster) => await ListsJourney.Person(app, Role.Coordinator, await Operation(app), await ClusterId(app, cluster));

    public static Task<Browser> Government(TesseraApp app) => Role_(app, Role.Government);

    public static Task<Browser> Donor(TesseraApp app) => Role_(app, Role.Donor);

    public static Task<Contact> Contact(TesseraApp app, long id) => app.Db(db => db.Contacts.AsNoTracking().SingleAsync(c => c.Id == id));

    public static Task<int> Operation(TesseraApp app) => app.Db(db => db.Operations.Where(o => o.Code == WaterTable.Code).Select(o => o.Id).SingleAsync());

    public static Task<long> ClusterId(TesseraApp app, string code) => app.Db(db => db.Clusters.Where(c => c.Code == code && db.Operations.Any(o => o.Id == c.OperationId && o.Code == WaterTable.Code)).Select(c => c.Id).SingleAsync());

    private static async Task<Browser> Role_(TesseraApp app, Role role) => await ListsJourney.Person(app, role, await Operation(app));
}
