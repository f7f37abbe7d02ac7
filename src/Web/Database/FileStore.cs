using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Database;

/// <summary>Files kept in the database in pieces of 1 MB: one backup, no shared disk between nodes.</summary>
public sealed class FileStore(TesseraDb db, Ids ids, TimeProvider time)
{
    private const int PieceLength = 1 << 20, PiecesPerTransaction = 8;

    /// <summary>Keeps the bytes, or finds the file with the same bytes already kept for the operation. Saves in its own transactions.</summary>
    /// <param name="noted">Where the file is written down, in one transaction with its own row: no crash leaves a file nobody knows of.</param>
    public async Task<StoredFile> Keep(int operationId, string name, Stream content, Func<StoredFile, Task>? noted = null, CancellationToken cancel = default)
    {
        await using var copy = TemporaryFile();
        await content.CopyToAsync(copy, cancel);
        copy.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(copy, cancel));
        var kept = await db.Files.FirstOrDefaultAsync(f => f.OperationId == operationId && f.Sha256 == hash, cancel);
        if (kept is not null)
        {
            if (noted is not null) await noted(kept);
            return kept;
        }
        var file = new StoredFile { OperationId = operationId, Id = ids.Next(), Sha256 = hash, Name = name, Length = copy.Length, At = time.GetUtcNow().ToUnixTimeMilliseconds() };
        copy.Position = 0;
        try
        {
            await WritePieces(file, copy, cancel);
            // The file's own row comes last: a file without it was cut off and is never read.
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            db.Files.Add(file);
            await db.SaveChangesAsync(cancel);
            if (noted is not null) await noted(file);
            await transaction.CommitAsync(cancel);
        }
        catch
        {
            db.ChangeTracker.Clear();
            await Forget(db, file.OperationId, file.Id).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        return file;
    }

    /// <summary>Pieces that no file holds together must not fill a disk that may be full already.</summary>
    public static Task Forget(TesseraDb db, int operationId, long fileId) => db.FilePieces.Where(p => p.OperationId == operationId && p.FileId == fileId).ExecuteDeleteAsync(CancellationToken.None);

    private async Task WritePieces(StoredFile file, Stream copy, CancellationToken cancel)
    {
        var (buffer, position) = (new byte[PieceLength], 0);
        for (var isOver = false; !isOver;)
        {
            // Each transaction waits for the disk; one of a few pieces is still short enough for those who wait to save.
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            for (var end = position + PiecesPerTransaction; position < end; position++)
            {
                var read = await copy.ReadAtLeastAsync(buffer, PieceLength, throwOnEndOfStream: false, cancel);
                if (isOver = read == 0) break;
                db.FilePieces.Add(new FilePiece { OperationId = file.OperationId, FileId = file.Id, Position = position, Bytes = buffer[..read] });
                await db.SaveChangesAsync(cancel);
                db.ChangeTracker.Clear();
            }
            await transaction.CommitAsync(cancel);
        }
    }

    /// <summary>The bytes as a seekable stream on a temporary copy, gone when closed.</summary>
    public async Task<Stream> Open(int operationId, long fileId, CancellationToken cancel = default)
    {
        var copy = TemporaryFile();
        var pieces = db.FilePieces.AsNoTracking().Where(p => p.OperationId == operationId && p.FileId == fileId).OrderBy(p => p.Position);
        await foreach (var piece in pieces.AsAsyncEnumerable().WithCancellation(cancel)) await copy.WriteAsync(piece.Bytes, cancel);
        copy.Position = 0;
        return copy;
    }

    /// <summary>For its owner alone, gone when closed.</summary>
    public static FileStream TemporaryFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }
}
