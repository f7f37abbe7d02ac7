using System.Globalization;
using Tessera.Domain.Needs;
using Tessera.Web.Features.Needs;
using Xunit;

namespace Tessera.Web.Tests.Features.Needs;

/// <summary>Published files of needs; the expected numbers are those printed in them.</summary>
public sealed class RealNeedsTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const string Folder = "needs_plans/";

    [Fact]
    public async Task Dump()
    {
        foreach (var (code, country, file) in new[] {
            ("ukr1", "UKR", "hno_ukraine_2023_hno_pin_and_severity_for_hdx_20230215.xlsx"),
            ("ukr2", "UKR", "targeted_ukraine_2023_hrp_response_activities_and_targets_for_hdx_20230425.xlsx"),
            ("sdn1", "SDN", "sdn_plan1188_responsemonitoring.json"), ("sdn2", "SDN", "sdn_expected_hno.csv"),
            ("ken1", "KEN", "kenya_drought_affected_targeted_reached_by_cluster.csv"), ("som1", "SOM", "somalia_drought_affected_targeted_reached_by_cluster.csv"),
            ("eth1", "ETH", "ethiopia_drought_affected_targeted_reached_by_cluster.csv") })
        {
            var scene = await NeedScene.Real(app, code, country);
            Console.WriteLine($"##### {file}");
            NeedOutcome outcome;
            try { outcome = await scene.LoadReal(Folder + file); } catch (Domain.Problem p) { Console.WriteLine(p.Message); continue; }
            foreach (var s in outcome.Skipped) Console.WriteLine($"skipped {s.Name}: {s.Reason}");
            foreach (var sheet in outcome.Sheets)
            {
                var r = sheet.Report;
                Console.WriteLine($"== {sheet.Caseload.Number} {sheet.Caseload.Name} | {sheet.Caseload.Source} | {sheet.Caseload.FirstMonth}-{sheet.Caseload.LastMonth} lines {sheet.Caseload.Lines} {r.Counts}");
                foreach (var c in r.Columns) Console.WriteLine($"   {c.Index} {c.Role} fig={c.Figure} cl={c.Cluster} gr={c.Group} cut={c.Cut} :: {c.Header}");
                foreach (var p in r.Problems.Take(25)) Console.WriteLine($"   ! {p.Code} {p.Effect} col={p.Header} found={p.Found} exp={p.Expected} x{p.Rows} rows {string.Join(',', p.FirstRows)}");
            }
            var table = await scene.Table();
            var lists = await scene.Lists();
            var country0 = lists.Gazetteer.Countries[0].Id;
            foreach (var q in table.Questions.OrderBy(q => q.Figure).ThenBy(q => q.Group))
                if (table.Answer(q.Figure, country0, q.ClusterId, q.Group) is { } a)
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   {q.Figure} {(q.ClusterId is { } id ? lists.Cluster(id)!.Code : "ALL")} {q.Group}: {a.Value / 10000m} {a.Basis} {a.Areas} from {string.Join(',', a.Caseloads)}"));
        }
    }
}
