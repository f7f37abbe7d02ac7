using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Features.Geography;
using Tessera.Web.Features.Operations;
using Tessera.Web.Spreadsheets;

namespace Tessera.Browser.Tests;

/// <summary>A response of twelve provinces with one partner, its reporter and an information manager, both with a password.</summary>
internal sealed class Mission(House house, string code)
{
    internal const string Password = "a long word for tests";
    private static readonly string[] Headers = ["Organisation", "Cluster", "Activity", "Province", "Province code", "Month", "People reached"];

    public const string Partner = "Salva Relief";
    public string Code => code;

    public static async Task<Mission> Open(House house, string code)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentUser>().BecomeSystem();
        var operation = await services.GetRequiredService<RegisterOperation>().Run(new OperationInput(code, $"Response {code}", "VNM"));
        var places = Enumerable.Range(1, 12).Select(p => string.Create(CultureInfo.InvariantCulture, $"VN{p:000},Province {p},VN,Viet Nam"));
        await services.GetRequiredService<LoadGazetteer>().Run(operation, "adm1.csv", new MemoryStream(Encoding.UTF8.GetBytes("adm1_pcode,adm1_name,adm0_pcode,adm0_name\n" + string.Join('\n', places))));
        var db = services.GetRequiredService<TesseraDb>();
        var partner = operation.Id * 100L + 1;
        db.Add(new Partner { OperationId = operation.Id, Id = partner, Name = Partner });
        await db.SaveChangesAsync();
        await Invite(services, $"reporter-{code}", new NewGrant(operation.Id, Role.Reporter, null, partner));
        await Invite(services, $"office-{code}", new NewGrant(operation.Id, Role.Administrator));
        return new Mission(house, code);
    }

    /// <summary>The partner becomes a member of a cluster, and one more person reports for it, with an address to be written to.</summary>
    public async Task Seat(string cluster, string address)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TesseraDb>();
        var table = await db.Clusters.SingleAsync(c => c.Code == cluster && db.Operations.Any(o => o.Id == c.OperationId && o.Code == code));
        var partner = table.OperationId * 100L + 1;
        db.Add(new ClusterMember { OperationId = table.OperationId, Id = partner, ClusterId = table.Id, PartnerId = partner, Role = MemberRole.Member, State = MemberState.Admitted, Since = LooseDate.Parse("2009") });
        await db.SaveChangesAsync();
        await Invite(scope.ServiceProvider, address, new NewGrant(table.OperationId, Role.Reporter, null, partner));
    }

    internal static async Task Invite(IServiceProvider services, string name, NewGrant grant)
    {
        var db = services.GetRequiredService<TesseraDb>();
        var user = new User { UserName = name, NormalizedUserName = name.ToUpperInvariant(), Name = name, SecurityStamp = name };
        user.PasswordHash = services.GetRequiredService<IPasswordHasher<User>>().HashPassword(user, Password);
        db.Add(user);
        await db.SaveChangesAsync();
        db.Add(grant.For(user.Id, user.Id));
        await db.SaveChangesAsync();
    }

    /// <summary>Follows a link of a letter and signs in on the page that stands before it.</summary>
    public async Task Arrive(Visitor visitor, string who, string address, Func<ILocator, Task> click)
    {
        var page = visitor.Page;
        await page.GotoAsync($"/{code}{address}");
        // A response that is not public does not say that it exists.
        await click(page.Locator("main a.button", new() { HasTextString = "Sign in" }));
        await page.FillAsync("input[name=username]", $"{who}-{code}");
        await page.FillAsync("input[name=password]", Password);
        await click(page.Locator("main form button").First);
        await page.WaitForURLAsync($"**/{code}{address}");
        visitor.Excuse("404 (Not Found)");
    }

    /// <summary>A workbook of a month: so many rows of one partner, each another activity; the number of people as told by row.</summary>
    public static byte[] Workbook(int rows, Func<int, string> people)
    {
        using var stream = new MemoryStream();
        using (var writer = new SheetWriter(stream))
        {
            writer.BeginSheet("3W", headerRows: 1);
            writer.Row([.. Headers.Select(Cell.Of)]);
            for (var row = 1; row <= rows; row++) writer.Row([.. Line(Partner, row, people(row)).Select(Typed)]);
            writer.Finish();
        }
        return stream.ToArray();
    }

    /// <summary>A file of rows of anybody, as text.</summary>
    public static string Csv(params string[][] rows) => string.Join('\n', rows.Prepend(Headers).Select(row => string.Join(',', row))) + "\n";

    public static string[] Line(string partner, int row, string people, string month = "2009-11") =>
        [partner, "WASH", $"Activity {row}", $"Province {row % 12 + 1}", string.Create(CultureInfo.InvariantCulture, $"VN{row % 12 + 1:000}"), month, people];

    private static Cell Typed(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Cell.Of(number) : Cell.Of(text);

    public Task<Visitor> Visit() => house.Visit();
}
