using Tessera.Web.Http;
using Xunit;

namespace Tessera.Web.Tests.Http;

public sealed class PagingTests
{
    [Theory]
    [InlineData(null, null, 1, 50, 0)]
    [InlineData(3, 20, 3, 20, 40)]
    [InlineData(0, 0, 1, 1, 0)]
    [InlineData(-5, 100_000, 1, 500, 0)]
    public void Nonsense_becomes_the_nearest_sense(int? page, int? size, int expectedPage, int expectedSize, int skip)
    {
        var paging = new Paging(page, size);
        Assert.Equal((expectedPage, expectedSize, skip), (paging.Page, paging.Size, paging.Skip));
    }

    [Fact]
    public void The_last_page_that_exists_in_numbers_does_not_overflow() => Assert.True(new Paging(int.MaxValue, Paging.Largest).Skip > 0);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(50, 1)]
    [InlineData(51, 2)]
    public void An_empty_list_has_one_page(long rows, int pages) => Assert.Equal(pages, new Paging(1).Pages(rows));
}
