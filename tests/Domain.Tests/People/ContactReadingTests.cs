using Tessera.Domain.Clusters;
using Tessera.Domain.Partners;
using Tessera.Domain.People;
using Xunit;

namespace Tessera.Domain.Tests.People;

public sealed class ContactReadingTests
{
    private const long Unicef = 901, Wash = 1, Health = 2, Hub = 77;

    private static readonly ContactReference Reference = new(
        new PartnerRegistry([new Partner { OperationId = 1, Id = Unicef, Acronym = "UNICEF", Name = "United Nations Children's Fund" }], []),
        new ClusterRegistry([Cluster(Wash, "WSH", "Water Sanitation Hygiene", "WASH"), Cluster(Health, "HEA", "Health", "Health")], [], []),
        (cluster, text) => cluster == Wash && Folding.Fold(text) == "quang nam" ? Hub : null, cluster => cluster is not null);

    [Theory]
    [InlineData("Name", "Organisation", "Position", "Cluster", "Phone", "E-mail")]
    [InlineData("Nom et prénom", "Organisme", "Fonction", "Secteur", "Téléphone", "Courriel")]
    [InlineData("Nombre completo", "Organización", "Cargo", "Sector", "Teléfono", "Correo electrónico")]
    [InlineData("Nome completo", "Organização", "Cargo", "Setor", "Telefone", "Correio eletrónico")]
    [InlineData("Họ và tên", "Tổ chức", "Chức vụ", "Nhóm ngành", "Số điện thoại", "Địa chỉ email")]
    public void Columns_are_recognised_in_five_languages(params string[] headers)
    {
        var read = Read(SheetRow.Of(1, "Contacts, updated"), SheetRow.Of(3, headers), SheetRow.Of(4, "Nguyen Thanh Hien", "UNICEF", "WES Specialist", "WASH", "+84 4 3942 5706", "hien@example.org"));
        var draft = Assert.Single(read.Drafts);
        Assert.Equal(("Nguyen Thanh Hien", (long?)Unicef, "WES Specialist", "+84 4 3942 5706", "hien@example.org"), (draft.Name, draft.PartnerId, draft.Post, draft.Phone, draft.Mail));
        Assert.Equal([new DraftRole(Wash, null, ContactDuty.FocalPoint) { IsAssumed = true }], draft.Roles);
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void A_family_name_stands_beside_a_first_name_or_is_the_name()
    {
        Assert.Equal("Mai Tran", Assert.Single(Read(SheetRow.Of(1, "Nom", "Prénom", "Cluster"), SheetRow.Of(2, "Tran", "Mai", "WASH")).Drafts).Name);
        Assert.Equal("Tran Mai", Assert.Single(Read(SheetRow.Of(1, "Nom", "Cluster"), SheetRow.Of(2, "Tran Mai", "WASH")).Drafts).Name);
    }

    [Fact]
    public void A_wrong_value_costs_the_value_and_an_unknown_cluster_or_a_missing_name_the_row()
    {
        var read = Read(SheetRow.Of(1, "Name", "Org", "Cluster", "Phone", "Email", "Arrival", "Departure", "Role", "Hub", "Shown to"),
            SheetRow.Of(2, "A", "Nobody's Friends", "WASH; Health", "ask me", "a@b", "10/12/2009", "soon", "Wizard", "Hanoi", "my dog"),
            SheetRow.Of(3, null, "UNICEF", "WASH"),
            SheetRow.Of(4, "B", "UNICEF", "Cooking"),
            SheetRow.Of(5, "C", "UNICEF", null),
            SheetRow.Of(6, "D", "UNICEF", "WASH", null, null, "2010", "2009"),
            SheetRow.Of(7, "a", "nobody's friends", "WASH", "0912 345 678"));
        Assert.Equal(["A", "D"], read.Drafts.Select(draft => draft.Name));
        Assert.Equal(6, read.Rows);
        Assert.Equal(
            ["2:1 contact.organisation-unknown", "2:3 contact.phone-unreadable", "2:4 contact.mail-unreadable", "2:5 contact.date-ambiguous", "2:6 contact.date-unreadable", "2:7 contact.duty-unknown", "2:8 contact.hub-unknown", "2:8 contact.hub-unknown", "2:9 contact.shown-unknown",
                "3:0 contact.name-missing", "4:2 contact.cluster-unknown", "5:2 contact.cluster-missing", "6:6 contact.left-before", "7:0 contact.same-person", "7:1 contact.organisation-unknown"],
            read.Findings.OrderBy(f => f.Row).ThenBy(f => f.Column).Select(f => $"{f.Row}:{f.Column} {f.Code}"));
        var first = read.Drafts[0];
        // Both rows of A are one person, who gets the number of the second; it names no duty, so none is added.
        Assert.Equal(("0912 345 678", null, "Nobody's Friends", ContactCircle.Managers), (first.Phone, first.Mail, first.Organisation, first.Shown));
        Assert.Equal([(Wash, ContactDuty.Other), (Health, ContactDuty.Other)], first.Roles.Select(role => (role.ClusterId!.Value, role.Duty)));
    }

    [Fact]
    public void Words_are_lines_of_at_most_200_signs_and_a_number_that_is_too_short_or_too_long_says_so()
    {
        var (fits, tooLong) = (new string('x', 200), new string('x', 201));
        var read = Read(SheetRow.Of(1, "Name", "Org", "Cluster", "Position", "Phone", "Duty station"),
            SheetRow.Of(2, "Mai\r\nTran\u0007", fits, "WASH", tooLong, "0912", tooLong),
            SheetRow.Of(3, fits, tooLong, "WASH", fits, new string('1', 41), null),
            SheetRow.Of(4, tooLong, "UNICEF", "WASH", null, null, null));
        Assert.Equal([("Mai Tran", fits, null, null), (fits, null, fits, null)], read.Drafts.Select(d => (d.Name, d.Organisation, d.Post, d.Phone)));
        Assert.Equal(["2:1 contact.organisation-unknown", "2:3 contact.text-long", "2:4 contact.phone-short", "2:5 contact.text-long", "3:1 contact.text-long", "3:4 contact.phone-long", "4:0 contact.name-long"],
            read.Findings.OrderBy(f => f.Row).ThenBy(f => f.Column).Select(f => $"{f.Row}:{f.Column} {f.Code}"));
    }

    [Fact]
    public void Names_that_differ_in_marks_only_are_two_people_with_a_note_and_other_spellings_of_one_name_are_one()
    {
        var read = Read(SheetRow.Of(1, "Name", "Org", "Cluster", "Phone"),
            SheetRow.Of(2, "Nguyễn Thị Hà", "UNICEF", "WASH", "0912 345 678"),
            SheetRow.Of(3, "Nguyễn Thị Hạ", "UNICEF", "WASH", "0987 654 321"),
            SheetRow.Of(4, "NGUYỄN  THỊ HÀ".Normalize(System.Text.NormalizationForm.FormD), "unicef", "Health"));
        Assert.Equal([("Nguyễn Thị Hà", "0912 345 678", 2), ("Nguyễn Thị Hạ", "0987 654 321", 1)], read.Drafts.Select(d => (d.Name, d.Phone!, d.Roles.Count)));
        Assert.Equal([(3, "contact.nearly-same", "Nguyễn Thị Hà"), (4, "contact.same-person", "2")], read.Findings.Select(f => (f.Row, f.Code, f.Expected!)));
    }

    [Fact]
    public void A_row_says_hub_duty_consent_and_dates()
    {
        var draft = Assert.Single(Read(SheetRow.Of(1, "Contact person", "Sector", "Role", "Hub", "Share with", "From", "Until", "Languages"),
            SheetRow.Of(2, "Linh", "WASH", "điều phối viên", "Quảng Nam", "cluster members", "October 2009", "end-2010", "Vietnamese, English")).Drafts);
        Assert.Equal([new DraftRole(Wash, Hub, ContactDuty.Coordinator)], draft.Roles);
        Assert.Equal((ContactCircle.Cluster, "October 2009", "end-2010", "vi, en"), (draft.Shown, draft.Arrived!.Text, draft.Departed!.Text, draft.Languages));
    }

    [Fact]
    public void A_sheet_that_names_nobody_is_no_list_of_people() =>
        Assert.Null(ContactReading.Read("x", [SheetRow.Of(1, "Province", "Kits"), SheetRow.Of(2, "Quang Nam", 12)], Reference));

    [Fact]
    public void A_list_narrows_what_somebody_agreed_to_and_never_widens_it()
    {
        var contact = new Contact { OperationId = 1, Id = 1, Name = "A", AddedAt = 0, PhoneShown = ContactCircle.Cluster, MailShown = ContactCircle.Operation };
        Assert.True(ContactMerge.Into(contact, new ContactDraft(2, "A") { Shown = ContactCircle.Cluster }));
        Assert.False(ContactMerge.Into(contact, new ContactDraft(2, "A") { Shown = ContactCircle.Operation }));
        Assert.Equal((ContactCircle.Cluster, ContactCircle.Cluster), (contact.PhoneShown, contact.MailShown));
    }

    private static ContactRead Read(params SheetRow[] rows) => ContactReading.Read("People", rows, Reference)!;

    private static Cluster Cluster(long id, string code, string name, string shortName) => new() { OperationId = 1, Id = id, Code = code, Name = name, ShortName = shortName };
}
