using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Tessera.Domain;
using Tessera.Web.Papers;
using Tessera.Web.Tests.Features.Presence;
using Xunit;

namespace Tessera.Web.Tests.Papers;

public sealed partial class SheetPrinterTests
{
    [Fact]
    public async Task The_sheet_is_one_landscape_A4_page_and_a_picture_of_it()
    {
        await using var app = await TesseraApp.OnSqlite();
        await SmallCountry.Register(app);
        using (var printer = new SheetPrinter(null)) Assert.SkipUnless(printer.IsPresent, "There is no Chromium on this machine.");
        foreach (var query in new[] { "", "?cluster=WSH&map=gap", "?place=X1" })
        {
            var pdf = await (await app.Visitor().Get("/small/snapshot.pdf" + query)).Content.ReadAsByteArrayAsync();
            var text = Encoding.Latin1.GetString(pdf);
            Assert.StartsWith("%PDF-", text, StringComparison.Ordinal);
            Assert.Single(Pages().Matches(text));
            // A4 is 297 x 210 mm; a point is 25.4 / 72 mm: 841.9 x 595.3.
            Assert.Matches(@"/MediaBox \[0 0 84[12][.\d]* 59[45][.\d]*\]", text);
        }
        var picture = await (await app.Visitor().Get("/small/snapshot.png")).Content.ReadAsByteArrayAsync();
        // The width and height of a PNG stand at bytes 16 and 20: 1123 x 794 dots, twice as fine.
        Assert.Equal((2246, 1588), (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20))));
    }

    [Fact]
    public async Task Without_Chromium_the_page_says_so_and_has_no_such_files()
    {
        using var printer = new SheetPrinter(SheetPrinter.None);
        Assert.False(printer.IsPresent);
        Assert.Equal("print.no-chromium", (await Assert.ThrowsAsync<Problem>(() => printer.Print("", SheetFormat.Pdf, CancellationToken.None))).Code);
    }

    [Fact]
    public async Task A_program_that_hangs_is_ended_and_leaves_nothing_behind()
    {
        var folder = Directory.CreateTempSubdirectory("tessera-test-");
        var told = Path.Combine(folder.FullName, "told");
        using var printer = new SheetPrinter(await StandIn(folder, $"pwd > {told}\nsleep 300 &\nsleep 300\n"), TimeSpan.FromSeconds(1));
        var watch = Stopwatch.StartNew();
        var refusal = await Assert.ThrowsAsync<Problem>(() => printer.Print("<p>", SheetFormat.Pdf, CancellationToken.None));
        Assert.Equal("print.failed", refusal.Code);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
        Assert.False(Directory.Exists((await File.ReadAllTextAsync(told, TestContext.Current.CancellationToken)).Trim()));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task More_than_a_few_waiting_are_told_to_come_again()
    {
        var folder = Directory.CreateTempSubdirectory("tessera-test-");
        using var printer = new SheetPrinter(await StandIn(folder, "sleep 1\nfor a in \"$@\"; do case $a in --print-to-pdf=*) echo made > \"${a#--print-to-pdf=}\";; esac; done\n"));
        // Two at work and eight waiting; of fourteen different sheets at once four are refused.
        var asked = Enumerable.Range(0, 14).Select(i => Code(printer.Print($"<p>{i}", SheetFormat.Pdf, CancellationToken.None))).ToList();
        Assert.Equal(4, (await Task.WhenAll(asked)).Count(code => code == "print.busy"));
        folder.Delete(recursive: true);
    }

    private static async Task<string> StandIn(DirectoryInfo folder, string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The stand-in is a shell script.");
        var program = Path.Combine(folder.FullName, "chromium");
        await File.WriteAllTextAsync(program, "#!/bin/sh\n" + script, TestContext.Current.CancellationToken);
        if (OperatingSystem.IsLinux()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return program;
    }

    private static async Task<string> Code(Task<byte[]> printing)
    {
        try
        {
            await printing;
            return "made";
        }
        catch (Problem problem)
        {
            return problem.Code;
        }
    }

    [GeneratedRegex(@"/Type /Page\b(?!s)")]
    private static partial Regex Pages();
}
