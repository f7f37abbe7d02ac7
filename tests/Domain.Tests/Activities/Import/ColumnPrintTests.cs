using Xunit;
using Tessera.Domain.Activities.Import;
namespace Tessera.Domain.Tests.Activities.Import;
public sealed class ColumnPrintTests
{
    [Fact]
    public void Print()
    {
        foreach (var f in new[]{"afg_3w_2021q3","hnd_345w","gin_ebola_3w_hxl","nepal2015_rc_3w","nepal2015_rc_recovery_3w","phl_haima2016_activities","vanuatu_pam2015_3w","westafrica_ebola_3w"})
        {
            var l = ColumnSheets.Found(ColumnSheets.Csv(f+".csv"));
            Console.WriteLine($"== {f} header {l.HeaderFirst}-{l.HeaderLast} tag {l.TagRow} data {l.DataFirst}");
            foreach (var m in ColumnMatching.Match(l.Columns)) Console.WriteLine($"  {m.Index} {m.Header} [{m.Tag}] => {ColumnSheets.Say(m)} {m.Source} {m.Confidence} {m.Note}");
        }
    }
}
