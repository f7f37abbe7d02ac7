using Tessera.Web.Access;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.People;

public sealed class DirectoryTests
{
    [Fact]
    public async Task A_directory_is_kept_asked_whether_it_still_holds_and_loaded_from_a_list_on_sqlite() => await Lives(await TesseraApp.OnSqlite());

    [Fact]
    public async Task A_directory_is_kept_asked_whether_it_still_holds_and_loaded_from_a_list_on_postgresql() => await Lives(await TesseraApp.OnPostgres());

    private static async Task Lives(TesseraApp started)
    {
        await using var app = started;
        var office = await WaterTable.Office(app);
        await PeopleTests.Kept(app, office);
        await StillHereTests.Asked(app, office);
        await LoadContactsTests.Loads(app, await ListsJourney.Person(app, Role.Administrator, await Directory.Operation(app)));
    }
}
