using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

public sealed class PeriodInNameTests
{
    [Theory]
    [InlineData("3W_2021-07.xlsx", "2021-07")]
    [InlineData("5W July 2021 final.xlsx", "2021-07")]
    [InlineData("wash_july2021.csv", "2021-07")]
    [InlineData("WASH 5W Q3 2021.xlsx", "2021-07/2021-09")]
    [InlineData("2021Q3_5W.xlsx", "2021-07/2021-09")]
    [InlineData("jan-mar 2022.xlsx", "2022-01/2022-03")]
    [InlineData("Nov 2020 - Feb 2021.xlsx", "2020-11/2021-02")]
    [InlineData("3w_2021-07_2021-09.csv", "2021-07/2021-09")]
    [InlineData("matrice_3W_février_2021.xlsx", "2021-02")]
    [InlineData("Cluster EAH août 2019 v2.xlsx", "2019-08")]
    [InlineData("3er trimestre 2021 5W.xlsx", "2021-07/2021-09")]
    [InlineData("matriz_septiembre_2020.xlsx", "2020-09")]
    [InlineData("5W_março_2019.xlsx", "2019-03")]
    [InlineData("Bao cao thang 11 2009 T4 2009.xlsx", "2009-10/2009-12")]
    [InlineData("07-2021 report.xlsx", "2021-07")]
    [InlineData("5W_202107.xlsx", "2021-07")]
    [InlineData("5W_20210731.xlsx", "2021-07")]
    public void A_period_that_the_name_states_is_read(string name, string period) => Assert.Equal(period, PeriodInName.Read(name)?.ToString());

    [Theory]
    [InlineData("november.csv")]             // no year
    [InlineData("afg_3w_2019.xlsx")]         // a year alone
    [InlineData("5W v12 copy (3).xlsx")]
    [InlineData("2021-13 list.xlsx")]
    [InlineData("hti_3w_31-02.xlsx")]
    [InlineData("may 2019 and june 2022.xlsx")] // two statements
    [InlineData("")]
    public void A_name_that_states_none_gives_none(string name) => Assert.Null(PeriodInName.Read(name));
}
