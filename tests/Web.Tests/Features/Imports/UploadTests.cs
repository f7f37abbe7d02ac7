using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Tests.Faults;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>Large files in pieces (ux.md 13: "uploads resumable in pieces of at most 1 MB"), and a plain form cut off on its way.</summary>
public sealed class UploadTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private static readonly byte[] File = Encoding.UTF8.GetBytes(StorageFaultTests.File(200));
    private static int Most => File.Length * 6 / 10 + 1;

    [Fact]
    public Task A_file_cut_off_at_sixty_percent_goes_on_from_there_and_is_checked_as_any_other() => CutAndResumed(app, "pieces");

    [Fact]
    public async Task The_same_on_PostgreSQL()
    {
        await using var postgres = await TesseraApp.OnPostgres();
        await CutAndResumed(postgres, "pieces");
    }

    private static async Task CutAndResumed(TesseraApp app, string code)
    {
        var scene = await ImportScene.Open(app, code);
        var office = await scene.As("office");
        var (address, offset) = await Opened(office, code);
        Assert.Equal(0, offset);
        Assert.Equal((HttpStatusCode.NoContent, Most), await Sent(office, address, 0, File[..Most]));

        // The line is gone. Another page of the same person knows what has come, and says so.
        var page = await Page.Open(await scene.As("office"), $"/{code}/imports/new");
        Assert.Contains("november.csv: 60 % is here", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((address, Most), await Opened(office, code));
        // A form that comes too early stores no import.
        using (var early = await office.Post(scene.Address, ("upload", Id(address)))) Assert.Contains("has not come whole", await Browser.Read(early), StringComparison.Ordinal);
        // A piece that is sent twice, or that leaves a hole, is not taken, and the place to go on from is told.
        Assert.Equal(HttpStatusCode.Conflict, (await Sent(office, address, 0, File[..Most])).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Sent(office, address, Most + 1, File[(Most + 1)..])).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Sent(office, address, Most, [.. File[Most..], 1])).Status);
        Assert.Equal((HttpStatusCode.NoContent, File.Length), await Sent(office, address, Most, File[Most..]));

        var import = (await office.Post(scene.Address, ("upload", Id(address)))).Headers.Location!.ToString();
        Assert.Equal("200", ImportScene.Figure(await scene.Settled(office, import), "Rows read"));
        Assert.Equal(File, await (await office.Get($"{import}/file")).Content.ReadAsByteArrayAsync());
        // Taken is taken: nothing is kept twice.
        Assert.Equal((0, 1), await app.Db(async db =>
        {
            var operation = (await db.Operations.SingleAsync(o => o.Code == code)).Id;
            return (await db.Uploads.CountAsync(u => u.OperationId == operation), await db.FilePieces.Where(p => p.OperationId == operation).Select(p => p.FileId).Distinct().CountAsync());
        }));
        Assert.Equal(HttpStatusCode.NotFound, (await Sent(office, address, File.Length, [])).Status);
    }

    [Fact]
    public async Task A_program_sends_the_pieces_under_the_addresses_of_the_api()
    {
        const string root = "/api/v1";
        var scene = await ImportScene.Open(app, "program");
        var office = await scene.As("office");
        var (address, _) = await Opened(office, "program", root: root);
        Assert.StartsWith("/api/v1/program/imports/uploads/", address, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NoContent, Most), await Sent(office, address, 0, File[..Most]));
        using (var look = await office.Send(new HttpRequestMessage(HttpMethod.Head, address))) Assert.Equal(Most, Offset(look));
        Assert.Equal((address, Most), await Opened(office, "program", root: root));
        Assert.Equal((HttpStatusCode.NoContent, File.Length), await Sent(office, address, Most, File[Most..]));
        using var staged = await office.Send(With(office, new HttpRequestMessage(HttpMethod.Post, $"{root}/program/imports?upload={Id(address)}&period=2009-11")));
        Assert.Equal(HttpStatusCode.Accepted, staged.StatusCode);
        Assert.Contains("\"state\":\"staged\"", await Browser.Read(staged), StringComparison.Ordinal);
        using (var gone = await office.Send(new HttpRequestMessage(HttpMethod.Head, address))) Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task An_upload_is_its_senders_alone_and_its_pieces_are_small()
    {
        var scene = await ImportScene.Open(app, "alone");
        var (salva, mira) = (await scene.As("salva"), await scene.As("mira"));
        var (address, _) = await Opened(salva, "alone");
        foreach (var asked in new[] { Sent(mira, address, 0, File), Sent(app.Visitor(), address, 0, File) })
            Assert.DoesNotContain((await asked).Status, new[] { HttpStatusCode.NoContent, HttpStatusCode.OK });
        using (var look = await mira.Send(new HttpRequestMessage(HttpMethod.Head, address))) Assert.Equal(HttpStatusCode.NotFound, look.StatusCode);
        Assert.Null((await Page.Open(mira, "/alone/imports/new")).QuerySelector(".notice"));
        // The same name of another person is another upload, and one file longer than the limit is none.
        Assert.NotEqual(address, (await Opened(mira, "alone")).Address);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Open(salva, "alone", (100L << 20) + 1)).StatusCode);
        // Without the form's token nothing is written.
        using (var bare = await salva.Send(new HttpRequestMessage(HttpMethod.Patch, address) { Content = new ByteArrayContent(File) })) Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        using var dropped = await salva.Send(With(salva, new HttpRequestMessage(HttpMethod.Delete, address)));
        Assert.Equal(HttpStatusCode.NoContent, dropped.StatusCode);
    }

    [Fact]
    public async Task What_nobody_goes_on_with_is_gone_after_a_day()
    {
        await using var own = await TesseraApp.OnSqlite();
        var scene = await ImportScene.Open(own, "left");
        var office = await scene.As("office");
        var (address, _) = await Opened(office, "left");
        await Sent(office, address, 0, File[..Most]);
        own.Clock.PutForward(TimeSpan.FromHours(23));
        Assert.Equal(Most, (await Opened(await scene.As("office"), "left")).Offset);
        own.Clock.PutForward(TimeSpan.FromHours(2));
        Assert.Equal(0, (await Opened(await scene.As("office"), "left")).Offset);
        Assert.Equal((1, 0), await own.Db(async db => (await db.Uploads.CountAsync(), await db.FilePieces.CountAsync())));
    }

    [Fact]
    public async Task Two_large_files_of_one_name_in_two_folders_stay_two_and_keep_their_folders()
    {
        var scene = await ImportScene.Open(app, "folders");
        var office = await scene.As("office");
        List<string> ids = [];
        // Same name, same length, saved at the same time: only their folders tell them apart. A way out of the folders is none.
        foreach (var name in new[] { "north/5W.csv", "..\\south\\5W.csv", "/north//5W.csv" })
        {
            var (address, offset) = await Opened(office, "folders", name);
            if (offset == 0) await Sent(office, address, 0, File);
            ids.Add(Id(address));
        }
        Assert.Equal((ids[0], 2), (ids[2], ids.Distinct().Count()));
        var batch = (await office.Post(scene.Address, [.. ids.Distinct().Select(id => ("upload", id))])).Headers.Location!.ToString();
        Assert.Equal(["north/5W.csv", "south/5W.csv"], (await scene.Settled(office, batch)).QuerySelectorAll("#files tbody tr").Select(row => row.QuerySelector("bdi")!.TextContent));
    }

    [Fact]
    public async Task A_plain_form_cut_off_at_sixty_percent_stores_nothing_and_says_what_to_do()
    {
        await using var own = new SqliteApp();
        own.UseKestrel(0);
        await own.InitializeAsync();
        var scene = await ImportScene.Open(own, "plain");
        var office = await scene.As("office");
        var request = office.Form(scene.Address);
        request.Content = new MultipartFormDataContent { { new ByteArrayContent(File), "file", "november.csv" } };
        var body = await request.Content.ReadAsByteArrayAsync();
        var head = $"POST {scene.Address} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\nContent-Type: {request.Content.Headers.ContentType}\r\nContent-Length: {body.Length}\r\n"
            + $"Cookie: {string.Join("; ", office.Cookies.Select(c => $"{c.Key}={c.Value}"))}\r\nX-Form-Token: {request.Headers.GetValues("X-Form-Token").Single()}\r\n\r\n";

        using var line = new TcpClient();
        await line.ConnectAsync(IPAddress.Loopback, own.ClientOptions.BaseAddress.Port);
        var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(body.AsMemory(0, body.Length * 6 / 10));
        line.Client.Shutdown(SocketShutdown.Send);
        await new StreamReader(stream).ReadToEndAsync();
        Assert.Equal((0, 0, 0), await Kept(own));

        // Where something between cuts it short and ends the request as if it were whole, its sender is told.
        var shortened = office.Form(scene.Address);
        shortened.Content = new ByteArrayContent(body[..(body.Length * 6 / 10)]);
        shortened.Content.Headers.ContentType = request.Content.Headers.ContentType;
        using var told = await office.Send(shortened);
        Assert.Equal(HttpStatusCode.BadRequest, told.StatusCode);
        Assert.Contains("did not arrive whole; nothing of it was stored. Send it again.", await Browser.Read(told), StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), await Kept(own));
        await ImportScene.Send(office, scene.Address, File, "november.csv");
        Assert.Equal((1, 1, 1), await Kept(own));
    }

    private static Task<(int Files, int Pieces, int Imports)> Kept(TesseraApp app) =>
        app.Db(async db => (await db.Files.CountAsync(), await db.FilePieces.CountAsync(), await db.Imports.CountAsync(i => i.FileName == "november.csv")));

    private static async Task<HttpResponseMessage> Open(Browser browser, string code, long length, string name = "november.csv", string root = "")
    {
        var request = With(browser, new HttpRequestMessage(HttpMethod.Post, $"{root}/{code}/imports/uploads"));
        request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", $"filename {Convert.ToBase64String(Encoding.UTF8.GetBytes(name))},modified {Convert.ToBase64String("1234"u8)}");
        return await browser.Send(request);
    }

    private static async Task<(string Address, int Offset)> Opened(Browser browser, string code, string name = "november.csv", string root = "")
    {
        using var response = await Open(browser, code, File.Length, name, root);
        Assert.True(response.IsSuccessStatusCode, await Browser.Read(response));
        return (response.Headers.Location!.ToString(), Offset(response));
    }

    private static async Task<(HttpStatusCode Status, int Offset)> Sent(Browser browser, string address, int offset, byte[] piece)
    {
        var request = With(browser, new HttpRequestMessage(HttpMethod.Patch, address));
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        request.Content = new ByteArrayContent(piece) { Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") } };
        using var response = await browser.Send(request);
        return (response.StatusCode, response.IsSuccessStatusCode ? Offset(response) : -1);
    }

    private static int Offset(HttpResponseMessage response) => int.Parse(response.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);

    private static string Id(string address) => address[(address.LastIndexOf('/') + 1)..];

    /// <summary>As the page's module asks: in words of a program, with the form's token.</summary>
    private static HttpRequestMessage With(Browser browser, HttpRequestMessage request)
    {
        using var form = browser.Form("/");
        request.Headers.Add("X-Form-Token", form.Headers.GetValues("X-Form-Token"));
        request.Headers.Add("Accept", "application/json");
        return request;
    }
}
