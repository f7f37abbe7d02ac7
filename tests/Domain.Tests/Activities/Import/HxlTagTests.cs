using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

public sealed class HxlTagTests
{
    [Theory]
    [InlineData("#affected +f +children", "#affected+children+f")] // standards.md 1.1
    [InlineData("  #ADM1+Code ", "#adm1+code")]
    [InlineData("#adm1 + code", "#adm1+code")]
    [InlineData("#org+name+NAME+acronym", "#org+acronym+name")]
    [InlineData("#hrp+Project+Code", "#hrp+code+project")]
    [InlineData("#reached+f+age0_4", "#reached+age0_4+f")]
    public void A_tag_is_normalised(string typed, string expected) => Assert.Equal(expected, HxlTag.Read(typed)?.Text);

    [Theory]
    [InlineData("# of people")]
    [InlineData("# households")]
    [InlineData("#1org")]
    [InlineData("#org, #sector")]
    [InlineData("#N/A")]
    [InlineData("adm1+code")]
    [InlineData("#")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_tag_is_not_read_as_one(string? typed) => Assert.Null(HxlTag.Read(typed));

    [Theory]
    [InlineData("#org+name+i_fr", "fr")]
    [InlineData("#org+name+en", "en")]
    [InlineData("#org+name", null)]
    public void The_language_is_the_one_of_the_values(string typed, string? expected) => Assert.Equal(expected, HxlTag.Read(typed)!.Language);

    [Fact]
    public void A_row_is_a_tag_row_from_half_of_its_filled_cells_on()
    {
        Assert.True(HxlTag.IsTagRow([Cell.Of("#org"), Cell.Of("Comments"), Cell.Empty]));
        Assert.False(HxlTag.IsTagRow([Cell.Of("#org"), Cell.Of("Comments"), Cell.Of(3)]));
        Assert.False(HxlTag.IsTagRow([Cell.Empty]));
    }
}
