using Tessera.Web.Commands;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>`./tessera import CODE --batch DIR`: a folder of partners' files from the command line.</summary>
public sealed class BatchCommandTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    [Fact]
    public async Task A_folder_is_read_answered_for_all_files_and_accepted()
    {
        var scene = await ImportScene.Open(app, "batch-command");
        var folder = Directory.CreateTempSubdirectory("tessera-batch-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "Mira"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "salva.csv"), BatchScene.Salva);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Mira", "5W.csv"), BatchScene.Mira);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "~$salva.csv"), "lock");

            var (code, said) = await Run("import", "batch-command", "--batch", folder.FullName);
            Assert.Equal(CommandLine.OpenQuestions, code);
            Assert.Contains("Batch 1, 2 files", said, StringComparison.Ordinal);
            Assert.Contains("Mira/5W.csv: import 1, 3 rows read = 1 ok + 0 fixed + 2 waiting", said, StringComparison.Ordinal);
            // Dong Haa stands in one row of Salva's file and two of Mira's.
            var question = said.Split('\n').Single(l => l.StartsWith("? ", StringComparison.Ordinal));
            Assert.Contains("(3 rows, 2 files, held)", question, StringComparison.Ordinal);

            (code, said) = await Run("import", "batch-command", "--batch", folder.FullName, "--answer", $"{question.Split("  ")[0][2..]}=VN403", "--accept-clean");
            Assert.Equal(CommandLine.Done, code);
            Assert.Contains("State: Committed", said, StringComparison.Ordinal);
            Assert.Equal(5, await scene.Counting());
        }
        finally { folder.Delete(recursive: true); }
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_and_stops_no_other()
    {
        var scene = await ImportScene.Open(app, "batch-refused");
        var folder = Directory.CreateTempSubdirectory("tessera-batch-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "nord.csv"), BatchScene.Nord.Replace("Nord Team", "Salva Relief", StringComparison.Ordinal));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "report.xlsx"), "%PDF-1.4 no table");
            var (code, said) = await Run("import", "batch-refused", "--batch", folder.FullName, "--accept-clean");
            Assert.Equal(CommandLine.Refused, code);
            Assert.Contains("report.xlsx: This is a PDF", said, StringComparison.Ordinal);
            Assert.Equal(1, await scene.Counting());
        }
        finally { folder.Delete(recursive: true); }
    }

    private async Task<(int Code, string Said)> Run(params string[] words)
    {
        var output = new StringWriter();
        return (await CommandLine.Run(app.Services, CommandLine.Read(words, TextWriter.Null)!, output, output), output.ToString());
    }
}
