using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Tests;

/// <summary>
/// What a first start makes of an empty database, the schema and the lists of every country, made by its own code once
/// for the run and copied for each application. Tests of the start itself begin with nothing.
/// </summary>
internal static class FirstStart
{
    private const string File = "tessera.db";
    private static readonly Lazy<Task<string>> Folder = new(InFolder);

    /// <summary>Puts the SQLite database of a first start into a data folder.</summary>
    public static async Task CopyTo(string data) => System.IO.File.Copy(Path.Combine(await Folder.Value, File), Path.Combine(data, File));

    /// <param name="database">A PostgreSQL connection string without a pool; null for SQLite in the data folder.</param>
    public static async Task Of(string data, string? database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddDatabase(data, database);
        // The model of the database depends on how accounts are kept.
        builder.Services.AddAccess();
        builder.Services.AddFigures(data);
        await using var app = builder.Build();
        await app.Services.PrepareDatabase();
        await app.Services.PrepareLists();
    }

    public static void Forget()
    {
        if (Folder is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) Directory.Delete(Folder.Value.Result, recursive: true);
    }

    private static async Task<string> InFolder()
    {
        var folder = Directory.CreateTempSubdirectory("tessera-first-").FullName;
        await Of(folder, null);
        // The last connection that closes leaves everything in the one file; a log left beside it would not be copied.
        return System.IO.File.Exists(Path.Combine(folder, File + "-wal")) ? throw new InvalidOperationException("The template is still open.") : folder;
    }
}
