using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Tessera.Domain;

namespace Tessera.Web.Papers;

public enum SheetFormat : byte { Pdf, Png }

/// <summary>
/// Makes a PDF or a picture of a document that stands alone, with the system's Chromium where there is one. The document
/// brings everything with it; Chromium gets no network, an empty profile and half a minute, two of them run at a time.
/// </summary>
internal sealed class SheetPrinter(string? setting, TimeSpan? longest = null) : IDisposable
{
    /// <summary>Said instead of a path: there is none.</summary>
    public const string None = "none";

    private const int MostAtWork = 2, MostWaiting = 8, MostKept = 16;
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(30);
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

    private readonly TimeSpan _longest = longest ?? Usual;
    private readonly string? _program = Find(setting);
    private readonly SemaphoreSlim _atWork = new(MostAtWork, MostAtWork);
    private readonly Dictionary<string, byte[]> _kept = [];
    private readonly Queue<string> _order = [];
    private readonly Lock _lock = new();
    private int _waiting;

    public bool IsPresent => _program is not null;

    /// <exception cref="Problem">print.no-chromium; print.busy when too many wait; print.failed.</exception>
    public async Task<byte[]> Print(string html, SheetFormat format, CancellationToken cancel)
    {
        if (_program is not { } program) throw Problem.NotFound("print.no-chromium");
        // The same document is the same file: what many open is printed once.
        var key = $"{format} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html)))}";
        if (Known(key) is { } known) return known;
        if (Interlocked.Increment(ref _waiting) > MostAtWork + MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw Problem.TooOften("print.busy", "10");
        }
        try
        {
            await _atWork.WaitAsync(cancel);
            try
            {
                return Known(key) ?? Keep(key, await Run(program, html, format, cancel));
            }
            finally
            {
                _atWork.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private async Task<byte[]> Run(string program, string html, SheetFormat format, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("tessera-sheet-");
        try
        {
            var (page, made) = (Path.Combine(folder.FullName, "sheet.html"), Path.Combine(folder.FullName, format == SheetFormat.Pdf ? "made.pdf" : "made.png"));
            await File.WriteAllTextAsync(page, html, cancel);
            using var process = Process.Start(Start(program, folder.FullName, page, made, format)) ?? throw Failed();
            await Finish(process, cancel);
            return File.Exists(made) ? await File.ReadAllBytesAsync(made, cancel) : throw Failed();
        }
        finally
        {
            Remove(folder);
        }
    }

    private async Task Finish(Process process, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(_longest);
        try
        {
            // Read away: a pipe that nobody empties would stop it for ever.
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, limit.Token);
            _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, limit.Token);
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw Failed();
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo Start(string program, string folder, string page, string made, SheetFormat format)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        // None of ours: it needs no settings and no secrets.
        start.Environment.Clear();
        (start.Environment["PATH"], start.Environment["HOME"], start.Environment["TMPDIR"]) = ("/usr/local/bin:/usr/bin:/bin", folder, folder);
        foreach (var argument in Arguments(folder, made, format)) start.ArgumentList.Add(argument);
        start.ArgumentList.Add(new Uri(page).AbsoluteUri);
        return start;
    }

    private static IEnumerable<string> Arguments(string folder, string made, SheetFormat format) =>
    [
        "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-breakpad", "--disable-dev-shm-usage", "--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", $"--user-data-dir={Path.Combine(folder, "profile")}",
        // Chromium refuses to sandbox the all-powerful user.
        .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(),
        // A landscape A4 sheet at 96 dots an inch, drawn twice as fine.
        .. format == SheetFormat.Pdf ? ["--no-pdf-header-footer", $"--print-to-pdf={made}"] : new[] { "--window-size=1123,794", "--force-device-scale-factor=2", "--hide-scrollbars", $"--screenshot={made}" },
    ];

    private static Problem Failed() => Problem.TooOften("print.failed", "30");

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A child that is just ending still wrote into it; once more, then the system's own cleaning has it.
            try { folder.Delete(recursive: true); } catch (IOException) { }
        }
    }

    private byte[]? Known(string key)
    {
        lock (_lock) return _kept.GetValueOrDefault(key);
    }

    private byte[] Keep(string key, byte[] made)
    {
        lock (_lock)
        {
            if (!_kept.TryAdd(key, made)) return made;
            _order.Enqueue(key);
            while (_order.Count > MostKept) _kept.Remove(_order.Dequeue());
        }
        return made;
    }

    private static string? Find(string? setting)
    {
        if (setting == None) return null;
        if (!string.IsNullOrEmpty(setting)) return File.Exists(setting) ? setting : null;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    public void Dispose() => _atWork.Dispose();
}
