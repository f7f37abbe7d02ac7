using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tessera.Web.Tests.Features.Letters;

/// <summary>A mail server on this machine that says what a test wants and keeps what it is given.</summary>
internal sealed class MailStandIn : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;
    private readonly List<string> _letters = [];

    public MailStandIn()
    {
        _listener.Start();
        _serving = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The answer to an addressee: "250 ok" takes it.</summary>
    public string AnswerToAddressee { get; set; } = "250 ok";

    /// <summary>Hangs up once the whole letter is there, without a word.</summary>
    public bool HangsUp { get; set; }

    public IReadOnlyList<string> Letters { get { lock (_letters) return [.. _letters]; } }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _end.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                try { await Talk(client); }
                catch (IOException) { /* the other side hung up */ }
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException) { /* the test is over */ }
    }

    private async Task Talk(TcpClient client)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 stand-in");
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            var verb = line.Length < 4 ? line : line[..4].ToUpperInvariant();
            if (verb == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                var letter = await Letter(reader);
                lock (_letters) _letters.Add(letter);
                if (HangsUp) return;
            }
            await writer.WriteLineAsync(verb switch { "RCPT" => AnswerToAddressee, "QUIT" => "221 bye", "EHLO" => "250 stand-in", _ => "250 ok" });
            if (verb == "QUIT") return;
        }
    }

    private async Task<string> Letter(StreamReader reader)
    {
        var letter = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".") letter.Append(line).Append('\n');
        return letter.ToString();
    }
}
