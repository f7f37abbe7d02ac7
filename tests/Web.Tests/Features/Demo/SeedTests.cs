using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Domain.People;
using Tessera.Web.Access;
using Tessera.Web.Features.Clusters;
using Tessera.Web.Features.Demo;
using Tessera.Web.Features.Operations;
using Tessera.Web.Layout;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Demo;

/// <summary>
/// Asks the demo country for facts of the 2009-2011 Cluster Review Report, sections A to G. What is expected here was
/// read from the report, not from the demo's files.
/// </summary>
public sealed class SeedTests(SeedApp seed) : IClassFixture<SeedApp>
{
    [Theory]
    [InlineData("ERY", "UNDP", "", "MPI", "", "12th October 2009", MeetingFrequency.AsRequired, ClusterKind.Network)]
    [InlineData("EDU", "", "UNICEF, Save the Children", "MoET", "Student Affairs Department", "10th March 2009", MeetingFrequency.AsRequired, ClusterKind.CoordinationGroup)]
    [InlineData("FSC", "FAO", "", "", "", "13th October 2009", MeetingFrequency.AsRequired, ClusterKind.Cluster)]
    [InlineData("HEA", "WHO", "", "MoH", "Disaster Management Unit (DMU)", "October 2009", MeetingFrequency.AsRequired, ClusterKind.Cluster)]
    [InlineData("NUT", "UNICEF", "", "NIN", "", "16 October 2009", MeetingFrequency.Monthly, ClusterKind.PartnershipGroup)]
    [InlineData("WSH", "UNICEF", "", "MARD", "National Centre for Rural Water Supply and Sanitation (NCERWASS)", "15th October 2009", MeetingFrequency.EveryTwoMonths, ClusterKind.Cluster)]
    public async Task Each_cluster_has_its_chair_counterpart_first_meeting_frequency_and_modality(string code, string chair, string joint, string counterpart, string unit, string first, MeetingFrequency frequency, ClusterKind kind)
    {
        var view = await seed.View(code);
        Assert.Equal(chair, Holder(view, LeadershipRole.Chair));
        Assert.Equal(joint, Joint(view));
        Assert.Equal(counterpart, Holder(view, LeadershipRole.Counterpart));
        Assert.Equal(unit, Term(view, LeadershipRole.Counterpart)!.Unit ?? "");
        Assert.Equal((first, frequency, kind), (view.FirstMeeting!.Date.Text, view.Cluster.Frequency, view.Cluster.Kind));
    }

    [Theory]
    [InlineData("EDU", "ADRA, American Red Cross, CARE, German Red Cross, HI, IFRC, JICA, PDC, Plan, UNDP, UNESCO, World Vision")]
    [InlineData("FSC", "CARE, JICA, Oxfam, Plan, Save the Children, UNDP, World Vision")]
    [InlineData("HEA", "HSPH, Save the Children, UNFPA, UNICEF")]
    [InlineData("NUT", "A&T/FHI, ADRA, CDC, CIAI, FAO, HealthBridge, IRD, Oxfam, PATH, Plan, Save the Children, SP, UN Women, UNDP, USAID, WFP, WHO, World Vision")]
    [InlineData("WSH", "ADB, CARE, IFRC, Oxfam, Plan, Save the Children, SNV, UNDP, WHO, World Vision")]
    public async Task Each_cluster_has_the_members_the_review_lists(string code, string members)
    {
        var view = await seed.View(code);
        var names = view.Members.Where(line => line.Declared is not null).Select(line => view.Lists.PartnerName(line.PartnerId));
        Assert.Equal(members.Split(", ").Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    // "Main contact person": the post is kept, the person is not.
    [Theory]
    [InlineData("ERY", "DRM Technical Advisor")]
    [InlineData("EDU", "Chief of Education Section")]
    [InlineData("FSC", "Programme Officer")]
    [InlineData("HEA", "Emergency and Humanitarian Action")]
    [InlineData("NUT", "Nutrition Specialist")]
    [InlineData("WSH", "WES Specialist")]
    public async Task The_chairs_contact_is_known_by_its_post(string code, string post) => Assert.Equal(post, (await seed.View(code)).Leaders.First(pair => Leadership.IsLead(pair.Term.Role)).Term.Post);

    [Fact]
    public async Task The_network_is_drawn_from_the_other_clusters_and_nutrition_is_a_working_group_of_the_health_partnership()
    {
        var map = await seed.Map("December 2011");
        var ties = map.Ties.Select(tie => (map.Known[tie.FromId].Short, map.Known[tie.ToId].Short, tie.Kind, tie.IsPlanned)).ToList();
        Assert.Equal(["EDU", "FOOD", "HEALTH", "NUT", "WASH"], ties.Where(tie => tie is { Item1: "ER", Kind: TieKind.DrawnFrom }).Select(tie => tie.Item2).Order(StringComparer.Ordinal));
        Assert.Contains(("NUT", "HPG", TieKind.Under, false), ties);
        Assert.Contains(("FOOD", "NUT", TieKind.Under, true), ties);
        // "Clusters should be integrated under the National Platform ... once it is established in early 2012": all six, none yet.
        Assert.Equal(6, ties.Count(tie => tie is { Item2: "National Platform", IsPlanned: true }));
    }

    [Fact]
    public async Task Nutrition_has_18_members_and_is_hosted_by_the_national_institute()
    {
        var view = await seed.View("NUT");
        Assert.Equal(18, view.Members.Count(line => line.Declared is not null));
        Assert.Equal("NIN", Holder(view, LeadershipRole.HostingAgency));
        Assert.Contains(view.Life.Milestones, m => m.Note?.Contains("Health Partnership Group", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("TEL", "UNICEF", "", "February 2011")]
    [InlineData("LOG", "WHO", "", "April 2011")]
    [InlineData("SHL", "", "UN-Habitat, IFRC", "beginning of October 2011")]
    public async Task Candidates_are_talked_about_since_their_date_and_have_no_counterpart_yet(string code, string chair, string joint, string since)
    {
        var view = await seed.View(code);
        Assert.Equal((chair, joint, ""), (Holder(view, LeadershipRole.Chair), Joint(view), Holder(view, LeadershipRole.Counterpart)));
        Assert.Equal((MilestoneKind.Proposed, since), (view.State!.Kind, view.State.Date.Text));
        Assert.False(view.Cluster.IsEstablished);
        Assert.Empty(view.Members.Where(line => line.Declared is not null));
    }

    [Fact]
    public async Task Livelihoods_became_food_security_in_2011_rests_since_the_end_of_2010_and_may_go_under_nutrition()
    {
        var view = await seed.View("FSC");
        Assert.Equal((MilestoneKind.Dormant, "end-2010"), (view.State!.Kind, view.State.Date.Text));
        Assert.Contains(view.Life.Milestones, m => m is { Kind: MilestoneKind.Noted, Note: { } note } && note.Contains("sub-group of Nutrition", StringComparison.Ordinal));
        Assert.Equal("Livelihoods Cluster", (await seed.View("FSC", "October 2009")).Form!.Name);
        Assert.Null(view.Form);
        Assert.Equal(MilestoneKind.ActivatedUnofficially, (await seed.View("FSC", "June 2010")).State!.Kind);
    }

    [Fact]
    public async Task The_question_of_the_issue_who_led_WASH_in_October_2009_is_answered()
    {
        var view = await seed.View("WSH", "2009-10");
        Assert.Equal(("UNICEF", Certainty.Yes), (Holder(view, LeadershipRole.Chair), view.Leaders[0].Certainty));
        Assert.Empty((await seed.View("WSH", "September 2009")).Leaders);
    }

    [Theory]
    [InlineData("ERY"), InlineData("EDU"), InlineData("FSC"), InlineData("HEA"), InlineData("NUT"), InlineData("WSH")]
    public async Task Each_cluster_was_reviewed_in_June_2010_and_October_2011(string code) =>
        Assert.Equal(["June 2010", "October 2011"], (await seed.View(code)).Life.Milestones.Where(m => m.Kind == MilestoneKind.Reviewed).Select(m => m.Date.Text));

    // "Additional information on the cluster approach" links to these six.
    [Theory]
    [InlineData("ERY", "459")]
    [InlineData("EDU", "462")]
    [InlineData("FSC", "458")]
    [InlineData("HEA", "461")]
    [InlineData("NUT", "463")]
    [InlineData("WSH", "460")]
    public async Task The_terms_of_reference_of_each_cluster_are_found_in_the_library(string code, string number)
    {
        var cluster = (await seed.View(code)).Cluster;
        var card = await seed.Db(db => db.Documents.SingleAsync(d => d.OperationId == cluster.OperationId && d.ClusterId == cluster.Id && d.Kind == DocumentKind.TermsOfReference && !d.IsWritten));
        Assert.Equal(($"http://www.ccfsc.gov.vn/showpublication.aspx?pcdid={number}", false, DocumentAudience.Public), (card.Source, card.IsWritten, card.Audience));
        var words = await seed.Db(db => db.DocumentTexts.Where(t => t.OperationId == cluster.OperationId && t.DocumentId == card.Id).Select(t => t.Words).SingleAsync());
        Assert.StartsWith("terms of reference ", words, StringComparison.Ordinal);
    }

    // "Main contact person" of each section, with the address printed there.
    [Theory]
    [InlineData("ERY", "Ian Wilderspin", "DRM Technical Advisor", "UNDP", "ian.wilderspin@undp.org")]
    [InlineData("EDU", "Mitsue Uemura", "Chief of Education Section", "UNICEF", "muemura@unicef.org")]
    [InlineData("FSC", "Heini Utunen", "Programme Officer", "FAO", "Heini.Utunen@fao.org")]
    [InlineData("HEA", "Dr. Vu Quang Hieu", "Emergency and Humanitarian Action", "WHO", "vuh@wpro.who.int")]
    [InlineData("NUT", "Roger Mathisen", "Nutrition Specialist", "UNICEF", "rmathisen@unicef.org")]
    [InlineData("WSH", "Nguyen Thanh Hien", "WES Specialist", "UNICEF", "nthien@unicef.org")]
    public async Task The_contact_of_each_cluster_is_in_the_directory_with_an_address_nobody_writes_to(string code, string name, string post, string organisation, string mail)
    {
        var view = await seed.View(code);
        var contact = await seed.Db(db => db.Contacts.AsNoTracking().SingleAsync(c => c.OperationId == view.Cluster.OperationId && db.ContactRoles.Any(r => r.OperationId == c.OperationId && r.ContactId == c.Id && r.ClusterId == view.Cluster.Id && r.Duty == ContactDuty.MainContact)));
        Assert.Equal((name, post, organisation, mail, true), (contact.Name, contact.Post, view.Lists.PartnerName(contact.PartnerId!.Value), contact.Mail, contact.IsUndeliverable));
    }

    // "UN and NGO focal points to be selected from each cluster"; part G names contacts of the candidates, too.
    [Fact]
    public async Task Whoever_is_asked_first_in_a_cluster_or_a_candidate_speaks_for_it_in_the_network()
    {
        var network = await seed.Network(new DateOnly(2011, 12, 31));
        string[] Who(string code) => [.. network[code].Select(point => $"{point.Name}: {point.Role}").Order(StringComparer.Ordinal)];
        // A chair's post and the person who holds it are one.
        Assert.Equal(["Mitsue Uemura: Main contact, Joint chair", "Save the Children: Joint chair"], Who("EDU"));
        Assert.Equal(["Nguyen Thanh Hien: Main contact, Chair"], Who("WSH"));
        Assert.Equal(["Vo Khanh Nam: Main contact, Chair"], Who("TEL"));
        Assert.Equal(["Do Minh Huyen: Main contact, Joint chair", "Pascal Bourcher: Main contact, Joint chair"], Who("SHL"));
    }

    [Fact]
    public async Task The_contact_for_logistics_stays_until_the_end_of_January_2012()
    {
        var operation = (await seed.View("LOG")).Cluster.OperationId;
        var contact = await seed.Db(db => db.Contacts.AsNoTracking().SingleAsync(c => c.OperationId == operation && c.Name == "Sylvain Denarie"));
        Assert.Equal(("end of January 2012", false, true), (contact.Departed!.Text, contact.IsGone(new DateOnly(2012, 1, 31)), contact.IsGone(new DateOnly(2012, 2, 1))));
    }

    [Fact]
    public void Every_step_fits_between_its_neighbours_and_no_term_collides()
    {
        var facts = DemoFolder.Facts;
        foreach (var cluster in facts.Milestones.GroupBy(m => m.Cluster))
        {
            var steps = cluster.Select((m, id) => new Milestone { OperationId = 1, Id = id, ClusterId = 1, Kind = m.Kind, Date = m.Date }).ToList();
            Assert.All(steps, step => Assert.Null(Lifecycle.Refusal(steps.Where(other => other != step), step)));
        }
        foreach (var cluster in facts.Terms.GroupBy(t => t.Cluster))
        {
            var keys = facts.Partners.Select(p => p.Key).ToList();
            var terms = cluster.Select((t, id) => new LeadershipTerm { OperationId = 1, Id = id, ClusterId = 1, Role = t.Role, PartnerId = t.Organisation is { } name ? keys.IndexOf(name) : null, Since = t.Since, Until = t.Until }).ToList();
            Assert.All(terms, term => Assert.Null(Leadership.Refusal(terms, term)));
            Assert.DoesNotContain(terms, term => term.PartnerId == -1);
        }
    }

    private static LeadershipTerm? Term(ClusterView view, LeadershipRole role) => view.Leaders.Where(pair => pair.Term.Role == role).Select(pair => pair.Term).SingleOrDefault();

    /// <summary>Those whom the review names as chair, both alike.</summary>
    private static string Joint(ClusterView view) => string.Join(", ", view.Leaders.Where(pair => pair.Term.Role == LeadershipRole.JointChair).Select(pair => view.Lists.Holder(pair.Term)));

    private static string Holder(ClusterView view, LeadershipRole role) => Term(view, role) is { } term ? view.Lists.Holder(term) ?? "" : "";
}

/// <summary>The demo's facts in an operation of their own, without the sample activities.</summary>
public sealed class SeedApp : TesseraApp
{
    private Operation? _operation;

    protected override Task<string?> Database() => Task.FromResult<string?>(null);

    public async Task<ClusterView> View(string code, string? on = "December 2011")
    {
        _operation ??= await Load();
        return await In(async services =>
        {
            services.GetRequiredService<CurrentUser>().BecomeSystem();
            return await services.GetRequiredService<ClusterViews>().For(_operation, code, on);
        });
    }

    /// <summary>How the country was coordinated on a date.</summary>
    public async Task<Web.Features.Architecture.Architecture> Map(string on)
    {
        _operation ??= await Load();
        return await In(async services =>
        {
            services.GetRequiredService<CurrentUser>().BecomeSystem();
            return await services.GetRequiredService<Web.Features.Architecture.ArchitectureViews>().For(_operation, on);
        });
    }

    /// <summary>Who speaks for which cluster, by its code.</summary>
    public async Task<ILookup<string, FocalPoint>> Network(DateOnly now)
    {
        _operation ??= await Load();
        return await In(async services =>
        {
            services.GetRequiredService<CurrentUser>().BecomeSystem();
            var lists = await services.GetRequiredService<Web.Figures.ListsCache>().For(_operation);
            var points = await services.GetRequiredService<FocalNetwork>().Of(_operation, lists, [.. lists.ClusterList], now);
            return points.SelectMany(group => group).ToLookup(point => lists.Cluster(point.ClusterId)!.Code);
        });
    }

    private Task<Operation> Load() => In(async services =>
    {
        services.GetRequiredService<CurrentUser>().BecomeSystem();
        var operation = await services.GetRequiredService<RegisterOperation>().Run(new OperationInput("vnm", "Viet Nam", "VNM", IsSample: true));
        await services.GetRequiredService<LoadDemoFacts>().Run(operation, DemoFolder.Facts);
        return (await ListsJourney.Lists(this, "vnm")).Operation;
    });
}
