using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Mail;
using Tessera.Web.Tests.Access;
using Xunit;
using static Tessera.Web.Tests.Features.Page;

namespace Tessera.Web.Tests.Features.Letters;

public sealed class MailTests
{
    private static readonly Letter Note = new("digest", "linh@example.org", "Trần Thị Linh", "Nước sạch", "Xin chào,\n\nhttps://tessera.example.org/vnm?a=1&b=2.\n<script>x</script>");

    public static TheoryData<string> Engines => ["sqlite", "postgres"];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Without_a_confirmed_server_letters_are_files_and_with_one_each_leaves_once(string engine)
    {
        await using var app = engine == "sqlite" ? await TesseraApp.OnSqlite() : await TesseraApp.OnPostgres();
        await using var server = new MailStandIn();
        var admin = await Administrator(app);
        var filed = await Queue(app, Note);
        Assert.Equal(MailState.Filed, (await Done(app, filed)).State);
        var folder = app.Services.GetRequiredService<MailFolder>().Path;
        var file = await File.ReadAllTextAsync(Directory.GetFiles(folder, $"*-digest-{filed}.eml").Single());
        Assert.Contains("To: ", file, StringComparison.Ordinal);
        Assert.Contains("linh@example.org", file, StringComparison.Ordinal);

        await Enter(admin, server);
        Assert.Equal(MailState.Filed, (await Done(app, await Queue(app, Note))).State);
        Assert.Empty(server.Letters);

        Assert.Equal(HttpStatusCode.Redirect, (await admin.Post("/admin/mail/server/confirm")).StatusCode);
        var sent = await Queue(app, Note with { StopAddress = "https://tessera.example.org/stop" });
        Assert.Equal(MailState.Sent, (await Done(app, sent)).State);
        await app.Services.GetRequiredService<MailRound>().Run(CancellationToken.None);
        var letter = Assert.Single(server.Letters);
        Assert.Contains($"Message-ID: <{sent}.digest@example.org>", letter, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("List-Unsubscribe: <https://tessera.example.org/stop>", letter, StringComparison.Ordinal);
        // The page of the outbox says the same, and the letter opens.
        Assert.Contains("sent", (await Open(admin, $"/admin/mail/{sent}")).MainText(), StringComparison.Ordinal);
        Assert.Contains("Trần Thị Linh", (await Open(admin, "/admin/mail?state=Sent")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_busy_is_asked_again_after_a_minute_and_one_that_refuses_never()
    {
        await using var app = await TesseraApp.OnSqlite();
        await using var server = new MailStandIn { AnswerToAddressee = "451 come back later" };
        var admin = await Administrator(app);
        await Enter(admin, server, isConfirmed: true);
        var id = await Queue(app, Note);
        var round = app.Services.GetRequiredService<MailRound>();
        await Until(app, id, mail => mail is { State: MailState.Queued, Attempts: 1 });
        await round.Run(CancellationToken.None);
        Assert.Equal(1, (await Mail(app, id)).Attempts);
        server.AnswerToAddressee = "250 ok";
        app.Clock.PutForward(TimeSpan.FromSeconds(61));
        Assert.Equal(MailState.Sent, (await Done(app, id)).State);
        Assert.Single(server.Letters);

        server.AnswerToAddressee = "550 no such person";
        var refused = await Queue(app, Note);
        Assert.Equal(MailState.Failed, (await Done(app, refused)).State);
        Assert.Contains("no such person", (await Open(admin, "/admin/mail?state=Failed")).MainText(), StringComparison.Ordinal);
        server.AnswerToAddressee = "250 ok";
        await admin.Post($"/admin/mail/{refused}/again");
        var anew = await app.Db(db => db.Mail.MaxAsync(m => m.Id));
        Assert.Equal(MailState.Sent, (await Done(app, anew)).State);
        Assert.Equal(2, server.Letters.Select(MessageId).Distinct().Count());
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Post($"/admin/mail/{refused}/again")).StatusCode);
    }

    [Fact]
    public async Task A_line_that_breaks_after_the_letter_never_makes_a_second_copy()
    {
        await using var app = await TesseraApp.OnSqlite();
        await using var server = new MailStandIn { HangsUp = true };
        await Enter(await Administrator(app), server, isConfirmed: true);
        var mail = await Done(app, await Queue(app, Note));
        Assert.Equal((MailState.Failed, 1), (mail.State, mail.Attempts));
        Assert.StartsWith(MailRound.Unknown, mail.Failure, StringComparison.Ordinal);
        server.HangsUp = false;
        app.Clock.PutForward(TimeSpan.FromHours(2));
        await app.Services.GetRequiredService<MailRound>().Run(CancellationToken.None);
        Assert.Single(server.Letters);
    }

    [Fact]
    public async Task A_sample_operation_writes_to_example_org_only_and_headers_hold_one_line()
    {
        await using var app = await TesseraApp.OnSqlite();
        Assert.Equal(MailState.Withheld, (await Mail(app, await Queue(app, Note with { IsSample = true, To = "leader@unicef.org" }))).State);
        Assert.Equal(MailState.Filed, (await Done(app, await Queue(app, Note with { IsSample = true }))).State);
        await app.In(async services =>
        {
            var row = services.GetRequiredService<Outbox>().Queue(Note with { Subject = "Water\r\nBcc: all@example.org", Name = "A\nB" });
            Assert.Equal(("Water  Bcc: all@example.org", "A B"), (row.Subject, row.Name));
            Assert.ThrowsAny<Exception>(() => services.GetRequiredService<Outbox>().Queue(Note with { To = "a@example.org\r\nBcc: b@example.org" }));
            await Task.CompletedTask;
        });
    }

    [Fact]
    public async Task An_invitation_goes_by_letter_and_its_link_is_kept_nowhere_readable()
    {
        await using var app = await TesseraApp.OnSqlite();
        var admin = await Administrator(app);
        var page = await Read(await admin.Post("/admin/users/invite", ("name", "Lê Minh"), ("username", "minh@example.org"), ("language", "vi"), ("mail", "true"), ("role-0", "Donor"), ("operation-0", "")));
        var link = page.QuerySelector("code.key")!.TextContent;
        var id = await app.Db(db => db.Mail.Select(m => m.Id).SingleAsync());
        var written = await Mail(app, id);
        Assert.Equal("Lời mời bạn vào Tessera", written.Subject);
        Assert.DoesNotContain(link[^20..], written.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(link[^20..], (await Open(admin, $"/admin/mail/{id}")).DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal("", (await Done(app, id)).Body);
        // A name that is no address gets no letter, and the page still shows the link.
        Assert.NotNull((await Read(await admin.Post("/admin/users/invite", ("name", "Radio room"), ("username", "radio"), ("mail", "true"), ("role-0", "Donor"), ("operation-0", "")))).QuerySelector("code.key"));
        Assert.Equal(1, await app.Db(db => db.Mail.CountAsync()));
    }

    [Fact]
    public async Task The_servers_password_is_shown_and_logged_nowhere_and_goes_to_no_other_host()
    {
        await using var app = await TesseraApp.OnSqlite();
        var admin = await Administrator(app);
        await admin.Post("/admin/mail/server", ("host", "mail.example.org"), ("port", "587"), ("encrypted", "true"), ("user", "tessera"), ("password", "hush-hush"), ("sender", "tessera@example.org"));
        Assert.DoesNotContain("hush-hush", (await Open(admin, "/admin/mail")).DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", string.Concat(await app.Db(db => db.Changes.Select(c => c.Fields ?? "").ToListAsync())), StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", (await app.Db(db => db.MailServers.SingleAsync())).Password, StringComparison.Ordinal);
        await admin.Post("/admin/mail/server", ("host", "mail.example.org"), ("port", "25"), ("user", "tessera"), ("password", ""), ("sender", "tessera@example.org"));
        Assert.NotNull((await app.Db(db => db.MailServers.SingleAsync())).Password);
        await admin.Post("/admin/mail/server", ("host", "elsewhere.example.org"), ("port", "25"), ("user", "tessera"), ("password", ""), ("sender", "tessera@example.org"));
        Assert.Null((await app.Db(db => db.MailServers.SingleAsync())).Password);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.Post("/admin/mail/server", ("host", "no host"), ("port", "25"), ("sender", "tessera@example.org"))).StatusCode);
    }

    [Fact]
    public void A_letter_in_hypertext_is_its_text_with_links_and_nothing_else()
    {
        var html = MailCarrier.Html("S", Note.Body);
        Assert.Contains("<a href=\"https://tessera.example.org/vnm?a=1&amp;b=2\">https://tessera.example.org/vnm?a=1&amp;b=2</a>.", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    private static async Task<Browser> Administrator(TesseraApp app) => await Person(app, (await Country.Register(app)).People["system"]!.Value);

    private static async Task Enter(Browser admin, MailStandIn server, bool isConfirmed = false)
    {
        await admin.Post("/admin/mail/server", ("host", "127.0.0.1"), ("port", server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("sender", "tessera@example.org"));
        if (isConfirmed) await admin.Post("/admin/mail/server/confirm");
    }

    private static Task<long> Queue(TesseraApp app, Letter letter) => app.In(async services =>
    {
        var mail = services.GetRequiredService<Outbox>().Queue(letter);
        await services.GetRequiredService<TesseraDb>().SaveChangesAsync();
        return mail.Id;
    });

    private static Task<MailRow> Mail(TesseraApp app, long id) => app.Db(db => db.Mail.AsNoTracking().SingleAsync(m => m.Id == id));

    private static Task<MailRow> Done(TesseraApp app, long id) => Until(app, id, mail => mail.State is not (MailState.Queued or MailState.Sending));

    /// <summary>The app's own worker and the test's rounds take turns; whichever takes the letter.</summary>
    private static async Task<MailRow> Until(TesseraApp app, long id, Func<MailRow, bool> isSo)
    {
        for (var time = 0; time < 300; time++)
        {
            await app.Services.GetRequiredService<MailRound>().Run(CancellationToken.None);
            if (await Mail(app, id) is var mail && isSo(mail)) return mail;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        throw new InvalidOperationException("The letter did not come so far within 30 seconds.");
    }

    private static string MessageId(string letter) => Regex.Match(letter, "(?im)^message-id: (.*)$").Groups[1].Value.Trim();
}
