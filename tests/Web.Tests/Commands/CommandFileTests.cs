using Tessera.Web.Commands;
using Tessera.Web.Tests.Features.Imports;
using Xunit;

namespace Tessera.Web.Tests.Commands;

/// <summary>Files, sheets and answers that a command is told of and that are not there: one sentence, and nothing is done.</summary>
public sealed class CommandFileTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private async Task<(int Code, string Said, string Errors)> Run(params string[] words)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        return (await CommandLine.Run(app.Services, CommandLine.Read(words, TextWriter.Null)!, output, errors), output.ToString(), errors.ToString());
    }

    private static async Task Within(Func<string, Task> test)
    {
        var folder = Directory.CreateTempSubdirectory("tessera-command-");
        try { await test(folder.FullName); }
        finally { folder.Delete(recursive: true); }
    }

    [Fact]
    public Task A_file_that_cannot_be_written_is_named_and_nothing_is_imported() => Within(async folder =>
    {
        var scene = await ImportScene.Open(app, "unwritable");
        var file = Path.Combine(folder, "november.csv");
        await File.WriteAllTextAsync(file, BatchScene.Salva);
        var nowhere = Path.Combine(folder, "none", "out");
        foreach (var words in new[] { new[] { "import", "unwritable", file, "--accept-clean", "--annotated", nowhere }, ["import", "unwritable", file, "--accept-clean", "--report", nowhere], ["export", "unwritable", "activities", "--format", "csv", "--out", nowhere], ["needs", "import", "unwritable", file, "--report", nowhere] })
        {
            var (code, _, errors) = await Run(words);
            Assert.Equal((CommandLine.Refused, $"The file {nowhere} cannot be written."), (code, errors.Trim()));
        }
        Assert.Equal(0, await scene.Counting());
        Assert.Equal([file], Directory.GetFileSystemEntries(folder));
    });

    [Fact]
    public Task The_file_that_is_read_is_not_written_over() => Within(async folder =>
    {
        await ImportScene.Open(app, "same-file");
        var file = Path.Combine(folder, "november.csv");
        await File.WriteAllTextAsync(file, BatchScene.Salva);
        var (code, _, errors) = await Run("import", "same-file", file, "--annotated", Path.Combine(folder, ".", "november.csv"));
        Assert.Equal(CommandLine.Refused, code);
        Assert.Contains("is the file that is read", errors, StringComparison.Ordinal);
        Assert.Equal(BatchScene.Salva, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    });

    [Fact]
    public Task A_sheet_that_is_not_there_is_refused_with_the_names_of_those_that_are() => Within(async folder =>
    {
        await ImportScene.Open(app, "no-sheet");
        var file = Path.Combine(folder, "own.xlsx");
        await File.WriteAllBytesAsync(file, OwnFileTests.Workbook());
        var (code, _, errors) = await Run("import", "no-sheet", file, "--sheet", "Nope");
        Assert.Equal((CommandLine.Refused, "There is no sheet “Nope” in the file. Its sheets: Tháng 11."), (code, errors.Trim()));
        Assert.Contains("sheet \"Tháng 11\"", (await Run("import", "no-sheet", file, "--sheet", "thang 11")).Said, StringComparison.Ordinal);
    });

    [Fact]
    public Task An_answer_to_what_nobody_asked_is_told_and_changes_nothing_else() => Within(async folder =>
    {
        await ImportScene.Open(app, "no-question");
        var file = Path.Combine(folder, "november.csv");
        await File.WriteAllTextAsync(file, BatchScene.Salva);
        var (code, said, _) = await Run("import", "no-question", file, "--answer", "foo=bar", "--answer", "place:dong haa=VN403", "--answer", "place:dong ha=VN401", "--answer", "period=2009-11");
        Assert.Equal(CommandLine.Done, code);
        string[] told = [.. said.Split('\n').Where(l => l.Contains("changes nothing", StringComparison.Ordinal)).Select(l => l.Trim())];
        Assert.Equal(["! No question of this file has the key foo: that answer changes nothing.", "! No question of this file has the key place:dong ha: that answer changes nothing."], told);
    });
}
