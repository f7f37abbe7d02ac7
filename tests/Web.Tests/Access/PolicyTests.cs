using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Xunit;

namespace Tessera.Web.Tests.Access;

/// <summary>The table of design.md 6, line by line, on hand-made people.</summary>
public sealed class PolicyTests
{
    private const int Here = 1;
    private const int Elsewhere = 2;
    private const long Wash = 10;
    private const long Health = 11;
    private const long Protection = 12;
    private const long Oxfam = 20;
    private const long Care = 21;

    private static readonly RightScope Published = new(Here, true, null, false, null);
    private static readonly RightScope Hidden = new(Here, false, null, false, null);

    // Each letter a right in the order below, "-" where it is refused.
    [Theory]
    [InlineData("public", "P------------")]
    [InlineData("donor", "P------------")]
    [InlineData("government", "PURr---------")]
    [InlineData("reporter", "PUR--D-------")]
    [InlineData("coordinator", "PUR-CDEIK----")]
    [InlineData("inter-cluster", "PURr-----F---")]
    [InlineData("administrator", "PURrCDEIKFMO-")]
    [InlineData("installation", "PURrCDEIKFMOX")]
    public void Rights_in_ones_own_operation_and_cluster_are_those_of_the_table(string who, string expected)
    {
        var user = Person(who);
        var wash = Published with { ClusterId = Wash };
        var health = Published with { ClusterId = Health };
        (char Letter, bool May)[] all =
        [
            ('P', user.May(Right.SeePublished, Published)),
            ('U', user.May(Right.SeePublished, Hidden)),
            ('R', user.May(Right.SeeRows, wash)),
            ('r', user.May(Right.SeeRows, health)),
            ('C', user.May(Right.SeeContacts, wash)),
            ('D', user.May(Right.SeeDrafts, wash with { PartnerId = Oxfam })),
            ('E', user.May(Right.SeeDrafts, wash with { PartnerId = Care })),
            ('I', user.May(Right.DecideImports, wash with { PartnerId = Care })),
            ('K', user.May(Right.ManageCluster, wash)),
            ('F', user.May(Right.KeepFigures, health)),
            ('M', user.May(Right.ManageCluster, health)),
            ('O', user.May(Right.ManageOperation, Published)),
            ('X', user.May(Right.ManageInstallation, RightScope.Installation)),
        ];
        Assert.Equal(expected, string.Concat(all.Select(a => a.May ? a.Letter : '-')));
    }

    [Theory]
    [InlineData("donor")]
    [InlineData("government")]
    [InlineData("reporter")]
    [InlineData("coordinator")]
    [InlineData("inter-cluster")]
    [InlineData("administrator")]
    public void A_right_in_one_operation_is_worth_nothing_in_another(string who)
    {
        var user = Person(who);
        foreach (var right in Enum.GetValues<Right>().Where(r => r != Right.SeePublished))
            Assert.False(user.May(right, new RightScope(Elsewhere, true, Wash, false, Oxfam)), $"{who} {right}");
    }

    [Theory]
    [InlineData("government", false)]
    [InlineData("reporter", false)]
    [InlineData("partner only", false)]
    [InlineData("coordinator", false)]
    [InlineData("inter-cluster", false)]
    [InlineData("protection", true)]
    [InlineData("administrator", true)]
    public void Rows_of_a_sensitive_cluster_stay_with_its_members_and_administrators(string who, bool may)
    {
        var scope = Published with { ClusterId = Protection, IsSensitive = true, PartnerId = Care, PartnersAtWork = new HashSet<long> { Oxfam, Care } };
        Assert.Equal(may, Person(who).May(Right.SeeRows, scope));
        Assert.Equal(may, Person(who).May(Right.SeeContacts, scope));
    }

    [Theory]
    [InlineData("reporter")]
    [InlineData("partner only")]
    public void What_the_own_partner_reports_is_theirs_to_see_in_a_sensitive_cluster_without_contacts(string who)
    {
        var scope = Published with { ClusterId = Protection, IsSensitive = true, PartnerId = Oxfam };
        Assert.True(Person(who).May(Right.SeeRows, scope));
        Assert.False(Person(who).May(Right.SeeContacts, scope));
        Assert.False(Person(who).May(Right.SeeDrafts, scope));
    }

    [Fact]
    public void A_reporter_decides_about_the_own_partner_only()
    {
        var reporter = Person("reporter");
        Assert.True(reporter.May(Right.DecideImports, Published with { PartnerId = Oxfam }));
        Assert.False(reporter.May(Right.DecideImports, Published with { PartnerId = Care }));
        Assert.False(reporter.May(Right.DecideImports, Published));
        Assert.True(reporter.MaySomewhere(Right.DecideImports, Published));
    }

    [Fact]
    public void A_reporter_sees_the_own_partners_rows_in_a_cluster_not_their_own() =>
        Assert.True(Person("reporter").May(Right.SeeRows, Published with { ClusterId = Health, PartnerId = Oxfam }));

    [Fact]
    public void A_reporter_without_a_cluster_sees_others_rows_only_where_the_own_partner_works()
    {
        var reporter = Person("partner only");
        var health = Published with { ClusterId = Health, PartnerId = Care };
        Assert.True(reporter.May(Right.SeeRows, health with { PartnersAtWork = new HashSet<long> { Oxfam } }));
        Assert.False(reporter.May(Right.SeeRows, health with { PartnersAtWork = new HashSet<long> { Care } }));
        Assert.False(reporter.May(Right.SeeRows, health));
        Assert.False(reporter.May(Right.SeeRows, Published));
        // A right that names a cluster was narrowed to it on purpose.
        Assert.False(Person("reporter").May(Right.SeeRows, health with { PartnersAtWork = new HashSet<long> { Oxfam } }));
    }

    [Fact]
    public void A_cluster_right_is_refused_where_no_cluster_is_named() =>
        Assert.False(Person("coordinator").May(Right.DecideImports, Published));

    [Fact]
    public void A_hidden_operation_is_unknown_to_whoever_may_not_see_it()
    {
        var problem = Assert.Throws<Problem>(() => Person("donor").Demand(Right.SeeRows, Hidden));
        Assert.Equal((ProblemKind.NotFound, "operation.unknown"), (problem.Kind, problem.Code));
    }

    [Fact]
    public void A_thing_of_others_is_answered_like_a_thing_that_does_not_exist()
    {
        var problem = Assert.Throws<Problem>(() => Person("reporter").Demand(Right.SeeDrafts, Published with { PartnerId = Care }, "import.unknown"));
        Assert.Equal((ProblemKind.NotFound, "import.unknown"), (problem.Kind, problem.Code));
        Assert.Equal(ProblemKind.Forbidden, Assert.Throws<Problem>(() => Person("reporter").Demand(Right.ManageOperation, Published)).Kind);
    }

    [Fact]
    public void The_system_may_all_and_signs_as_command_line()
    {
        var actor = new Actor();
        var system = new CurrentUser(actor);
        system.BecomeSystem();
        Assert.All(Enum.GetValues<Right>(), right => Assert.True(system.May(right, Hidden)));
        Assert.Equal(("command line", null), (actor.Name, actor.UserId));
        Assert.True(CurrentUser.System.May(Right.ManageInstallation, RightScope.Installation));
    }

    private static CurrentUser Person(string who) => who switch
    {
        "public" => With(),
        "donor" => With(new Grant { OperationId = Here, Role = (byte)Role.Donor }),
        "government" => With(new Grant { OperationId = Here, Role = (byte)Role.Government }),
        "reporter" => With(new Grant { OperationId = Here, Role = (byte)Role.Reporter, ClusterId = Wash, PartnerId = Oxfam }),
        "partner only" => With(new Grant { OperationId = Here, Role = (byte)Role.Reporter, PartnerId = Oxfam }),
        "coordinator" => With(new Grant { OperationId = Here, Role = (byte)Role.Coordinator, ClusterId = Wash }),
        "protection" => With(new Grant { OperationId = Here, Role = (byte)Role.Coordinator, ClusterId = Protection }),
        "inter-cluster" => With(new Grant { OperationId = Here, Role = (byte)Role.InterCluster }),
        "administrator" => With(new Grant { OperationId = Here, Role = (byte)Role.Administrator }),
        _ => With(new Grant { OperationId = 0, Role = (byte)Role.Administrator }),
    };

    private static CurrentUser With(params Grant[] grants)
    {
        var user = new CurrentUser(new Actor());
        if (grants.Length > 0) user.Become(new User { Id = 5, Name = "Lan" }, grants);
        return user;
    }
}
