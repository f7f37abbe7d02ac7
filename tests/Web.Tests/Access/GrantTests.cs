using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Xunit;

namespace Tessera.Web.Tests.Access;

/// <summary>Who may give and take which right; who may invite and suspend whom.</summary>
public sealed class GrantTests(GrantTests.Populated app) : IClassFixture<GrantTests.Populated>
{
    public sealed class Populated : IAsyncLifetime
    {
        public SqliteApp App { get; } = new();
        public Country Country { get; private set; } = null!;
        public int Own { get; private set; }
        public int Other { get; private set; }

        public async ValueTask InitializeAsync()
        {
            await App.InitializeAsync();
            Country = await Country.Register(App);
            Own = await App.Db(db => db.Operations.Where(o => o.Code == Country.Own).Select(o => o.Id).SingleAsync());
            Other = await App.Db(db => db.Operations.Where(o => o.Code == Country.Other).Select(o => o.Id).SingleAsync());
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }

    [Theory]
    [InlineData("Coordinator", Role.Reporter, 10L, true)]
    [InlineData("Coordinator", Role.Reporter, 11L, false)]
    [InlineData("Coordinator", Role.Reporter, null, false)]
    [InlineData("Coordinator", Role.Coordinator, 10L, false)]
    [InlineData("Coordinator", Role.Administrator, null, false)]
    [InlineData("Administrator", Role.Coordinator, 11L, true)]
    [InlineData("Administrator", Role.Administrator, null, true)]
    [InlineData("InterCluster", Role.Donor, null, false)]
    [InlineData("Reporter", Role.Reporter, 10L, false)]
    public async Task A_right_is_given_by_whom_the_cluster_or_operation_is(string who, Role role, long? cluster, bool may)
    {
        var grant = new NewGrant(app.Own, role, cluster, role == Role.Reporter ? 20 : null);
        Assert.Equal(may ? "" : "access.not-allowed", await Try(who, s => s.GetRequiredService<GrantRight>().Run(app.Country.People["Donor"]!.Value, grant)));
    }

    [Fact]
    public async Task An_administrator_of_one_operation_gives_nothing_in_another_nor_everywhere()
    {
        var donor = app.Country.People["Donor"]!.Value;
        Assert.Equal("access.not-allowed", await Try("Administrator", s => s.GetRequiredService<GrantRight>().Run(donor, new NewGrant(app.Other, Role.Donor))));
        Assert.Equal("access.not-allowed", await Try("Administrator", s => s.GetRequiredService<GrantRight>().Run(donor, new NewGrant(0, Role.Donor))));
        Assert.Equal("", await Try("system", s => s.GetRequiredService<GrantRight>().Run(donor, new NewGrant(0, Role.Government))));
    }

    [Theory]
    [InlineData(Role.Reporter, 10L, null, "access.reporter-needs-partner")]
    [InlineData(Role.Reporter, 10L, 999L, "partner.unknown")]
    [InlineData(Role.Coordinator, null, null, "access.coordinator-needs-cluster")]
    [InlineData(Role.Coordinator, 999L, null, "cluster.unknown")]
    [InlineData((Role)77, null, null, "access.role-unknown")]
    public async Task A_right_that_would_reach_nothing_or_too_much_is_refused(Role role, long? cluster, long? partner, string code) =>
        Assert.Equal(code, await Try("system", s => s.GetRequiredService<GrantRight>().Run(app.Country.People["Donor"]!.Value, new NewGrant(app.Own, role, cluster, partner))));

    [Fact]
    public async Task The_same_right_twice_is_the_same_right_and_taking_it_leaves_a_line()
    {
        var user = app.Country.People["Government"]!.Value;
        var grant = new NewGrant(app.Own, Role.Coordinator, 11);
        var ids = new List<long>();
        for (var i = 0; i < 2; i++) Assert.Equal("", await Try("Administrator", async s => ids.Add(await s.GetRequiredService<GrantRight>().Run(user, grant))));
        Assert.Single(ids.Distinct());
        Assert.Equal("access.not-allowed", await Try("Coordinator", s => s.GetRequiredService<RevokeRight>().Run(ids[0])));
        Assert.Equal("", await Try("Administrator", s => s.GetRequiredService<RevokeRight>().Run(ids[0])));
        var noun = ids[0].ToString(System.Globalization.CultureInfo.InvariantCulture);
        var lines = await app.App.Db(db => db.Changes.Where(c => c.Noun == "right" && c.NounId == noun).OrderBy(c => c.Id).ToListAsync());
        Assert.Equal([("registered", "Administrator"), ("removed", "Administrator")], lines.Select(l => (l.Action, l.Actor)));
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var grant = app.Country.People["system"]!.Value; // Country gives the grant its user's id
        Assert.Equal("access.last-administrator", await Try("system", s => s.GetRequiredService<RevokeRight>().Run(grant)));
        Assert.Equal("access.own-account", await Try("system", s => s.GetRequiredService<SuspendUser>().Run(app.Country.People["system"]!.Value)));
    }

    [Fact]
    public async Task A_refused_invitation_registers_nobody()
    {
        var input = new NewUser("new@example.org", "New", "en", [new NewGrant(app.Own, Role.Reporter, 10, 20), new NewGrant(app.Own, Role.Administrator)]);
        Assert.Equal("access.not-allowed", await Try("Coordinator", s => s.GetRequiredService<InviteUser>().Run(input)));
        Assert.Equal("access.not-allowed", await Try("Administrator", s => s.GetRequiredService<SuspendUser>().Run(app.Country.People["Donor"]!.Value)));
        Assert.False(await app.App.Db(db => db.Users.AnyAsync(u => u.UserName == input.UserName)));
        Assert.Equal("", await Try("Coordinator", s => s.GetRequiredService<InviteUser>().Run(input with { Grants = [input.Grants[0]] })));
    }

    /// <summary>The code of the refusal, empty when it was done.</summary>
    private Task<string> Try(string who, Func<IServiceProvider, Task> verb) => app.App.In(async services =>
    {
        var db = services.GetRequiredService<TesseraDb>();
        var id = app.Country.People[who];
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == id);
        services.GetRequiredService<CurrentUser>().Become(user, await db.Grants.AsNoTracking().Where(g => g.UserId == id).ToListAsync());
        try
        {
            await verb(services);
            return "";
        }
        catch (Problem problem)
        {
            return problem.Code;
        }
    });
}
