using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tessera.Web.Tests.Features.Imports;
using Xunit;

namespace Tessera.Web.Tests.Faults;

/// <summary>PostgreSQL cut off, stopped and started (trust.md 6b, F6).</summary>
public sealed class LostConnectionTests
{
    private const int Rows = 1_500;

    [Fact]
    public async Task Connections_ended_by_the_server_cost_an_import_nothing_and_a_save_at_most_a_second_try()
    {
        await using var app = await TesseraApp.OnPostgres();
        var scene = await ImportScene.Open(app, "cut");
        var office = await scene.As("office");
        var address = (await ImportScene.Send(office, scene.Address, StorageFaultTests.File(Rows))).Address!;
        await CutOften(app);
        Assert.Equal("1,500", ImportScene.Figure(await scene.Settled(office, address), "Rows read"));
        await Once(() => office.Post($"{address}/accept"));
        await CutOften(app);
        Assert.Contains("Accepted: 1,500 new", (await scene.Settled(office, address)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Rows, await scene.Counting());

        await Cut(app);
        await StorageFaultTests.Reads(office, "/cut/presence", "/cut/partners");
        await Cut(app);
        await Once(() => office.Post("/cut/partners/new", ("name", "New Hope")));
        Assert.Equal(1, await app.Db(db => db.Partners.CountAsync(p => p.Name == "New Hope")));
    }

    [Fact]
    public async Task A_database_that_is_stopped_and_started_is_said_and_its_import_goes_on()
    {
        await using var line = new DatabaseLine(await PostgresServer.WithSchema());
        await using var app = await TesseraApp.OnDatabase(line.Address);
        var scene = await ImportScene.Open(app, "gone");
        var office = await scene.As("office");
        var address = (await ImportScene.Send(office, scene.Address, StorageFaultTests.File(Rows))).Address!;
        await line.Stop();
        foreach (var asked in new[] { () => office.Get("/gone/presence"), () => office.Post("/gone/partners/new", ("name", "New Hope")) })
        {
            using var away = await asked();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
            Assert.Contains("cannot be reached just now", (await ImportScene.Parse(away)).Body!.TextContent, StringComparison.Ordinal);
        }
        line.Start();
        await StorageFaultTests.Reads(office, "/gone/presence");
        Assert.Equal("1,500", ImportScene.Figure(await scene.Settled(office, address), "Rows read"));
        Assert.Equal(HttpStatusCode.Found, (await office.Post($"{address}/accept")).StatusCode);
        await scene.Settled(office, address);
        Assert.Equal(Rows, await scene.Counting());
        Assert.Equal(0, await app.Db(db => db.Partners.CountAsync(p => p.Name == "New Hope")));
    }

    /// <summary>Saved, or refused with the reason and then saved.</summary>
    private static async Task Once(Func<Task<HttpResponseMessage>> save)
    {
        using var first = await save();
        if (first.StatusCode == HttpStatusCode.Found) return;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, first.StatusCode);
        using var second = await save();
        Assert.Equal(HttpStatusCode.Found, second.StatusCode);
    }

    private static async Task CutOften(TesseraApp app)
    {
        for (var cut = 0; cut < 3; cut++)
        {
            await Task.Delay(120);
            await Cut(app);
        }
    }

    /// <summary>Ends every connection that the program has.</summary>
    private static async Task Cut(TesseraApp app)
    {
        await using var connection = new NpgsqlConnection(await app.Db(db => Task.FromResult(db.Database.GetConnectionString())) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", connection);
        await command.ExecuteScalarAsync();
    }
}

/// <summary>Stands between the program and the tests' PostgreSQL, so that it can be stopped for one test alone.</summary>
internal sealed class DatabaseLine : IAsyncDisposable
{
    private readonly string _socket;
    private readonly int _port;
    private readonly List<Socket> _open = [];
    private TcpListener? _door;
    private Task _serving = Task.CompletedTask;

    public DatabaseLine(string database)
    {
        var parts = new NpgsqlConnectionStringBuilder(database);
        _socket = $"{parts.Host}/.s.PGSQL.5432";
        Start();
        _port = ((IPEndPoint)_door!.LocalEndpoint).Port;
        (parts.Host, parts.Port) = ("127.0.0.1", _port);
        Address = parts.ToString();
    }

    public string Address { get; }

    public void Start()
    {
        _door = new TcpListener(IPAddress.Loopback, _port);
        _door.Start();
        _serving = Serve(_door);
    }

    public async Task Stop()
    {
        _door!.Stop();
        lock (_open)
        {
            _open.ForEach(socket => socket.Dispose());
            _open.Clear();
        }
        await _serving;
    }

    private async Task Serve(TcpListener door)
    {
        try
        {
            while (true)
            {
                var near = await door.AcceptSocketAsync();
                var far = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await far.ConnectAsync(new UnixDomainSocketEndPoint(_socket));
                lock (_open) _open.AddRange([near, far]);
                _ = Carry(near, far);
                _ = Carry(far, near);
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException) { }
    }

    private static async Task Carry(Socket from, Socket to)
    {
        try
        {
            await using var source = new NetworkStream(from);
            await using var target = new NetworkStream(to);
            await source.CopyToAsync(target);
        }
        catch (Exception cut) when (cut is IOException or ObjectDisposedException) { }
        finally { to.Close(); }
    }

    public async ValueTask DisposeAsync() => await Stop();
}
