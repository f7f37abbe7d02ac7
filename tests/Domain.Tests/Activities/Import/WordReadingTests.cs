using FsCheck;
using FsCheck.Fluent;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

public sealed class WordReadingTests
{
    [Theory]
    [InlineData("Planned", "planned")]
    [InlineData("Planeada", "planned")] // hnd_345w
    [InlineData("En ejecución", "ongoing")]
    [InlineData("Finalizada", "completed")]
    [InlineData("Em curso", "ongoing")] // moz_idai_5w_2019
    [InlineData("On going", "ongoing")]
    [InlineData("Concluído", "completed")]
    [InlineData("Concluido", "completed")]
    [InlineData("Planejado", "planned")]
    [InlineData("Suspenso", "suspended")]
    [InlineData("Completed distributions", "completed")] // nepal2015_rc_recovery_3w
    [InlineData("In pipeline (procurement / on route)", "planned")]
    [InlineData("In-Country stock / Ongoing distributions", "ongoing")]
    [InlineData("Planned (subject to funding)", "planned")]
    [InlineData("terminé", "completed")]
    [InlineData("en cours", "ongoing")]
    [InlineData("Annulé", "cancelled")]
    [InlineData("Canceled", "cancelled")]
    [InlineData("Đang thực hiện", "ongoing")]
    [InlineData("đã hoàn thành", "completed")]
    [InlineData("Tạm dừng", "suspended")]
    [InlineData("Not started", "planned")]
    public void Status_words_of_five_languages_are_read(string text, string code) => Assert.Equal(code, WordReading.Status(text).Code);

    [Theory]
    [InlineData("not completed")]
    [InlineData("chưa hoàn thành")]
    [InlineData("ongoing / completed")]
    [InlineData("Red")]
    public void A_status_that_is_negated_or_of_two_minds_or_unknown_is_kept_and_noted(string text) =>
        Assert.Equal(new WordMatch(null, FindingEffect.Note, "word.unknown"), WordReading.Status(text));

    [Fact]
    public void The_code_itself_is_read_as_meant_and_another_word_is_shown()
    {
        Assert.Equal(new WordMatch("completed"), WordReading.Status("COMPLETED "));
        Assert.Equal(new WordMatch("in-kind"), WordReading.Modality("In-Kind"));
        Assert.Equal(new WordMatch("completed", FindingEffect.Fixed, "word.synonym"), WordReading.Status("Terminado"));
        Assert.Equal(default, WordReading.Status("n/a"));
        Assert.Equal(default, WordReading.Status(null));
    }

    [Theory]
    [InlineData("em espécie (in-kind)", "in-kind")] // moz_idai_5w_2019
    [InlineData("dinheiro em espécie", "cash")]
    [InlineData("cupom", "voucher")]
    [InlineData("Cupón de productos", "voucher")] // hnd_345w
    [InlineData("Efectivo directo", "cash")]
    [InlineData("Giro Bancario", "cash")]
    [InlineData("Asistencia Técnica", "capacity building")]
    [InlineData("Cash and voucher", "mixed")]
    [InlineData("Tiền mặt", "cash")]
    [InlineData("En nature", "in-kind")]
    [InlineData("Services", "service")]
    [InlineData("Tập huấn", "capacity building")]
    public void Modalities_are_read(string text, string code) => Assert.Equal(code, WordReading.Modality(text).Code);

    [Theory]
    [InlineData("First time", "first-time")]
    [InlineData("New", "first-time")]
    [InlineData("récurrent", "recurrent")]
    [InlineData("One-off", "one-off")]
    [InlineData("một lần", "one-off")]
    public void Recurrency_is_read(string text, string code) => Assert.Equal(code, WordReading.Recurrency(text).Code);

    [Theory]
    [InlineData("IDPs", "idp")]
    [InlineData("Displaced population/População deslocada", "idp")] // moz_idai_5w_2019
    [InlineData("Host communities/Comunidades de acolhimento", "host community")]
    [InlineData("Retornantes o Retornados", "returnee")] // hnd_345w
    [InlineData("Réfugiés", "refugee")]
    [InlineData("Demandeurs d'asile", "asylum seeker")]
    [InlineData("non-displaced affected", "affected")]
    [InlineData("Third-country nationals", "migrant")]
    [InlineData("apatrides", "stateless")]
    [InlineData("người bị ảnh hưởng", "affected")]
    public void Population_groups_are_read(string text, string code) => Assert.Equal(code, WordReading.Group(text).Code);

    [Theory]
    [InlineData("Children 6-59 months")]
    [InlineData("Mixto / Todos los grupos")]
    [InlineData("IDPs and host community")]
    [InlineData("Trabajadores y otros")]
    public void A_group_outside_the_list_stays_as_typed(string text) => Assert.Equal((null, FindingEffect.Note), (WordReading.Group(text).Code, WordReading.Group(text).Effect!.Value));

    [Theory]
    [InlineData("Escuela primaria/secundaria", "school")] // hnd_345w
    [InlineData("Centro de Salud", "health facility")]
    [InlineData("Albergue", "collective centre")]
    [InlineData("Comunidad / Barrio", "dispersed")]
    [InlineData("Otro", "other")]
    [InlineData("resettlement site", "informal settlement")]
    [InlineData("Trạm y tế", "health facility")]
    [InlineData("CFS", "child-friendly space")]
    [InlineData("Borehole", "water point")]
    [InlineData("Famille d'accueil", "host families")]
    public void Kinds_of_site_are_read(string text, string code) => Assert.Equal(code, WordReading.SiteType(text).Code);

    [Fact]
    public void Codes_of_the_lists_are_those_of_the_enumerations()
    {
        Assert.Equal(["planned", "ongoing", "completed", "suspended", "cancelled"], StatusWords.List.Codes);
        Assert.Equal([ActivityStatus.Planned, ActivityStatus.Ongoing, ActivityStatus.Completed, ActivityStatus.Suspended, ActivityStatus.Cancelled],
            StatusWords.List.Codes.Select(StatusWords.StatusOf));
        Assert.Equal([Recurrency.FirstTime, Recurrency.Recurrent, Recurrency.OneOff], RecurrencyWords.List.Codes.Select(RecurrencyWords.RecurrencyOf));
        Assert.Equal((ActivityStatus.Unknown, Recurrency.Unknown), (StatusWords.StatusOf(null), RecurrencyWords.RecurrencyOf("x")));
        Assert.Equal((6, 9, 12), (ModalityWords.List.Codes.Count, GroupWords.List.Codes.Count, SiteTypeWords.List.Codes.Count)); // standards.md 4.3
    }

    [Fact]
    public void Reading_never_throws_and_gives_only_codes_of_the_list() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => WordReading.SiteType(text).Code is not { } code || SiteTypeWords.List.Codes.Contains(code)).QuickCheckThrowOnFailure();
}
