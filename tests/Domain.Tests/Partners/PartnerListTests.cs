using Tessera.Domain.Partners;
using Tessera.Domain.Tests.Clusters;
using Xunit;

namespace Tessera.Domain.Tests.Partners;

public sealed class PartnerListTests
{
    [Fact]
    public void Every_listed_partner_has_a_known_type_and_the_list_is_about_two_hundred_long()
    {
        Assert.InRange(SampleFiles.Partners.Count, 120, 260);
        Assert.All(SampleFiles.Partners, partner => Assert.True(PartnerType.IsKnown(partner.TypeCode), partner.Name));
    }

    [Fact]
    public void No_acronym_name_or_alias_means_two_listed_partners_and_none_is_said_twice()
    {
        var texts = SampleFiles.Partners
            .SelectMany(partner => new[] { partner.Acronym, partner.Name }.OfType<string>().Select(Folding.Fold).Distinct()
                .Concat(partner.Aliases.Select(Folding.Fold))
                .Select(folded => (folded, partner.Name)))
            .GroupBy(pair => pair.folded)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(pair => pair.Name))}");
        Assert.Empty(texts);
    }

    [Fact]
    public void Every_text_of_the_list_matches_its_own_partner_and_no_other()
    {
        var registry = Register.Listed;
        Assert.All(SampleFiles.Partners.Select((partner, index) => (partner, Id: index + 1L)), line =>
            Assert.All(line.partner.Aliases.Append(line.partner.Name).Append(line.partner.Acronym ?? line.partner.Name), text =>
                Assert.Equal(line.Id, PartnerMatching.Match(registry, new(text, null, null)).PartnerId)));
    }

    [Theory]
    [InlineData("UNICEF,United Nations Children's Fund,447")]
    [InlineData("UNICEF,,447,")]
    [InlineData("UNICEF,United Nations Children's Fund,448,")]
    [InlineData("UNICEF,United Nations Children's Fund,UN,")]
    public void A_line_with_a_field_missing_or_wrong_is_refused(string line) =>
        Assert.Throws<FormatException>(() => ListedPartner.Parse(line.Split(',')));

    [Fact]
    public void A_line_without_acronym_has_none() => Assert.Null(ListedPartner.Parse(["", "Tearfund", "437", "Tear Fund|TF"]).Acronym);
}
