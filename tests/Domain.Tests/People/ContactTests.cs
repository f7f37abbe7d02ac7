using Tessera.Domain.People;
using Xunit;

namespace Tessera.Domain.Tests.People;

public sealed class ContactTests
{
    private const long Day = 24L * 60 * 60 * 1000, Wash = 1, Health = 2, Safety = 3;
    private static readonly DateOnly Today = new(2009, 11, 30);
    private static readonly ContactReader Outsider = new(true, new HashSet<long>(), new HashSet<long>(), new HashSet<long> { Safety }, false);

    [Fact]
    public void A_person_is_known_to_the_tables_of_their_clusters_and_to_those_who_look_after_them()
    {
        Assert.Equal(ContactCircle.Managers, Circle(Outsider with { Managed = new HashSet<long> { Wash } }, Role(Wash)));
        Assert.Equal(ContactCircle.Cluster, Circle(Outsider with { Tables = new HashSet<long> { Wash } }, Role(Wash)));
        Assert.Null(Circle(Outsider, Role(Wash)));
        Assert.Null(Circle(Outsider with { Tables = new HashSet<long> { Health } }, Role(Wash)));
        // A duty that is over opens nothing, of the whole response everything inside.
        Assert.Null(Circle(Outsider with { Tables = new HashSet<long> { Wash } }, Role(Wash, "2009-10-31")));
        Assert.Equal(ContactCircle.Operation, Circle(Outsider, Role(null)));
        Assert.Null(Circle(Outsider with { IsInside = false }, Role(null)));
    }

    [Fact]
    public void Who_agreed_to_the_whole_operation_is_known_there_except_for_work_in_a_protected_cluster()
    {
        Assert.Equal(ContactCircle.Operation, Circle(Outsider, [Role(Wash)], ContactCircle.Operation));
        Assert.Null(Circle(Outsider, [Role(Safety)], ContactCircle.Operation));
        Assert.Equal(ContactCircle.Operation, Circle(Outsider, [Role(Safety), Role(Wash)], ContactCircle.Operation));
        Assert.False(Outsider.Sees(Role(Safety)));
        Assert.True((Outsider with { Tables = new HashSet<long> { Safety } }).Sees(Role(Safety)));
    }

    [Fact]
    public void After_the_last_day_only_those_who_look_after_a_person_see_them()
    {
        var table = Outsider with { Tables = new HashSet<long> { Wash } };
        Assert.NotNull(Gone(table, "2009-11-30"));
        Assert.Null(Gone(table, "2009-11-29"));
        // The month is not over, and "Tbc" is no day at all.
        Assert.NotNull(Gone(table, "November 2009"));
        Assert.NotNull(Gone(table, "Tbc"));
        Assert.Equal(ContactCircle.Managers, Gone(Outsider with { Managed = new HashSet<long> { Wash } }, "2008"));

        static ContactCircle? Gone(ContactReader reader, string departed)
        {
            var contact = Person();
            contact.Departed = LooseDate.Parse(departed);
            return reader.CircleOf(contact, [Role(Wash)], Today);
        }
    }

    [Theory]
    [InlineData(ContactCircle.Managers, true, false, false)]
    [InlineData(ContactCircle.Cluster, true, true, false)]
    [InlineData(ContactCircle.Operation, true, true, true)]
    public void A_field_is_shown_as_far_as_the_person_agreed(ContactCircle shown, bool managers, bool table, bool operation) =>
        Assert.Equal((managers, table, operation, false), (Consent.Lets(shown, ContactCircle.Managers), Consent.Lets(shown, ContactCircle.Cluster), Consent.Lets(shown, ContactCircle.Operation), Consent.Lets(shown, null)));

    [Fact]
    public void A_person_is_asked_sixty_days_after_they_were_entered_and_sixty_after_they_answered()
    {
        var (contact, check) = (Person(), new ContactCheck { OperationId = 1, ContactId = 1 });
        Assert.Equal(Freshness.Confirmed, StillHere.At(contact, null, 60 * Day - 1));
        Assert.Equal(Freshness.Due, StillHere.At(contact, null, 60 * Day));
        check.AskedAt = 60 * Day;
        Assert.Equal(Freshness.Asked, StillHere.At(contact, check, 73 * Day));
        Assert.Equal(Freshness.Silent, StillHere.At(contact, check, 74 * Day));
        check.ConfirmedAt = 80 * Day;
        Assert.Equal(Freshness.Confirmed, StillHere.At(contact, check, 139 * Day));
        Assert.Equal(Freshness.Due, StillHere.At(contact, check, 140 * Day));
    }

    [Theory]
    [InlineData("ian.wilderspin@undp.org", "ian.wilderspin@undp.org")]
    [InlineData(" <mailto:a@b.org>; ", "a@b.org")]
    [InlineData("a@b", null)]
    [InlineData("a b@c.org", null)]
    [InlineData("a@b.org, c@d.org", null)]
    [InlineData("a@b..org", null)]
    [InlineData("n/a", null)]
    [InlineData("Email:lan@x.org", null)]
    public void An_address_is_one_that_can_be_written_to(string typed, string? expected) => Assert.Equal(expected, ContactAddresses.Mail(typed));

    [Theory]
    [InlineData("+84 (4)  3942-5706 ext 12", "+84 (4) 3942-5706 ext 12")]
    [InlineData("0912 345 678 / 0987 654 321", "0912 345 678 / 0987 654 321")]
    [InlineData("ask at the desk", null)]
    [InlineData("1234", null)]
    public void A_phone_number_is_figures_and_what_stands_between_them(string typed, string? expected) => Assert.Equal(expected, ContactAddresses.Phone(typed));

    [Fact]
    public void Languages_are_read_in_many_languages_and_others_stay_as_typed() =>
        Assert.Equal("vi, en, fr, Hmong", ContactWords.Languages("tiếng Việt; Anglais / francés, Hmong, English"));

    private static ContactCircle? Circle(ContactReader reader, params ContactRole[] roles) => Circle(reader, roles, ContactCircle.Cluster);

    private static ContactCircle? Circle(ContactReader reader, ContactRole[] roles, ContactCircle shown)
    {
        var contact = Person();
        contact.PhoneShown = shown;
        return reader.CircleOf(contact, roles, Today);
    }

    private static Contact Person() => new() { OperationId = 1, Id = 1, Name = "Trần Thị Linh", AddedAt = 0 };

    private static ContactRole Role(long? cluster, string? until = null) => new() { OperationId = 1, Id = 1, ContactId = 1, ClusterId = cluster, Duty = ContactDuty.FocalPoint, Until = LooseDate.ParseOptional(until) };
}
