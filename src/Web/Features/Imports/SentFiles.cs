using System.Globalization;
using Tessera.Domain;
using Tessera.Web.Database.Tables;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Imports;

/// <summary>A file as it was sent, with its folder; opening may refuse it.</summary>
internal sealed record SentFile(string Name, Func<Stream> Open);

/// <summary>The files of one sending, those of a zip of many among them; let go of together.</summary>
internal sealed class SentFiles : IDisposable
{
    /// <summary>More than any country has partners; a folder of everything is a mistake.</summary>
    public const int Most = 200;

    private readonly List<SentFile> _files = [];
    private readonly List<Stream> _zips = [];

    public IReadOnlyList<SentFile> All => _files;

    /// <param name="arrived">Files that came in pieces before.</param>
    public static SentFiles Of(IFormCollection form, IReadOnlyList<(UploadRow Upload, Stream Content)>? arrived = null)
    {
        var sent = new SentFiles();
        foreach (var (upload, content) in (arrived ?? []).Where(a => arrived!.Count == 1 || !FileOpening.IsOfSystem(a.Upload.Name))) sent.Add(upload.Name, upload.Length, () => content);
        var files = form.Files.GetFiles("file").Where(f => f.FileName.Length > 0).ToList();
        foreach (var file in files.Where(f => files.Count == 1 || !FileOpening.IsOfSystem(f.FileName))) sent.Add(file.FileName, file.Length, file.OpenReadStream);
        return sent.Complete();
    }

    /// <summary>Everything in a folder and the folders in it, in the order of the names; of a file that file.</summary>
    public static SentFiles Of(string folder)
    {
        var sent = new SentFiles();
        if (!Directory.Exists(folder))
        {
            sent.Add(Path.GetFileName(folder), new FileInfo(folder).Length, () => File.OpenRead(folder));
            return sent.Complete();
        }
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !FileOpening.IsOfSystem(f)).Order(StringComparer.Ordinal))
            sent.Add(Path.GetRelativePath(folder, path).Replace('\\', '/'), new FileInfo(path).Length, () => File.OpenRead(path));
        return sent.Complete();
    }

    private void Add(string name, long length, Func<Stream> open)
    {
        if (length > ImportForms.LargestFile) _files.Add(new(name, () => throw new Problem(ProblemKind.TooLarge, "request.too-large")));
        else if (name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) Unpack(name, open());
        else _files.Add(new(name, open));
    }

    private void Unpack(string name, Stream zip)
    {
        _zips.Add(zip);
        if (PackedFiles.Of(zip, ReadLimits.Default) is not { } files)
        {
            zip.Position = 0;
            _files.Add(new(name, () => zip));
            return;
        }
        _files.AddRange(files.Select(f => new SentFile($"{name}/{f.Name}", f.Open)));
    }

    private SentFiles Complete()
    {
        var refusal = _files.Count switch
        {
            0 => Problem.Invalid("import.file-missing"),
            > Most => Problem.Invalid("batch.too-many", Most.ToString(CultureInfo.InvariantCulture)),
            _ => null,
        };
        if (refusal is null) return this;
        Dispose();
        throw refusal;
    }

    public void Dispose() => _zips.ForEach(zip => zip.Dispose());
}
