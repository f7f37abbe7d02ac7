using Tessera.Web.Commands;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>`./tessera import ... --answer [--remember]` and `./tessera answers CODE`: what a command teaches, and what was taught.</summary>
public sealed class AnswerCommandTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    [Fact]
    public async Task An_answer_of_a_command_is_for_its_file_and_teaches_later_ones_only_when_told_to()
    {
        await ImportScene.Open(app, "taught");
        var folder = Directory.CreateTempSubdirectory("tessera-answers-");
        try
        {
            var file = Path.Combine(folder.FullName, "november.csv");
            await File.WriteAllTextAsync(file, BatchScene.Salva);
            var (code, said) = await Run("import", "taught", file);
            Assert.Equal(CommandLine.OpenQuestions, code);
            var key = said.Split('\n').Single(l => l.StartsWith("? place:", StringComparison.Ordinal)).Split("  ")[0][2..];

            Assert.Equal(CommandLine.Done, (await Run("import", "taught", file, "--answer", $"{key}=VN403")).Code);
            Assert.DoesNotContain(key, (await Run("answers", "taught")).Said, StringComparison.Ordinal);

            await File.AppendAllTextAsync(file, "\n");
            Assert.Equal(CommandLine.Done, (await Run("import", "taught", file, "--answer", $"{key}=VN403", "--remember")).Code);
            var line = (await Run("answers", "taught")).Said.Split('\n').Single(l => l.Contains("VN403", StringComparison.Ordinal));
            Assert.Contains("command line", line, StringComparison.Ordinal);

            // A later file of the same organisation is read without asking.
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "december.csv"), BatchScene.Salva.Replace("2009-11", "2009-12", StringComparison.Ordinal));
            (code, said) = await Run("import", "taught", Path.Combine(folder.FullName, "december.csv"));
            Assert.Equal(CommandLine.Done, code);
            Assert.Contains("1 answers from earlier files were applied", said, StringComparison.Ordinal);
        }
        finally { folder.Delete(recursive: true); }
    }

    private async Task<(int Code, string Said)> Run(params string[] words)
    {
        var output = new StringWriter();
        return (await CommandLine.Run(app.Services, CommandLine.Read(words, TextWriter.Null)!, output, output), output.ToString());
    }
}
