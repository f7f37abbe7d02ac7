namespace Tessera.Domain.Activities;

/// <summary>How help is delivered (standards.md 4.3), and the words for it.</summary>
public static class ModalityWords
{
    public static readonly WordList List = new(
        ("in-kind", "in kind | inkind | kind | goods | commodities | food in kind | en nature | nature | en especie | especie | bienes | em espécie | em espécie (in-kind) | em géneros | em gêneros | gêneros | " +
            "hiện vật | bằng hiện vật"),
        ("cash", "cash transfer | cash transfers | cash assistance | multi purpose cash | multipurpose cash | mpca | unconditional cash | conditional cash | cash based | cash for work | cash grant | money | mobile money | " +
            "espèces | en espèces | argent | argent liquide | transfert monétaire | transferts monétaires | transfert d'argent | efectivo | en efectivo | efectivo directo | dinero | dinero en efectivo | transferencia monetaria | " +
            "transferencias monetarias | transferencia movil | giro bancario | dinheiro | em dinheiro | dinheiro em espécie | transferência monetária | transferências monetárias | transferência de dinheiro | tiền mặt | tiền | chuyển tiền"),
        ("voucher", "vouchers | voucher value | value voucher | commodity voucher | voucher commodity | e voucher | evoucher | coupon | coupons | bon | bons | bons d'achat | bon d'achat | cupón | cupones | cupón de productos | cupón por valor | " +
            "vale | vales | bono | bonos | cupom | cupons | cupão | senha | senhas | phiếu | phiếu mua hàng | phiếu quà tặng"),
        ("service", "services | service delivery | service provision | prestation de service | prestation de services | servicio | servicios | serviço | serviços | dịch vụ | cung cấp dịch vụ"),
        ("mixed", "mix | combined | hybrid | cash and voucher | cash and vouchers | cash voucher | cash and in kind | in kind and cash | mixte | combiné | espèces et bons | mixto | mixta | combinado | misto | mista | hỗn hợp | kết hợp"),
        ("capacity building", "training | trainings | capacity building training | capacity development | technical assistance | capacity strengthening | renforcement de capacités | renforcement des capacités | formation | formations | " +
            "asistencia técnica | fortalecimiento de capacidades | desarrollo de capacidades | capacitación | capacitaciones | formación | capacitação | formação | desenvolvimento de capacidades | reforço de capacidades | " +
            "nâng cao năng lực | tăng cường năng lực | đào tạo | tập huấn"));
}
