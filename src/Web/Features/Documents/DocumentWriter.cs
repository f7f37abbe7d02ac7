using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Documents;

/// <summary>What a file became once it was kept and read.</summary>
internal sealed record KeptFile(long? FileId, string? Name, DocumentFormat Format, long Length, ReadText Read);

/// <summary>Parts of the verbs of the library: keeping a file, adding a version, saying what searching finds.</summary>
internal sealed class DocumentWriter(TesseraDb db, FileStore files, DocumentReading reading, Ids ids, TimeProvider time)
{
    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Refused or kept and read; the caller has asked who may.</summary>
    public async Task<KeptFile> Keep(int operationId, string sentName, Stream sent, CancellationToken cancel)
    {
        await using var content = FileStore.TemporaryFile();
        await CopyAtMost(sent, content, DocumentFile.Largest, cancel);
        var file = DocumentFile.Recognise(content, sentName);
        var read = await reading.Read(file, cancel);
        content.Position = 0;
        var name = DocumentFormats.Name(sentName, file.Format);
        var kept = await files.Keep(operationId, name, content, cancel: cancel);
        return new(kept.Id, name, file.Format, kept.Length, read);
    }

    public DocumentVersion Version(Document document, int number, KeptFile file, string? note, string by)
    {
        var version = new DocumentVersion
        {
            OperationId = document.OperationId, DocumentId = document.Id, Number = number, FileId = file.FileId, FileName = file.Name, Format = file.Format, Length = file.Length,
            AddedAt = Now, AddedBy = by, Note = DocumentDoor.Blank(note), Reading = file.Read.Reading,
        };
        db.DocumentVersions.Add(version);
        return version;
    }

    /// <summary>What searching finds: the card, and the text of the version that holds.</summary>
    /// <param name="text">Null leaves the text as it stands.</param>
    public async Task Find(Document document, string? text)
    {
        var row = await db.DocumentTexts.FirstOrDefaultAsync(t => t.OperationId == document.OperationId && t.DocumentId == document.Id);
        var found = text ?? row?.Text ?? "";
        var words = DocumentTextRow.WordsOf(document, found);
        if (row is null) db.DocumentTexts.Add(new DocumentTextRow { OperationId = document.OperationId, DocumentId = document.Id, Text = found, Words = words, Stamp = ids.Next() });
        else (row.Text, row.Words, row.Stamp) = (found, words, ids.Next());
    }

    /// <summary>One byte more than allowed is enough to refuse.</summary>
    private static async Task CopyAtMost(Stream from, Stream to, long most, CancellationToken cancel)
    {
        var (buffer, copied) = (new byte[128 << 10], 0L);
        int got;
        while (copied <= most && (got = await from.ReadAsync(buffer, cancel)) > 0)
        {
            await to.WriteAsync(buffer.AsMemory(0, got), cancel);
            copied += got;
        }
        to.Position = 0;
    }
}
