using Tessera.Domain;

namespace Tessera.Web.Commands;

/// <summary>A file that a command was told to write; one that cannot be written is a refusal that names it.</summary>
internal static class OutputFile
{
    /// <summary>Before anything is done, so that nothing is done whose outcome nobody gets. Leaves no file behind.</summary>
    /// <param name="input">The file that is read, which is never written over.</param>
    public static void Demand(string? path, string? input = null)
    {
        if (path is null) return;
        if (input is not null && Real(path) == Real(input)) throw Problem.Invalid("output.is-input", path);
        try
        {
            var isNew = !File.Exists(path);
            File.Open(path, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
            if (isNew) File.Delete(path);
        }
        catch (Exception failure) when (IsUnwritable(failure)) { throw Unwritable(path); }
    }

    public static async Task Write(string path, Func<Stream, Task> write)
    {
        try
        {
            await using var stream = File.Create(path);
            await write(stream);
        }
        catch (Exception failure) when (IsUnwritable(failure)) { throw Unwritable(path); }
    }

    private static bool IsUnwritable(Exception failure) => failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    private static Problem Unwritable(string path) => Problem.Invalid("output.unwritable", path);

    private static string Real(string path) => (File.Exists(path) ? new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName : null) ?? Path.GetFullPath(path);
}
