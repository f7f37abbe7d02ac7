using System.Net.Sockets;
using System.Text;

namespace Tessera.Bench;

/// <summary>One keep-alive connection that reads answers whole and looks at nothing but their status; cheaper than a client, so the server is what is measured.</summary>
internal sealed class Wire : IDisposable
{
    private readonly TcpClient _client;
    private readonly NetworkStream _stream;
    private byte[] _buffer = new byte[1 << 20];
    private int _got;

    private Wire(TcpClient client) => (_client, _stream) = (client, client.GetStream());

    public static async Task<Wire> Open(Uri address)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(address.Host, address.Port);
        return new Wire(client);
    }

    public async Task<string> Ask(string request)
    {
        await _stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        _got = 0;
        var body = -1;
        while (body < 0 || !IsWhole(body))
        {
            if (_got == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
            var read = await _stream.ReadAsync(_buffer.AsMemory(_got));
            if (read == 0) throw new IOException("The server closed the line.");
            _got += read;
            if (body < 0 && _buffer.AsSpan(0, _got).IndexOf("\r\n\r\n"u8) is >= 0 and var end) body = end + 4;
        }
        return Encoding.ASCII.GetString(_buffer, 9, 3);
    }

    private bool IsWhole(int body)
    {
        var head = _buffer.AsSpan(0, body);
        if (head.IndexOf("chunked"u8) >= 0) return _buffer.AsSpan(body, _got - body).EndsWith("\r\n0\r\n\r\n"u8);
        if (head.IndexOf("Content-Length: "u8) is not (>= 0 and var at)) return true;
        var digits = head[(at + 16)..];
        return _got - body >= int.Parse(digits[..digits.IndexOf((byte)'\r')], System.Globalization.CultureInfo.InvariantCulture);
    }

    public void Dispose() => _client.Dispose();
}
