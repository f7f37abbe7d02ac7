using System.Diagnostics;
using System.Text;

namespace Tessera.Web.Features.Documents;

/// <summary>
/// The text of a PDF by the system's pdftotext, where there is one. It is started without a shell, in an empty folder,
/// without our settings; after its time or when it has written enough it is ended.
/// </summary>
internal sealed class PdfText : IDisposable
{
    // One letter may be four bytes.
    private const int MostBytes = 4 * DocumentReading.Longest, MostAtWork = 2;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private static readonly string? Program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "pdftotext.exe" : "pdftotext")).FirstOrDefault(File.Exists);

    private readonly SemaphoreSlim _atWork = new(MostAtWork, MostAtWork);

    public static bool IsPresent => Program is not null;

    /// <summary>Null when the program is not there.</summary>
    /// <exception cref="InvalidDataException">It made nothing of the file, or not in time.</exception>
    public async Task<string?> Read(Stream content, CancellationToken cancel)
    {
        if (Program is not { } program) return null;
        await _atWork.WaitAsync(cancel);
        var folder = Directory.CreateTempSubdirectory("tessera-pdf-");
        try
        {
            var path = Path.Combine(folder.FullName, "in.pdf");
            await using (var copy = File.Create(path))
            {
                content.Position = 0;
                await content.CopyToAsync(copy, cancel);
            }
            return await Run(program, folder.FullName, path, cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
            _atWork.Release();
        }
    }

    private static async Task<string> Run(string program, string folder, string path, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program, ["-q", "-enc", "UTF-8", "-nopgbrk", path, "-"]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder };
        start.Environment.Clear();
        using var process = Process.Start(start) ?? throw new InvalidDataException();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        try
        {
            process.StandardInput.Close();
            _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, limit.Token);
            var (text, isWhole) = await Output(process, limit.Token);
            if (!isWhole) return text;
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 || text.Length > 0 ? text : throw new InvalidDataException();
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new InvalidDataException();
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static async Task<(string Text, bool IsWhole)> Output(Process process, CancellationToken cancel)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 << 10];
        int got;
        while (kept.Length < MostBytes && (got = await process.StandardOutput.BaseStream.ReadAsync(buffer, cancel)) > 0) kept.Write(buffer, 0, got);
        return (Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length), kept.Length < MostBytes);
    }

    public void Dispose() => _atWork.Dispose();
}
