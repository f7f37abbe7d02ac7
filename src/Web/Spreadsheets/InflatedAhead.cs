namespace Tessera.Web.Spreadsheets;

/// <summary>Reads another stream some blocks ahead on another core, so that inflating and understanding go side by side.</summary>
internal sealed class InflatedAhead(Stream source) : ForwardStream
{
    private const int BlockLength = 64 << 10;

    // One block is read from, one is filled meanwhile; a third would wait in a cache that is needed for other things.
    private byte[] _block = new byte[BlockLength], _next = new byte[BlockLength];
    private Task<int>? _filling;
    private int _at, _end;

    public override int Read(Span<byte> buffer)
    {
        if (_at == _end && !Turn()) return 0;
        var count = Math.Min(buffer.Length, _end - _at);
        _block.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    private bool Turn()
    {
        _end = (_filling ?? Fill()).GetAwaiter().GetResult();
        _at = 0;
        (_block, _next) = (_next, _block);
        if (_end > 0) _filling = Fill();
        return _end > 0;
    }

    private Task<int> Fill()
    {
        var block = _next;
        return Task.Run(() => source.ReadAtLeast(block, BlockLength, throwOnEndOfStream: false));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Its source is not closed under its hands, and what went wrong ahead of a reader who stopped concerns nobody.
            ((Task?)_filling)?.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
            source.Dispose();
        }
        base.Dispose(disposing);
    }
}
