using Microsoft.Extensions.DependencyInjection;
using Tessera.Domain;
using Tessera.Web.Layout;
using Xunit;

namespace Tessera.Web.Tests.Layout;

/// <summary>The founding review's ways of saying a date on Vietnamese pages, and the other way round; what is said reads to the same days.</summary>
public sealed class LooseDateTextTests(LooseDateTextTests.Words words) : IClassFixture<LooseDateTextTests.Words>
{
    [Theory]
    [InlineData("October 2009", "tháng 10 năm 2009")]
    [InlineData("12th October 2009", "12 tháng 10 năm 2009")]
    [InlineData("end-2010", "cuối năm 2010")]
    [InlineData("beginning of October 2011", "đầu tháng 10 năm 2011")]
    [InlineData("end of January 2012", "cuối tháng 1 năm 2012")]
    [InlineData("by October 2011", "đến tháng 10 năm 2011")]
    [InlineData("mid-2010", "giữa năm 2010")]
    [InlineData("second half of October 2009", "nửa sau tháng 10 năm 2009")]
    [InlineData("Q3 2010", "quý 3 năm 2010")]
    [InlineData("before October 2009", "trước tháng 10 năm 2009")]
    [InlineData("September 2009 to November 2009", "tháng 9 năm 2009 đến tháng 11 năm 2009")]
    public void On_a_Vietnamese_page_a_date_is_said_in_Vietnamese(string typed, string said)
    {
        var date = LooseDate.Parse(typed);
        Assert.Equal((typed, said), (words.Said("en", date), words.Said("vi", date)));
        Assert.Equal((date.Earliest, date.Latest), (LooseDate.Parse(said).Earliest, LooseDate.Parse(said).Latest));
    }

    [Theory]
    [InlineData("cuối năm 2010", "end of 2010")]
    [InlineData("quý III/2010", "Q3 2010")]
    [InlineData("ngày 12 tháng 10 năm 2009", "12 October 2009")]
    [InlineData("từ năm 2010", "since 2010")]
    [InlineData("nửa đầu năm 2010", "first half of 2010")]
    public void On_an_English_page_a_Vietnamese_date_is_said_in_English(string typed, string said)
    {
        var date = LooseDate.Parse(typed);
        Assert.Equal((said, typed), (words.Said("en", date), words.Said("vi", date)));
        Assert.Equal((date.Earliest, date.Latest), (LooseDate.Parse(said).Earliest, LooseDate.Parse(said).Latest));
    }

    [Fact]
    public void What_is_still_to_be_found_out_is_said_so() =>
        Assert.Equal(("Tbc", "chưa xác định", "to be confirmed"), (words.Said("en", LooseDate.Parse("Tbc")), words.Said("vi", LooseDate.Parse("Tbc")), words.Said("en", LooseDate.Parse("chưa rõ"))));

    /// <summary>The texts of the program.</summary>
    public sealed class Words
    {
        private readonly Text _text = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Text>().BuildServiceProvider().GetRequiredService<Text>();

        public string Said(string language, LooseDate date) => Languages.In(Languages.Find(language)!, () => _text.Loose(date));
    }
}
