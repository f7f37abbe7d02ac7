using Tessera.Domain.Partners;
using Xunit;

namespace Tessera.Domain.Tests.Partners;

public sealed class PartnerTypeTests
{
    [Fact]
    public void There_are_the_eighteen_types_of_hdx()
    {
        // standards.md 2.2
        Assert.Equal([431, 433, 434, 435, 437, 438, 439, 440, 441, 443, 444, 445, 446, 447, 501, 502, 503, 504], PartnerType.All.Select(type => type.Code));
        Assert.All(PartnerType.All, type => Assert.Equal(type.Code, PartnerType.Match(type.Name)));
    }

    [Theory]
    [InlineData("437", 437)]
    [InlineData("ONG internationale", 437)]
    [InlineData("ONG Internationale", 437)]
    [InlineData("ONG Internacional", 437)]
    [InlineData("ONGs internacionais", 437)]
    [InlineData("INGO", 437)]
    [InlineData("ONG Int.", 437)]
    [InlineData("Tổ chức phi chính phủ quốc tế", 437)]
    [InlineData("ONG nationale", 441)]
    [InlineData("ONG Nacional", 441)]
    [InlineData("ONGs nacionais", 441)]
    [InlineData("NNGO", 441)]
    [InlineData("Tổ chức phi chính phủ trong nước", 441)]
    [InlineData("Agências das Nações Unidas", 447)]
    [InlineData("Nations Unies", 447)]
    [InlineData("NATIONS UNIES", 447)]
    [InlineData("Naciones Unidas", 447)]
    [InlineData("UN Agency", 447)]
    [InlineData("UN Agencies", 447)]
    [InlineData("Agence UN", 447)]
    [InlineData("Liên Hợp Quốc", 447)]
    [InlineData("Mouvement de la Croix Rouge", 445)]
    [InlineData("MOUVEMENT  CROIX-ROUGE", 445)]
    [InlineData("Movimiento de la Cruz Roja Media Luna Roja", 445)]
    [InlineData("Cruz Vermelha/Crescente Vermelho", 445)]
    [InlineData("Red Cross Movement", 445)]
    [InlineData("Hội Chữ thập đỏ", 445)]
    [InlineData("Governo", 435)]
    [InlineData("Gobierno", 435)]
    [InlineData("Goverment", 435)]
    [InlineData("Entité Gouvernementale", 435)]
    [InlineData("Cơ quan nhà nước", 435)]
    [InlineData("Donantes", 433)]
    [InlineData("Donors", 433)]
    [InlineData("Nhà tài trợ", 433)]
    [InlineData("Iglesia - Grupo Religioso", 446)]
    [InlineData("SOCIÉTÉ CIVILE", 501)]
    [InlineData("CIVILE SOCIETY", 501)]
    [InlineData("Academia", 431)]
    [InlineData("Setor Privado", 444)]
    [InlineData("Private", 444)]
    [InlineData("Doanh nghiệp", 444)]
    [InlineData("AUTRE TYPE", 443)]
    [InlineData("International Organization", 438)]
    [InlineData("Local NGO", 504)]
    [InlineData("Media", 439)]
    public void A_typed_type_is_known_in_five_languages(string typed, int expected) => Assert.Equal(expected, PartnerType.Match(typed));

    [Theory]
    [InlineData("NGO")]
    [InlineData("ONG")]
    [InlineData("National Organization")]
    [InlineData("Consortium")]
    [InlineData("436")]
    [InlineData("")]
    [InlineData(null)]
    public void A_type_that_is_not_certain_is_none(string? typed) => Assert.Null(PartnerType.Match(typed));
}
