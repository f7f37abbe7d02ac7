using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Tessera.Web.Tests.Faults;

/// <summary>A disk of its own that fills up or goes bad. Whoever may not mount one has the test skipped, with the reason.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string? _image;

    private SmallDisk(string? image) => _image = image;

    public string Folder { get; } = Directory.CreateTempSubdirectory("tessera-disk-").FullName;

    /// <summary>In memory, with so much room and no more.</summary>
    public static SmallDisk Of(int megabytes) => Mounted(new SmallDisk(null), string.Create(CultureInfo.InvariantCulture, $"mount -t tmpfs -o size={megabytes}m tmpfs"));

    /// <summary>One whose kernel can be told that it failed.</summary>
    public static SmallDisk ThatFails(int megabytes)
    {
        var disk = new SmallDisk(Path.GetTempFileName());
        using (var image = File.OpenWrite(disk._image!)) image.SetLength(megabytes << 20);
        return Mounted(disk, $"mkfs.ext4 -q {disk._image} && mount -o loop {disk._image}");
    }

    private static SmallDisk Mounted(SmallDisk disk, string how)
    {
        if (Shell($"{how} {disk.Folder}") is not { } refusal) return disk;
        disk.Dispose();
        Assert.Skip($"No disk of its own can be mounted here, so nothing can fill it up or break it: {refusal}");
        throw new UnreachableException();
    }

    /// <summary>Fills it up to so many bytes, or empties it again.</summary>
    public void Leave(long bytes)
    {
        var ballast = Path.Combine(Folder, "ballast");
        File.Delete(ballast);
        var length = new DriveInfo(Folder).AvailableFreeSpace - bytes;
        if (length > 0) using (new FileStream(ballast, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, PreallocationSize = length })) { }
    }

    /// <summary>For everyone who opens a file from now on.</summary>
    public void Close() => Assert.Null(Shell($"mount -o remount,ro {Folder}"));

    /// <summary>What the kernel does with a disk that fails: no write goes through any more, not even to files that are open.</summary>
    public void Fail() => Assert.Null(Shell($"mount -o remount,abort {Folder}"));

    public void Dispose()
    {
        Shell($"umount -l {Folder}");
        Directory.Delete(Folder);
        if (_image is not null) File.Delete(_image);
    }

    /// <summary>What went wrong; null when nothing did.</summary>
    private static string? Shell(string script)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", script]) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : said.Trim();
    }
}
