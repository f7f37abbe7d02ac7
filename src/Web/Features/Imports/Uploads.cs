using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// Large files on their way, in pieces that are each kept as they arrive: a line that breaks costs one piece. Choosing
/// the same file again, tomorrow or on another page, goes on where it stopped.
/// </summary>
internal sealed class Uploads(TesseraDb db, CurrentUser user, FileStore files, Ids ids, TimeProvider time)
{
    public const int LongestPiece = 1 << 20;
    private const int LongestName = 500;
    public const string Unknown = "upload.unknown";
    // Twice what one form may bring; beyond it the person's oldest unfinished ones give way.
    private const long MostOfOnePerson = 2 * ImportForms.LargestBody;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>A new upload, or the same person's of the same file with what has come of it.</summary>
    /// <param name="modified">When the file was last changed where it comes from, as its sender counts.</param>
    public async Task<UploadRow> Open(Operation operation, string name, long length, long modified)
    {
        user.DemandSomewhere(Right.ImportRows, RightScope.Of(operation));
        if (length is < 1 or > ImportForms.LargestFile) throw new Problem(ProblemKind.TooLarge, "request.too-large");
        await UploadSweep.Run(db, time);
        var own = await Own(operation);
        name = Within(name);
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl)) throw Problem.Invalid("request.unreadable");
        if (own.Find(u => u.Name == name && u.Length == length && u.Modified == modified) is { } same) return same;
        await MakeRoom(own, length);
        var upload = new UploadRow { OperationId = operation.Id, Id = ids.Next(), UserId = user.DemandSignedIn(), Name = name, Length = length, Modified = modified, At = Now };
        db.Uploads.Add(upload);
        await db.SaveChangesAsync();
        return upload;
    }

    /// <summary>The name with the folders it stood in: two partners both send "5W.xlsx". A path out of them is none.</summary>
    private static string Within(string path) => string.Join('/', path.Split('/', '\\').Where(part => part.Trim() is not ("" or "." or "..")));

    /// <summary>Unfinished ones give way, the oldest first; whole ones belong to the sending that is under way.</summary>
    private async Task MakeRoom(List<UploadRow> own, long length)
    {
        var unfinished = new Queue<UploadRow>(own.Where(u => u.Received < u.Length).OrderBy(u => u.At));
        for (var kept = own.ToList(); kept.Count >= SentFiles.Most || kept.Sum(u => u.Length) + length > MostOfOnePerson;)
        {
            if (!unfinished.TryDequeue(out var oldest)) throw new Problem(ProblemKind.TooLarge, "request.too-large");
            kept.Remove(oldest);
            await Forget([oldest]);
        }
    }

    public async Task<UploadRow> Find(Operation operation, long id) =>
        (await Own(operation)).Find(u => u.Id == id) ?? throw Problem.NotFound(Unknown);

    /// <summary>Keeps a piece that begins where the last one ended; a piece cut off on its way is not kept at all.</summary>
    public async Task<UploadRow> Add(Operation operation, long id, long offset, byte[] piece)
    {
        var upload = await Find(operation, id);
        if (offset != upload.Received) throw Elsewhere(upload);
        if (piece.Length == 0) return upload;
        if (offset + piece.Length > upload.Length) throw Problem.Invalid("upload.too-long", upload.Name);
        db.FilePieces.Add(new FilePiece { OperationId = operation.Id, FileId = id, Position = upload.Pieces, Bytes = piece });
        (upload.Received, upload.Pieces, upload.At) = (upload.Received + piece.Length, upload.Pieces + 1, Now);
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException twice) when (twice.IsTaken("file_piece")) { throw Elsewhere(upload); }
        return upload;
    }

    /// <summary>The person's files that have not come whole, newest first.</summary>
    public async Task<IReadOnlyList<UploadRow>> Unfinished(Operation operation) =>
        user.Id is null ? [] : [.. (await Own(operation)).Where(u => u.Received < u.Length).OrderByDescending(u => u.At)];

    /// <summary>Files that have come whole, to be staged as any other; let go of what it gives.</summary>
    public async Task<IReadOnlyList<(UploadRow Upload, Stream Content)>> Take(Operation operation, IEnumerable<string?> numbers)
    {
        var taken = new List<(UploadRow, Stream)>();
        var asked = numbers.Distinct().ToList();
        if (asked.Count > SentFiles.Most) throw Problem.Invalid("batch.too-many", SentFiles.Most.ToString(CultureInfo.InvariantCulture));
        try
        {
            foreach (var number in asked) taken.Add(await Whole(operation, long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0));
            return taken;
        }
        catch
        {
            foreach (var (_, content) in taken) await content.DisposeAsync();
            throw;
        }
    }

    private async Task<(UploadRow Upload, Stream Content)> Whole(Operation operation, long id)
    {
        var upload = await Find(operation, id);
        if (upload.Received < upload.Length) throw Problem.Invalid("upload.incomplete", upload.Name, Percent(upload));
        var content = await files.Open(operation.Id, upload.Id);
        if (content.Length == upload.Length) return (upload, content);
        // Let go of on another page meanwhile.
        await content.DisposeAsync();
        throw Problem.NotFound(Unknown);
    }

    public async Task Forget(IEnumerable<UploadRow> uploads)
    {
        foreach (var upload in uploads) await UploadSweep.Remove(db, upload.OperationId, upload.Id);
    }

    public static string Percent(UploadRow upload) => (upload.Received * 100 / upload.Length).ToString(CultureInfo.InvariantCulture);

    private static Problem Elsewhere(UploadRow upload) => Problem.Conflict("upload.elsewhere", upload.Name);

    private Task<List<UploadRow>> Own(Operation operation)
    {
        user.DemandSomewhere(Right.ImportRows, RightScope.Of(operation));
        var person = user.DemandSignedIn();
        return db.Uploads.Where(u => u.OperationId == operation.Id && u.UserId == person).ToListAsync();
    }
}
