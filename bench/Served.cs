using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Tessera.Bench;

/// <summary>The program serving from a folder in a process of its own, until disposed.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, UseProxy = false };
    private readonly HttpClient _client;
    private string? _link;

    private Served(Process process, Uri address)
    {
        (_process, Address) = (process, address);
        _client = new HttpClient(_handler) { BaseAddress = address };
    }

    public Uri Address { get; }
    /// <summary>From the start of the process to the first page answered.</summary>
    public double Seconds { get; private set; }

    public static async Task<Served> Start(string folder)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var clock = Stopwatch.StartNew();
        var served = new Served(Machine.Start([Path.Combine(AppContext.BaseDirectory, "Tessera.Web.dll"), "run", "--data", folder, "--urls", address.ToString().TrimEnd('/')]), address);
        while (await served._process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Sign in once", StringComparison.Ordinal)) KeepLink(folder, line[line.IndexOf("http", StringComparison.Ordinal)..]);
            if (line.StartsWith("Stop", StringComparison.Ordinal)) break;
        }
        using var page = await served._client.GetAsync("/vnm");
        page.EnsureSuccessStatusCode();
        served.Seconds = clock.Elapsed.TotalSeconds;
        served._link = await File.ReadAllTextAsync(LinkFile(folder));
        _ = served._process.StandardOutput.ReadToEndAsync();
        return served;
    }

    /// <summary>The cookie of the first administrator, signed in by the printed link.</summary>
    public async Task<string> SignIn()
    {
        var path = new Uri(_link!).PathAndQuery;
        var token = HttpBench.FormToken().Match(await _client.GetStringAsync(path)).Groups[1].Value;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("form-token", WebUtility.HtmlDecode(token))]);
        using var answer = await _client.PostAsync(path, form);
        var cookie = _handler.CookieContainer.GetCookies(Address)["tessera"] ?? throw new InvalidOperationException($"Signing in was answered {(int)answer.StatusCode}.");
        return $"tessera={cookie.Value}";
    }

    /// <summary>What a page with a form gives whoever may send it.</summary>
    public async Task<string> Token(string page) => WebUtility.HtmlDecode(HttpBench.FormToken().Match(await Page(page)).Groups[1].Value);

    /// <summary>Sends a form as its page does, as whoever signed in; where that leads.</summary>
    public async Task<string> Send(string path, HttpContent form, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.Add("X-Form-Token", token);
        using var answer = await _client.SendAsync(request);
        return answer.Headers.Location?.ToString() ?? throw new InvalidOperationException($"{path} was answered {(int)answer.StatusCode}.");
    }

    public async Task<string> Page(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await _client.SendAsync(request);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <summary>What the server calls the state of a page for a visitor.</summary>
    public async Task<EntityTagHeaderValue> Tag(string path)
    {
        using var visitor = new HttpClient(new HttpClientHandler { UseProxy = false }) { BaseAddress = Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        using var page = await visitor.SendAsync(request);
        return page.Headers.ETag ?? throw new InvalidOperationException($"{path} carries no tag.");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _handler.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string LinkFile(string folder) => Path.Combine(folder, "link.txt");

    private static void KeepLink(string folder, string link) => File.WriteAllText(LinkFile(folder), link.Trim());

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
