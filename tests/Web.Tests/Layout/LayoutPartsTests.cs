using Microsoft.AspNetCore.Http;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Layout;
using Xunit;

namespace Tessera.Web.Tests.Layout;

public sealed class LayoutPartsTests
{
    [Fact]
    public void A_changed_filter_starts_at_the_first_page_and_keeps_the_rest()
    {
        var query = Query("?cluster=WSH&cluster=HEA&sort=-reached&page=4");

        Assert.Equal("?sort=-reached&cluster=EDU", query.With("cluster", "EDU").ToString());
        Assert.Equal("?cluster=HEA&sort=-reached", query.WithoutValue("cluster", "WSH").ToString());
        Assert.Equal("?cluster=WSH&cluster=HEA&sort=-reached&page=5", query.With("page", "5").ToString());
        Assert.Equal("", Query("?page=2").Without("page").ToString());
    }

    [Fact]
    public void A_query_keeps_every_letter_it_carries() =>
        Assert.Equal("Hà Nội & 50 %", Query(AddressQuery.Of(("q", "Hà Nội & 50 %")).ToString())["q"]);

    [Theory]
    [InlineData("?page=3", 3)]
    [InlineData("?page=0", 1)]
    [InlineData("?page=-2", 1)]
    [InlineData("?page=x", 1)]
    [InlineData("", 1)]
    public void A_page_number_is_at_least_one(string address, int expected) => Assert.Equal(expected, Pager.Asked(Query(address)));

    [Fact]
    public void Addresses_escape_what_they_are_given() =>
        Assert.Equal("/vnm-2009/clusters/a%2Fb%3F", Links.Cluster("vnm-2009", "a/b?"));

    [Fact]
    public void Routes_and_filled_addresses_agree() =>
        Assert.Equal("/vnm-2009/imports/12", Links.Import("vnm-2009", 12));

    [Fact]
    public void Findings_with_one_cause_are_one_entry_the_gravest_first()
    {
        var plan = new ColumnPlan([new(4, "Province", null, ColumnTarget.Unmapped, "none", 0, []), new(30, "District", null, ColumnTarget.Unmapped, "none", 0, [])], []);
        var book = new QuestionBook(new Dictionary<string, string>());
        book.Note(
        [
            new("place.doubtful", FindingEffect.Ask, 5, 4, "Q. Ngai", "Quảng Ngãi"),
            new("place.doubtful", FindingEffect.Ask, 7, 4, "Q. Ngai", "Quảng Ngãi"),
            new("place.doubtful", FindingEffect.Ask, 8, 30, "Q. Ngai", "Quảng Nam"),
            new("place.doubtful", FindingEffect.Ask, 9, 4, "Quang Ngai city", "Quảng Ngãi"),
            new("row.nowhere", FindingEffect.Refused, 13, -1, ""),
            .. Enumerable.Range(20, 8).Select(row => new Finding("place.folded", FindingEffect.Fixed, row, 30, $"QUANG {row}")),
        ]);

        var groups = FindingGroup.Of(book.Problems(plan).Shown, FindingEffect.Refused, FindingEffect.Ask, FindingEffect.Fixed);

        Assert.Equal(["row.nowhere", "place.doubtful", "place.doubtful", "place.folded"], groups.Select(group => group.Code));
        Assert.Equal((3, "Province", "E", 5, "Quảng Ngãi"), (groups[1].Count, groups[1].Column, groups[1].Letters, groups[1].FirstRow, groups[1].Expected));
        Assert.Equal([KeyValuePair.Create("Q. Ngai", 2), KeyValuePair.Create("Quang Ngai city", 1)], groups[1].Found);
        Assert.Null(groups[0].Column);
        // Eight values: five are named.
        Assert.Equal(("AE", 8, 5, 3), (groups[3].Letters, groups[3].Count, groups[3].Found.Count, groups[3].Others));
    }

    [Theory]
    [InlineData("WSH", "wash")]
    [InlineData("PRO-CPN", "protection")]
    [InlineData("XYZ", "generic")]
    public void A_cluster_has_its_glyph(string code, string glyph) => Assert.Equal(glyph, ClusterGlyph.For(code));

    private static AddressQuery Query(string address)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(address.Length == 0 ? null : address);
        return AddressQuery.Of(context);
    }
}
